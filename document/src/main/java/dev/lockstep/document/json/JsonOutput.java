package dev.lockstep.document.json;

import dev.lockstep.document.internal.NumberText;
import dev.lockstep.document.internal.TextSink;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** One pass over a value, in one of the forms in which JSON is written here. */
final class JsonOutput {

    private static final String HEX = "0123456789abcdef";

    private final TextSink sink;
    private final String indent;
    private final boolean sorted;

    /** @param indent of one level; the empty text writes everything on one line */
    JsonOutput(TextSink sink, String indent, boolean sorted) {
        this.sink = sink;
        this.indent = indent;
        this.sorted = sorted;
    }

    void write(JsonValue value) throws IOException {
        write(value, 0);
    }

    private void write(JsonValue value, int level) throws IOException {
        switch (value) {
            case JsonObject(var members) -> object(members, level);
            case JsonArray(var items) -> array(items, level);
            case JsonText(var text) -> text(text);
            case JsonNumber number -> sink.add(NumberText.of(number));
            case JsonBoolean truth -> sink.add(truth.value() ? "true" : "false");
            case JsonNull _ -> sink.add("null");
        }
    }

    private void object(Map<String, JsonValue> members, int level) throws IOException {
        if (members.isEmpty()) {
            sink.add("{}");
            return;
        }
        char separator = '{';
        for (var member : (sorted && !isSorted(members) ? new TreeMap<>(members) : members).entrySet()) {
            sink.add(separator);
            separator = ',';
            newLine(level + 1);
            text(member.getKey());
            sink.add(indent.isEmpty() ? ":" : ": ");
            write(member.getValue(), level + 1);
        }
        newLine(level);
        sink.add('}');
    }

    /** Most objects of a model are, and a tree for each takes longer than all else about a hash. */
    private static boolean isSorted(Map<String, JsonValue> members) {
        String last = "";
        for (var name : members.keySet()) {
            if (name.compareTo(last) < 0) {
                return false;
            }
            last = name;
        }
        return true;
    }

    private void array(Collection<JsonValue> items, int level) throws IOException {
        if (items.isEmpty()) {
            sink.add("[]");
            return;
        }
        char separator = '[';
        for (var item : items) {
            sink.add(separator);
            separator = ',';
            newLine(level + 1);
            write(item, level + 1);
        }
        newLine(level);
        sink.add(']');
    }

    private void newLine(int level) throws IOException {
        if (!indent.isEmpty()) {
            sink.add('\n');
            for (int i = 0; i < level; i++) {
                sink.add(indent);
            }
        }
    }

    void text(String text) throws IOException {
        sink.add('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            sink.add(text, written, i);
            escape(c);
            written = i + 1;
        }
        sink.add(text, written, text.length());
        sink.add('"');
    }

    private void escape(char c) throws IOException {
        sink.add('\\');
        switch (c) {
            case '"', '\\' -> sink.add(c);
            case '\b' -> sink.add('b');
            case '\f' -> sink.add('f');
            case '\n' -> sink.add('n');
            case '\r' -> sink.add('r');
            case '\t' -> sink.add('t');
            default -> {
                sink.add('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    sink.add(HEX.charAt((c >> shift) & 0xF));
                }
            }
        }
    }
}
