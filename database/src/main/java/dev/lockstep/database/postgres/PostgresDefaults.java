package dev.lockstep.database.postgres;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonSyntax;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.Column;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads defaults as {@code pg_get_expr} prints them, and writes them. */
final class PostgresDefaults {

    private static final String CAST =
            "(?:::(?:\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[a-z_][\\w .]*)(?:\\([\\d,]+\\))?(?: with(?:out)? time"
                    + " zone)?(?:\\[])*)*";
    private static final Pattern TEXT = Pattern.compile("(E?)'([^']*+(?:''[^']*+)*+)'" + CAST);
    private static final Pattern NUMBER = Pattern.compile("(-?\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?)" + CAST);
    private static final Pattern WORD = Pattern.compile("(true|false|null)" + CAST, Pattern.CASE_INSENSITIVE);
    private static final Pattern NOW =
            Pattern.compile("(?:CURRENT_TIMESTAMP|LOCALTIMESTAMP)(?:\\(\\d\\))?|now\\(\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RANDOM_UUID =
            Pattern.compile("(?:[\\w.]*\\.)?(?:gen_random_uuid|uuid_generate_v4)\\(\\)");
    private static final Pattern SEQUENCE = Pattern.compile("nextval\\('([^']*+(?:''[^']*+)*+)'::(?:regclass|text)\\)");

    private PostgresDefaults() {}

    /** The name, as SQL, of the sequence that a default takes its values from. */
    static Optional<String> sequence(@Nullable String sql) {
        if (sql == null) {
            return Optional.empty();
        }
        var match = SEQUENCE.matcher(sql);
        return match.matches() ? Optional.of(match.group(1).replace("''", "'")) : Optional.empty();
    }

    static DefaultValue read(FieldType type, @Nullable String sql) {
        if (sql == null || sequence(sql).isPresent()) {
            return DefaultValue.NONE;
        }
        if (NOW.matcher(sql).matches()) {
            return new DefaultValue.CurrentTimestamp();
        }
        if (RANDOM_UUID.matcher(sql).matches()) {
            return new DefaultValue.GeneratedUuid();
        }
        String bare = withoutBrackets(sql);
        var text = TEXT.matcher(bare);
        if (text.matches()) {
            return literal(type, unquoted(text));
        }
        var number = NUMBER.matcher(bare);
        if (number.matches()) {
            return literal(type, number.group(1));
        }
        var word = WORD.matcher(bare);
        if (word.matches()) {
            return word.group(1).equalsIgnoreCase("null")
                    ? DefaultValue.NONE
                    : literal(type, word.group(1).toLowerCase(Locale.ROOT));
        }
        return new DefaultValue.Expression(sql);
    }

    /**
     * Whether no row can have the default, since it is longer than the column. The server takes it with a new table and when it is
     * set, and refuses it with a new column, even if there is no row.
     */
    static boolean isTooLong(Column column) {
        var length = switch (PostgresType.read(column.type())) {
            case ColumnType.Varchar(var most) -> most;
            case ColumnType.Char(var most) -> most;
            default -> null;
        };
        return length != null
                && read(FieldType.STRING, column.defaultSql()) instanceof DefaultValue.Literal(JsonText(var text))
                && text.codePointCount(0, text.length()) > length;
    }

    /** Brackets and the cast behind them, as in {@code ('-1.5'::numeric)::double precision}. */
    private static String withoutBrackets(String sql) {
        String bare = sql;
        while (bare.startsWith("(") && bare.indexOf('(', 1) < 0) {
            int close = bare.lastIndexOf(')');
            if (!bare.substring(close + 1).matches(CAST)) {
                return sql;
            }
            bare = bare.substring(1, close);
        }
        return bare;
    }

    private static String unquoted(Matcher text) {
        String value = text.group(2).replace("''", "'");
        return text.group(1).isEmpty() ? value : value.replace("\\\\", "\\");
    }

    /** The default as documents tell it; {@code sql} is its text in the catalog, where it comes from there. */
    static JsonValue report(DefaultValue value, @Nullable String sql) {
        return switch (value) {
            case DefaultValue.None() -> sequence(sql).isPresent() ? JsonValue.of(String.valueOf(sql)) : JsonNull.NULL;
            case DefaultValue.Literal(var literal) -> literal;
            case DefaultValue.CurrentTimestamp() -> JsonValue.of(sql == null ? "CURRENT_TIMESTAMP" : sql);
            case DefaultValue.GeneratedUuid() -> JsonValue.of(sql == null ? "gen_random_uuid()" : sql);
            case DefaultValue.Expression(var expression) -> JsonValue.of(expression);
        };
    }

    static @Nullable String write(FieldType type, DefaultValue value) {
        return switch (value) {
            case DefaultValue.None() -> null;
            case DefaultValue.Literal(var literal) -> write(type, literal);
            case DefaultValue.CurrentTimestamp() -> "CURRENT_TIMESTAMP";
            case DefaultValue.GeneratedUuid() -> "gen_random_uuid()";
            case DefaultValue.Expression(var expression) -> expression;
        };
    }

    private static @Nullable String write(FieldType type, JsonValue literal) {
        if (literal.isNull()) {
            return null;
        }
        if (type == FieldType.JSON) {
            return PostgresNames.literal(JsonSyntax.write(literal));
        }
        return switch (literal) {
            case JsonBoolean flag when type == FieldType.BOOLEAN -> flag.toString();
            case JsonNumber(var number) when type.isNumeric() -> PostgresNames.literal(number.toPlainString());
            case JsonText(var text) -> PostgresNames.literal(text);
            default -> PostgresNames.literal(JsonSyntax.write(literal));
        };
    }

    private static DefaultValue literal(FieldType type, String text) {
        return new DefaultValue.Literal(typed(type, text));
    }

    private static JsonValue typed(FieldType type, String text) {
        if (type == FieldType.BOOLEAN) {
            return JsonValue.of(text.equals("true") || text.equals("t") || text.equals("1"));
        }
        if (type.isNumeric()) {
            try {
                return new JsonNumber(new BigDecimal(text.strip()));
            } catch (NumberFormatException | ArithmeticException _) {
                return JsonValue.of(text);
            }
        }
        if (type == FieldType.JSON) {
            return JsonSyntax.parse(text).orElseGet(() -> JsonValue.of(text));
        }
        return JsonValue.of(text);
    }
}
