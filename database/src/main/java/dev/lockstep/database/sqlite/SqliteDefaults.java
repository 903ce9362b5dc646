package dev.lockstep.database.sqlite;

import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonSyntax;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the default of a column. Read as Directus 12.4 reads it, but for two things that it gets wrong: doubled
 * quotes in a text are one quote, and whole numbers beyond 2^53 keep all their digits.
 */
final class SqliteDefaults {

    /** How the default that makes a UUID is told in documents: by the word that Directus passes through. */
    static final String UUID_WORD = "gen_random_uuid()";

    /** A random UUID of version 4 (RFC 9562, 5.4) in lower case. */
    private static final String UUID_SQL = "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4'"
            + " || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1)"
            + " || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))";

    private SqliteDefaults() {}

    /** The default as an expression: there, a word alone would be the name of a column. */
    static String expression(String sql) {
        var tokens = Tokenizer.tokens(sql);
        if (tokens.size() != 1) {
            return sql;
        }
        var token = tokens.getFirst();
        return switch (token.kind()) {
            case QUOTED -> SqliteNames.literal(token.value());
            case WORD ->
                switch (token.keyword()) {
                    case "NULL", "TRUE", "FALSE", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME" -> sql;
                    default -> SqliteNames.literal(token.value());
                };
            case TEXT, NUMBER, BLOB, SYMBOL -> sql;
        };
    }

    static DefaultValue read(FieldType type, @Nullable String sql) {
        if (sql == null) {
            return DefaultValue.NONE;
        }
        String text = withoutBrackets(sql);
        if (text.equals(UUID_SQL)) {
            return new DefaultValue.GeneratedUuid();
        }
        var tokens = Tokenizer.tokens(text);
        if (tokens.size() == 2
                && (tokens.getFirst().is('-') || tokens.getFirst().is('+'))
                && tokens.getLast().kind() == Token.Kind.NUMBER) {
            return literal(type, tokens.getFirst().value() + tokens.getLast().value());
        }
        if (tokens.size() != 1) {
            return new DefaultValue.Expression(text);
        }
        var token = tokens.getFirst();
        return switch (token.kind()) {
            case TEXT, QUOTED -> literal(type, token.value());
            case NUMBER -> literal(type, token.value().replace("_", ""));
            case BLOB, SYMBOL -> new DefaultValue.Expression(text);
            case WORD ->
                switch (token.keyword()) {
                    case "NULL" -> DefaultValue.NONE;
                    case "CURRENT_TIMESTAMP" -> new DefaultValue.CurrentTimestamp();
                    case "CURRENT_DATE", "CURRENT_TIME" -> new DefaultValue.Expression(text);
                    default -> literal(type, token.value());
                };
        };
    }

    /** The default as documents tell it; {@code sql} gives the spelling where there is one to keep. */
    static JsonValue report(DefaultValue value, @Nullable String sql) {
        return switch (value) {
            case DefaultValue.None() -> JsonNull.NULL;
            case DefaultValue.Literal(var literal) -> literal;
            case DefaultValue.CurrentTimestamp() ->
                JsonValue.of(sql == null ? "CURRENT_TIMESTAMP" : withoutBrackets(sql));
            case DefaultValue.GeneratedUuid() -> JsonValue.of(UUID_WORD);
            case DefaultValue.Expression(var expression) -> JsonValue.of(expression);
        };
    }

    static @Nullable String write(FieldType type, DefaultValue value) {
        return switch (value) {
            case DefaultValue.None() -> null;
            case DefaultValue.Literal(var literal) -> write(type, literal);
            case DefaultValue.CurrentTimestamp() -> "CURRENT_TIMESTAMP";
            case DefaultValue.GeneratedUuid() -> "(" + UUID_SQL + ")";
            case DefaultValue.Expression(var expression) -> "(" + expression + ")";
        };
    }

    private static @Nullable String write(FieldType type, JsonValue literal) {
        if (literal.isNull()) {
            return null;
        }
        if (type == FieldType.JSON) {
            return SqliteNames.literal(JsonSyntax.write(literal));
        }
        String text = switch (literal) {
            case JsonText(var given) -> given;
            case JsonBoolean given when type.isNumeric() -> given.value() ? "1" : "0";
            case JsonArray(var items)
            when type == FieldType.CSV ->
                items.stream()
                        .map(item -> item instanceof JsonText(var given) ? given : JsonSyntax.write(item))
                        .collect(Collectors.joining(","));
            default -> JsonSyntax.write(literal);
        };
        if (type == FieldType.BOOLEAN) {
            return truth(text) ? "1" : "0";
        }
        if (type.isNumeric() && typed(type, text) instanceof JsonNumber number) {
            return number.toString();
        }
        return SqliteNames.literal(text);
    }

    private static DefaultValue literal(FieldType type, String text) {
        var value = typed(type, text);
        return value.isNull() ? DefaultValue.NONE : new DefaultValue.Literal(value);
    }

    private static JsonValue typed(FieldType type, String text) {
        if (type == FieldType.BOOLEAN) {
            return JsonValue.of(truth(text));
        }
        if (type.isNumeric()) {
            return number(text.strip());
        }
        if (type == FieldType.JSON) {
            return JsonSyntax.parse(text).orElseGet(() -> JsonValue.of(text));
        }
        return JsonValue.of(text);
    }

    private static boolean truth(String text) {
        return !text.isEmpty() && !text.equals("0") && !text.equalsIgnoreCase("false");
    }

    private static JsonValue number(String text) {
        if (text.isEmpty()) {
            return JsonValue.of(0);
        }
        try {
            if (text.startsWith("0x") || text.startsWith("0X")) {
                return new JsonNumber(new BigDecimal(new BigInteger(text.substring(2), 16)));
            }
            return new JsonNumber(new BigDecimal(text));
        } catch (NumberFormatException | ArithmeticException _) {
            return JsonValue.of(text);
        }
    }

    private static String withoutBrackets(String sql) {
        String text = sql.strip();
        while (text.startsWith("(") && isOneBracket(text)) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    private static boolean isOneBracket(String text) {
        var reader = new TokenReader(text);
        reader.bracketed();
        return reader.atEnd() && text.endsWith(")");
    }
}
