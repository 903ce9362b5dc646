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

/**
 * Writes an object as the XML that the snapshot endpoint of Directus exports: an element {@code data} with an element per
 * member, repeated for each item of an array, so that an empty array leaves no trace. Ends without a line break. Safe for
 * use by several threads.
 *
 * <p>Directus fails on keys and characters that XML cannot have, and gives keys that start with {@code @}, {@code #} or
 * {@code =} a meaning. Here such a key is an element like any other with {@code _} in the place of what a name cannot hold,
 * and such a character becomes U+FFFD.
 */
public final class XmlWriter {

    private static final String INDENT = "    ";
    private static final char REPLACEMENT = '\uFFFD';

    private final TextSink sink;

    private XmlWriter(TextSink sink) {
        this.sink = sink;
    }

    /**
     * Writes the object as UTF-8, in pieces.
     *
     * @param target is neither flushed nor closed
     * @throws IOException if the target fails
     */
    public static void write(JsonObject object, OutputStream target) throws IOException {
        var sink = TextSink.to(target);
        sink.add("<?xml version='1.0'?>");
        new XmlWriter(sink).elements("data", object, 0);
        sink.finish();
    }

    private void elements(String name, JsonValue value, int level) throws IOException {
        switch (value) {
            case JsonArray(var items) -> {
                for (var item : items) {
                    elements(name, item, level);
                }
            }
            case JsonObject object -> element(name, object, level);
            case JsonText(var text) -> element(name, text, level);
            case JsonNumber _, JsonBoolean _, JsonNull _ -> element(name, JsonWriter.toText(value), level);
        }
    }

    private void element(String name, JsonObject object, int level) throws IOException {
        if (object.members().values().stream().noneMatch(XmlWriter::hasElements)) {
            element(name, "", level);
            return;
        }
        newLine(level);
        sink.add('<');
        sink.add(name);
        sink.add('>');
        for (var member : object.members().entrySet()) {
            elements(name(member.getKey()), member.getValue(), level + 1);
        }
        newLine(level);
        end(name);
    }

    private void element(String name, String text, int level) throws IOException {
        newLine(level);
        sink.add('<');
        sink.add(name);
        if (text.isEmpty()) {
            sink.add("/>");
            return;
        }
        sink.add('>');
        text(text);
        end(name);
    }

    private void end(String name) throws IOException {
        sink.add("</");
        sink.add(name);
        sink.add('>');
    }

    private static boolean hasElements(JsonValue value) {
        return !(value instanceof JsonArray(var items)) || items.stream().anyMatch(XmlWriter::hasElements);
    }

    private void newLine(int level) throws IOException {
        sink.add('\n');
        for (int i = 0; i < level; i++) {
            sink.add(INDENT);
        }
    }

    private void text(String text) throws IOException {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c == '&') {
                sink.add("&amp;");
            } else if (c == '<') {
                sink.add("&lt;");
            } else if (c == '>' && text.startsWith("]]", Math.max(0, i - 2)) && i >= 2) {
                sink.add("&gt;");
            } else if (isAllowed(c)) {
                sink.add(text, i, i + Character.charCount(c));
            } else {
                sink.add(REPLACEMENT);
            }
        }
    }

    private static String name(String key) {
        if (key.isEmpty()) {
            return "_";
        }
        var name = new StringBuilder(key.length());
        key.codePoints().forEach(c -> {
            boolean fits = name.isEmpty() ? isNameStart(c) : isNamePart(c);
            // A digit is no start of a name, but worth keeping behind one.
            if (!fits && isNamePart(c)) {
                name.append('_');
                fits = true;
            }
            name.appendCodePoint(fits ? c : '_');
        });
        return name.toString();
    }

    /** Char of XML 1.0, section 2.2. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0xD800)
                || (c >= 0xE000 && c < 0xFFFE)
                || c >= 0x10000;
    }

    /** NameStartChar of XML 1.0, section 2.3. */
    private static boolean isNameStart(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
        }
        return (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7)
                || (c >= 0x370 && c <= 0x1FFF && c != 0x37E)
                || c == 0x200C
                || c == 0x200D
                || (c >= 0x2070 && c <= 0x218F)
                || (c >= 0x2C00 && c <= 0x2FEF)
                || (c >= 0x3001 && c <= 0xD7FF)
                || (c >= 0xF900 && c <= 0xFDCF)
                || (c >= 0xFDF0 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0xEFFFF);
    }

    /** NameChar of XML 1.0, section 2.3. */
    private static boolean isNamePart(int c) {
        return isNameStart(c)
                || c == '-'
                || c == '.'
                || (c >= '0' && c <= '9')
                || c == 0xB7
                || (c >= 0x300 && c <= 0x36F)
                || c == 0x203F
                || c == 0x2040;
    }
}
