package dev.lockstep.model.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes the JSON that stands in column defaults (RFC 8259). Documents are read elsewhere, as streams; this is
 * for a few characters in a catalog or a default, and keeps a JSON library out of this module and of {@code database}.
 */
public final class JsonSyntax {

    private static final int MAX_DEPTH = 100;

    private final String text;
    private int position;
    private int depth;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** The value, or empty if the text is not exactly one JSON value. */
    public static Optional<JsonValue> parse(String text) {
        var syntax = new JsonSyntax(text);
        try {
            var value = syntax.value();
            syntax.space();
            return syntax.position == text.length() ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /** The value as JSON text without white space, members in their order. */
    public static String write(JsonValue value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private JsonValue value() {
        space();
        char first = text.charAt(position);
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonText(string());
            case 't' -> word("true", JsonBoolean.TRUE);
            case 'f' -> word("false", JsonBoolean.FALSE);
            case 'n' -> word("null", JsonNull.NULL);
            default -> number();
        };
    }

    private JsonObject object() {
        enter();
        var members = new LinkedHashMap<String, JsonValue>();
        if (!accept('}')) {
            do {
                space();
                String name = string();
                expect(':');
                members.put(name, value());
            } while (accept(','));
            expect('}');
        }
        depth--;
        return new JsonObject(members);
    }

    private JsonArray array() {
        enter();
        var items = new ArrayList<JsonValue>();
        if (!accept(']')) {
            do {
                items.add(value());
            } while (accept(','));
            expect(']');
        }
        depth--;
        return new JsonArray(List.copyOf(items));
    }

    private void enter() {
        position++;
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("too deep");
        }
    }

    private JsonValue word(String word, JsonValue value) {
        if (!text.startsWith(word, position)) {
            throw new IllegalArgumentException("no value");
        }
        position += word.length();
        return value;
    }

    private JsonNumber number() {
        int start = position;
        take('-');
        if (!take('0')) {
            digits();
        }
        if (take('.')) {
            digits();
        }
        if (take('e') || take('E')) {
            if (!take('-')) {
                take('+');
            }
            digits();
        }
        return new JsonNumber(new BigDecimal(text.substring(start, position)));
    }

    private void digits() {
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        if (position == start) {
            throw new IllegalArgumentException("no digit");
        }
    }

    private String string() {
        if (!take('"')) {
            throw new IllegalArgumentException("no text");
        }
        var value = new StringBuilder();
        while (true) {
            char character = text.charAt(position++);
            if (character == '"') {
                return value.toString();
            }
            if (character < ' ') {
                throw new IllegalArgumentException("control character");
            }
            value.append(character == '\\' ? escaped() : character);
        }
    }

    private char escaped() {
        char character = text.charAt(position++);
        return switch (character) {
            case '"', '\\', '/' -> character;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                position += 4;
                yield (char) Integer.parseUnsignedInt(text, position - 4, position, 16);
            }
            default -> throw new IllegalArgumentException("escape");
        };
    }

    private void space() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private boolean accept(char symbol) {
        space();
        return take(symbol);
    }

    private boolean take(char symbol) {
        if (position < text.length() && text.charAt(position) == symbol) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char symbol) {
        if (!accept(symbol)) {
            throw new IllegalArgumentException("no " + symbol);
        }
    }

    private static void write(JsonValue value, StringBuilder out) {
        switch (value) {
            case JsonObject(var members) -> {
                char separator = '{';
                for (var member : members.entrySet()) {
                    out.append(separator);
                    quote(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    separator = ',';
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
            case JsonArray(var items) -> {
                char separator = '[';
                for (var item : items) {
                    out.append(separator);
                    write(item, out);
                    separator = ',';
                }
                out.append(items.isEmpty() ? "[]" : "]");
            }
            case JsonText(var text) -> quote(text, out);
            case JsonNumber number -> out.append(number);
            case JsonBoolean flag -> out.append(flag.value());
            case JsonNull _ -> out.append("null");
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"', '\\' -> out.append('\\').append(character);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (character < ' ') {
                        out.append("\\u%04x".formatted((int) character));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
        out.append('"');
    }
}
