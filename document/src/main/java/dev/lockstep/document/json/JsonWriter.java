package dev.lockstep.document.json;

import dev.lockstep.document.internal.TextSink;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes JSON with the bytes of JavaScript's {@code JSON.stringify} (ECMA-262): members in their order, escapes only
 * where they are needed, surrogates without a partner escaped, numbers as JavaScript prints them. A number that a double
 * cannot hold is written in plain digits instead, because rounding it would lose data. Safe for use by several threads.
 */
public final class JsonWriter {

    private JsonWriter() {}

    /** How the lines are laid out. */
    public enum Layout {
        /** All on one line without blanks, as answers are. */
        COMPACT(""),
        /** One member or item per line with a tab per level, as the snapshot endpoint exports JSON. */
        TABS("\t"),
        /** One member or item per line with two blanks per level, as Directus' command line writes JSON. */
        BLANKS("  ");

        private final String indent;

        Layout(String indent) {
            this.indent = indent;
        }
    }

    /**
     * Writes a value on one line, as UTF-8, in pieces.
     *
     * @param target is neither flushed nor closed
     * @throws IOException if the target fails
     */
    public static void write(JsonValue value, OutputStream target) throws IOException {
        write(value, Layout.COMPACT, target);
    }

    /**
     * Writes a value in a layout, as UTF-8, in pieces, without a line break at the end.
     *
     * @param target is neither flushed nor closed
     * @throws IOException if the target fails
     */
    public static void write(JsonValue value, Layout layout, OutputStream target) throws IOException {
        var sink = TextSink.to(target);
        new JsonOutput(sink, layout.indent, false).write(value);
        sink.finish();
    }

    /** The value as text on one line. */
    public static String toText(JsonValue value) {
        return toText(value, Layout.COMPACT);
    }

    /** The value as text in a layout, without a line break at the end. */
    public static String toText(JsonValue value, Layout layout) {
        var sink = TextSink.inMemory();
        try {
            new JsonOutput(sink, layout.indent, false).write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sink.text();
    }
}
