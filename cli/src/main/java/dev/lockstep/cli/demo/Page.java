package dev.lockstep.cli.demo;

import dev.lockstep.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Locale;

/** Lays out what the demo says, within 80 columns. */
final class Page {

    private static final int WIDTH = 76;

    private final Terminal terminal;

    Page(Terminal terminal) {
        this.terminal = terminal;
    }

    void title(String text) {
        terminal.say(terminal.bold(text));
        terminal.say();
    }

    void heading(String text) {
        terminal.say();
        terminal.say(terminal.bold(text));
        terminal.say();
    }

    void line(String text) {
        terminal.say(text.isEmpty() ? "" : "  " + text);
    }

    void remark(String text) {
        terminal.say("  " + terminal.faint(text));
    }

    void fact(String name, String value) {
        terminal.say(String.format(Locale.ROOT, "  %-9s%s", name, value));
    }

    /** A numbered step of the guide, and what it is for. */
    void step(int number, String purpose) {
        terminal.say("  " + terminal.bold(number + "  " + purpose));
    }

    /** What is sent. */
    void request(String method, String address) {
        terminal.say("     " + method + " " + address);
    }

    /** What comes back, with its time at the right edge. */
    void answer(Answer answer, String meaning) {
        var status = String.valueOf(answer.status());
        var said = (answer.status() < 400 ? terminal.good(status) : terminal.bad(status)) + " " + meaning;
        timed("     " + said, 5 + status.length() + 1 + meaning.length(), answer.time());
    }

    /** More about an answer. */
    void detail(String text) {
        terminal.say("         " + text);
    }

    /** A line with a time at the right edge. */
    void timed(String text, Duration time) {
        timed("  " + text, 2 + text.length(), time);
    }

    private void timed(String text, int length, Duration time) {
        var shown = String.format(Locale.ROOT, "%,d ms", Math.max(1, time.toMillis()));
        int blanks = Math.max(2, WIDTH - length - shown.length());
        terminal.say(text + " ".repeat(blanks) + terminal.faint(shown));
    }

    void tableHead() {
        terminal.say(terminal.faint(String.format(Locale.ROOT, "  %-42s%8s%8s", "", "source", "target")));
    }

    void tableRow(String what, long source, long target, boolean holds, String verdict) {
        var numbers = String.format(Locale.ROOT, "  %-42s%,8d%,8d   ", what, source, target);
        terminal.say(numbers + (holds ? terminal.good(verdict) : terminal.bad(verdict)));
    }

    void verdict(boolean holds, String text) {
        terminal.say();
        terminal.say("  " + (holds ? terminal.good(text) : terminal.bad(text)));
    }
}
