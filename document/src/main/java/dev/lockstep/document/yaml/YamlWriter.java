package dev.lockstep.document.yaml;

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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes YAML with the bytes of a snapshot that Directus exports, which is the default style of js-yaml 4.3: members in
 * their order, two blanks per level, lists indented under their key, quotes only where a text would be read as something
 * else, texts of several lines as block scalars, and lines over 80 columns folded. Ends with a line break. Every value is
 * read back as itself by {@link YamlReader}. Safe for use by several threads.
 *
 * <p>Two things differ from js-yaml. A value that occurs twice is written twice, never as an alias. A text or key at
 * the start of a line is quoted if it would be taken for the document end marker.
 */
public final class YamlWriter {

    private static final String INDENT = "  ";

    private static final String DOCUMENT_END = "...";

    private final TextSink sink;
    private final YamlText texts;

    private YamlWriter(TextSink sink) {
        this.sink = sink;
        this.texts = new YamlText(sink);
    }

    /**
     * Writes a value as UTF-8, in pieces.
     *
     * @param target is neither flushed nor closed
     * @throws IOException if the target fails
     */
    public static void write(JsonValue value, OutputStream target) throws IOException {
        var sink = TextSink.to(target);
        new YamlWriter(sink).document(value);
        sink.finish();
    }

    /** The value as YAML text. */
    public static String toText(JsonValue value) {
        var sink = TextSink.inMemory();
        try {
            new YamlWriter(sink).document(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sink.text();
    }

    private void document(JsonValue value) throws IOException {
        switch (value) {
            case JsonObject(var members) when !members.isEmpty() -> mapping(members, 0, true);
            case JsonArray(var items) when !items.isEmpty() -> sequence(items, 0, true);
            case JsonText(var text) when isDocumentEnd(text) -> texts.quoted(text);
            default -> scalar(value, 0);
        }
        sink.add('\n');
    }

    /** Writes what follows a {@code -} or a {@code :}, with the blank or the line break between them. */
    private void value(JsonValue value, int level, boolean sameLine) throws IOException {
        switch (value) {
            case JsonObject(var members)
            when !members.isEmpty() -> {
                if (sameLine) {
                    sink.add(' ');
                }
                mapping(members, level, sameLine);
            }
            case JsonArray(var items)
            when !items.isEmpty() -> {
                if (sameLine) {
                    sink.add(' ');
                }
                sequence(items, level, sameLine);
            }
            default -> {
                sink.add(' ');
                scalar(value, level);
            }
        }
    }

    private void mapping(Map<String, JsonValue> members, int level, boolean sameLine) throws IOException {
        boolean startsLine = !sameLine;
        for (var member : members.entrySet()) {
            if (startsLine) {
                newLine(level);
            }
            startsLine = true;
            boolean explicit = key(member.getKey(), level);
            sink.add(':');
            value(member.getValue(), level + 1, explicit);
        }
    }

    /** Writes a key, and says whether it takes a line of its own, as YAML wants it for long keys. */
    private boolean key(String key, int level) throws IOException {
        if (texts.isShortKey(key)) {
            if (level == 0 && key.startsWith(DOCUMENT_END + " ")) {
                texts.quoted(key);
            } else {
                texts.key(key);
            }
            return false;
        }
        sink.add("? ");
        texts.key(key);
        newLine(level);
        return true;
    }

    private static boolean isDocumentEnd(String text) {
        return text.equals(DOCUMENT_END) || text.startsWith(DOCUMENT_END + " ");
    }

    private void sequence(List<JsonValue> items, int level, boolean sameLine) throws IOException {
        boolean startsLine = !sameLine;
        for (var item : items) {
            if (startsLine) {
                newLine(level);
            }
            startsLine = true;
            sink.add('-');
            value(item, level + 1, true);
        }
    }

    private void scalar(JsonValue value, int level) throws IOException {
        switch (value) {
            case JsonObject _ -> sink.add("{}");
            case JsonArray _ -> sink.add("[]");
            case JsonText(var text) -> texts.value(text, level);
            case JsonNumber number -> sink.add(number(number));
            case JsonBoolean truth -> sink.add(truth.value() ? "true" : "false");
            case JsonNull _ -> sink.add("null");
        }
    }

    /** As JavaScript prints it, with a point in fractions such as {@code 1.e-7}, which YAML 1.1 needs to see a number. */
    private static String number(JsonNumber number) {
        String text = NumberText.of(number);
        int exponent = number.isWhole() ? -1 : text.indexOf('e');
        return exponent < 0 || text.indexOf('.') >= 0
                ? text
                : text.substring(0, exponent) + '.' + text.substring(exponent);
    }

    private void newLine(int level) throws IOException {
        sink.add('\n');
        for (int i = 0; i < level; i++) {
            sink.add(INDENT);
        }
    }
}
