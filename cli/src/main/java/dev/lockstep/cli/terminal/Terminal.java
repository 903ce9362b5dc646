package dev.lockstep.cli.terminal;

import java.io.PrintStream;

/**
 * Where a command talks to: results to one stream, talk to the other.
 *
 * @param colours whether results are read by a person who sees colours
 */
public record Terminal(PrintStream out, PrintStream err, boolean colours) {

    private static final String RESET = "\u001b[0m";

    /** The terminal, or whatever else the process was started with. */
    public static Terminal system() {
        // System.out keeps back what is not asked for when it is no terminal, and a server seldom says a second thing
        var out = new PrintStream(System.out, true, System.out.charset());
        return new Terminal(out, System.err, wantsColours());
    }

    /** {@code NO_COLOR} and {@code TERM=dumb} are the usual ways to say no (https://no-color.org). */
    @SuppressWarnings("SystemConsoleNull") // since 25 the default console is null again without a terminal
    private static boolean wantsColours() {
        var no = System.getenv("NO_COLOR");
        if ((no != null && !no.isEmpty()) || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /** A line of a result. */
    public void say(String line) {
        out.println(line);
    }

    /** An empty line of a result. */
    public void say() {
        out.println();
    }

    /** A line that is not a result. */
    public void remark(String line) {
        err.println(line);
    }

    /** What stands out. */
    public String bold(String text) {
        return coloured("\u001b[1m", text);
    }

    /** What stands back. */
    public String faint(String text) {
        return coloured("\u001b[2m", text);
    }

    /** What is well. */
    public String good(String text) {
        return coloured("\u001b[32m", text);
    }

    /** What is not. */
    public String bad(String text) {
        return coloured("\u001b[31m", text);
    }

    private String coloured(String code, String text) {
        return colours ? code + text + RESET : text;
    }
}
