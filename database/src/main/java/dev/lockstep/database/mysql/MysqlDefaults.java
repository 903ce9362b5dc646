package dev.lockstep.database.mysql;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonSyntax;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads defaults as SQL, in the way in which MariaDB prints them, and writes them. */
final class MysqlDefaults {

    private static final Pattern TEXT =
            Pattern.compile("\\(?(?:_utf8mb[34]|_utf8)? ?'((?:[^'\\\\]|''|\\\\.)*+)'\\)?", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern NOW = Pattern.compile(
            "\\(?(?:(?:current_timestamp|now|localtimestamp|localtime)(?:\\(\\d?\\))?|cur(?:date|time)\\(\\)"
                    + "|current_(?:date|time)(?:\\(\\))?)\\)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UUID = Pattern.compile("\\(?uuid\\(\\)\\)?", Pattern.CASE_INSENSITIVE);

    private MysqlDefaults() {}

    static DefaultValue read(FieldType type, @Nullable String sql) {
        if (sql == null || sql.equalsIgnoreCase("null")) {
            return DefaultValue.NONE;
        }
        if (NOW.matcher(sql).matches()) {
            return new DefaultValue.CurrentTimestamp();
        }
        if (UUID.matcher(sql).matches()) {
            return new DefaultValue.GeneratedUuid();
        }
        var text = TEXT.matcher(sql);
        if (text.matches()) {
            return literal(type, unescaped(text.group(1)));
        }
        return NUMBER.matcher(sql).matches() ? literal(type, sql) : new DefaultValue.Expression(sql);
    }

    private static String unescaped(String quoted) {
        var text = new StringBuilder();
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if ((c == '\'' || c == '\\') && i + 1 < quoted.length()) {
                i++;
                char next = quoted.charAt(i);
                text.append(
                        c == '\''
                                ? '\''
                                : switch (next) {
                                    case 'n' -> '\n';
                                    case 'r' -> '\r';
                                    case 't' -> '\t';
                                    case 'b' -> '\b';
                                    case '0' -> '\0';
                                    case 'Z' -> '\u001a';
                                    default -> next;
                                });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The default as documents tell it; {@code sql} is its text in the catalog, where it comes from there. */
    static JsonValue report(DefaultValue value, @Nullable String sql, boolean mariaDb) {
        return switch (value) {
            case DefaultValue.None() -> JsonNull.NULL;
            case DefaultValue.Literal(var literal) -> literal;
            case DefaultValue.CurrentTimestamp() ->
                JsonValue.of(sql != null ? sql : mariaDb ? "current_timestamp()" : "CURRENT_TIMESTAMP");
            case DefaultValue.GeneratedUuid() -> JsonValue.of("uuid()");
            case DefaultValue.Expression(var expression) -> JsonValue.of(expression);
        };
    }

    static @Nullable String write(FieldType type, ColumnType column, DefaultValue value) {
        return switch (value) {
            case DefaultValue.None() -> null;
            case DefaultValue.Literal(var literal) -> {
                var text = write(type, literal);
                // the brackets make it an expression, which is all that MySQL takes there
                yield text != null && MysqlType.isLarge(column) ? "(" + text + ")" : text;
            }
            case DefaultValue.CurrentTimestamp() ->
                switch (column) {
                    case ColumnType.Date() -> "(curdate())";
                    case ColumnType.Time() -> "(curtime())";
                    default -> "CURRENT_TIMESTAMP";
                };
            case DefaultValue.GeneratedUuid() -> "(uuid())";
            case DefaultValue.Expression(var expression) -> expression;
        };
    }

    private static @Nullable String write(FieldType type, JsonValue literal) {
        if (literal.isNull()) {
            return null;
        }
        if (type == FieldType.JSON) {
            return MysqlNames.literal(JsonSyntax.write(literal));
        }
        return switch (literal) {
            case JsonBoolean flag when type == FieldType.BOOLEAN -> flag.value() ? "1" : "0";
            case JsonNumber(var number) when type.isNumeric() -> number.toPlainString();
            case JsonText(var text) -> MysqlNames.literal(text);
            default -> MysqlNames.literal(JsonSyntax.write(literal));
        };
    }

    private static DefaultValue literal(FieldType type, String text) {
        return new DefaultValue.Literal(typed(type, text));
    }

    private static JsonValue typed(FieldType type, String text) {
        if (type == FieldType.BOOLEAN) {
            return JsonValue.of(text.equals("1") || text.equals("true") || text.equals("b'1'"));
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
