package dev.lockstep.cli;

import dev.lockstep.cli.terminal.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Where the process begins. */
public final class Main {

    private Main() {}

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.system(), arguments));
    }

    static int run(Terminal terminal, String... arguments) {
        if (arguments.length == 1 && arguments[0].equals("start")) {
            return start(terminal);
        }
        var line = new CommandLine(new Lockstep())
                .addSubcommand(new StartCommand(terminal))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new CommandLine(new UserCommand())
                        .addSubcommand(new UserTokenCommand(terminal))
                        .addSubcommand(new UserCreateCommand(terminal)))
                .addSubcommand(new CommandLine(new HistoryCommand())
                        .addSubcommand(new HistoryListCommand(terminal))
                        .addSubcommand(new HistoryPurgeCommand(terminal)));
        line.setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()));
        line.setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setExecutionExceptionHandler((failure, command, parsed) -> Failures.tell(failure, terminal));
        return line.execute(arguments);
    }

    /**
     * The usual start without the parser of command lines: its classes have the format of Java 5, which no AOT cache
     * takes, and reading and verifying them takes longer than opening the database.
     */
    private static int start(Terminal terminal) {
        try {
            return new StartCommand(terminal).call();
        } catch (Exception failure) {
            return Failures.tell(failure, terminal);
        }
    }
}
