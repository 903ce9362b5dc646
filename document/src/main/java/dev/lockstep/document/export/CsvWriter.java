package dev.lockstep.document.export;

import dev.lockstep.document.internal.TextSink;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes an object as the CSV that the snapshot endpoint of Directus exports: one line of keys and one of values, without
 * a line break at the end. Arrays are JSON in a cell, members of objects are columns of their own ({@code a.b}), null is an
 * empty cell and the empty text a quoted one. Safe for use by several threads.
 */
public final class CsvWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvWriter() {}

    /**
     * Writes the form named {@code csv}, as UTF-8.
     *
     * @param target is neither flushed nor closed
     * @throws IOException if the target fails
     */
    public static void write(JsonObject object, OutputStream target) throws IOException {
        var sink = TextSink.to(target);
        write(object, sink);
        sink.finish();
    }

    /**
     * Writes the form named {@code csv_utf8}: the same after a byte order mark, by which Excel knows that it is UTF-8.
     *
     * @param target is neither flushed nor closed
     * @throws IOException if the target fails
     */
    public static void writeWithByteOrderMark(JsonObject object, OutputStream target) throws IOException {
        var sink = TextSink.to(target);
        sink.add(BYTE_ORDER_MARK);
        write(object, sink);
        sink.finish();
    }

    private static void write(JsonObject object, TextSink sink) throws IOException {
        var columns = new LinkedHashMap<String, JsonValue>();
        collect("", object.members(), columns);
        if (columns.isEmpty()) {
            return;
        }
        line(columns.keySet().stream().map(JsonValue::of).toList(), sink);
        sink.add('\n');
        line(columns.values(), sink);
    }

    private static void collect(String prefix, Map<String, JsonValue> members, Map<String, JsonValue> columns) {
        members.forEach((name, value) -> {
            if (value instanceof JsonObject(var inner) && !inner.isEmpty()) {
                collect(prefix + name + ".", inner, columns);
            } else {
                columns.put(prefix + name, value);
            }
        });
    }

    private static void line(Collection<JsonValue> cells, TextSink sink) throws IOException {
        boolean first = true;
        for (var cell : cells) {
            if (!first) {
                sink.add(',');
            }
            first = false;
            cell(cell, sink);
        }
    }

    private static void cell(JsonValue value, TextSink sink) throws IOException {
        switch (value) {
            case JsonNull _ -> {}
            case JsonBoolean _, JsonNumber _ -> sink.add(JsonWriter.toText(value));
            case JsonText(var text) -> quoted(text, sink);
            case JsonArray _, JsonObject _ -> quoted(JsonWriter.toText(value), sink);
        }
    }

    private static void quoted(String text, TextSink sink) throws IOException {
        sink.add('"');
        sink.add(text.replace("\"", "\"\""));
        sink.add('"');
    }
}
