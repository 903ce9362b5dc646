package dev.lockstep.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged, and how it looks: a line for each record, on standard error. */
final class Logs {

    /** Parts that tell everyone about themselves; what they do is of interest when they warn. */
    private static final List<String> TALKATIVE = List.of("io.helidon", "com.zaxxer.hikari");

    /** Levels are forgotten when nobody holds the logger that they were set on. */
    private static final List<Logger> HELD =
            TALKATIVE.stream().map(Logger::getLogger).toList();

    private Logs() {}

    static void configure(Level least) {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        var handler = new ConsoleHandler();
        handler.setLevel(java.util.logging.Level.ALL);
        handler.setFormatter(new Line());
        root.addHandler(handler);
        root.setLevel(level(least));
        HELD.forEach(logger -> logger.setLevel(level(atLeastWarning(least))));
    }

    private static Level atLeastWarning(Level least) {
        return least == Level.TRACE || least.getSeverity() > Level.WARNING.getSeverity() ? least : Level.WARNING;
    }

    private static java.util.logging.Level level(Level level) {
        return switch (level) {
            case ALL -> java.util.logging.Level.ALL;
            case TRACE -> java.util.logging.Level.FINER;
            case DEBUG -> java.util.logging.Level.FINE;
            case INFO -> java.util.logging.Level.INFO;
            case WARNING -> java.util.logging.Level.WARNING;
            case ERROR -> java.util.logging.Level.SEVERE;
            case OFF -> java.util.logging.Level.OFF;
        };
    }

    /** Time, level and message; a stack trace on lines of its own. */
    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord entry) {
            var text = new StringWriter();
            text.append(Instant.ofEpochMilli(entry.getMillis())
                            .truncatedTo(ChronoUnit.MILLIS)
                            .toString())
                    .append(' ')
                    .append(entry.getLevel().getName())
                    .append(' ')
                    .append(formatMessage(entry))
                    .append('\n');
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(text));
            }
            return text.toString();
        }
    }
}
