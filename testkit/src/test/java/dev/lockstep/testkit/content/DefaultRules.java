package dev.lockstep.testkit.content;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the default of a column is what a snapshot says, whatever its spelling: the database itself is asked what the
 * expression gives.
 */
final class DefaultRules {

    /** By chance or, on MariaDB, by the time. */
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[14][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private static final Pattern NOW = Pattern.compile("current_timestamp(\\(\\d*\\))?", Pattern.CASE_INSENSITIVE);

    private DefaultRules() {}

    /** What is wrong, or null. */
    static @Nullable String objection(
            PlainDatabase database, String type, @Nullable JsonValue given, @Nullable String defaultSql)
            throws SQLException {
        if (given == null || given.isNull() || isSequence(given)) {
            return defaultSql == null || defaultSql.equalsIgnoreCase("null") ? null : "has default " + defaultSql;
        }
        if (defaultSql == null) {
            return "has no default instead of " + given;
        }
        return gives(database, type, given, defaultSql) ? null : "has default " + defaultSql + " instead of " + given;
    }

    private static boolean gives(PlainDatabase database, String type, JsonValue given, String defaultSql)
            throws SQLException {
        var word = given instanceof JsonText(var text) ? text : "";
        if (word.equals("CURRENT_TIMESTAMP")) {
            return NOW.matcher(defaultSql).matches();
        }
        var value =
                database.rows("SELECT " + defaultSql + " AS value").getFirst().get("value");
        return word.equals("gen_random_uuid()")
                ? UUID.matcher(String.valueOf(value)).matches()
                : value != null && same(type, given, value);
    }

    static boolean isSequence(@Nullable JsonValue given) {
        return given instanceof JsonText(var text) && text.startsWith("nextval(");
    }

    private static boolean same(String type, JsonValue given, Object value) {
        return switch (type) {
            case "integer", "bigInteger", "float", "decimal" ->
                value instanceof Number
                        && given instanceof JsonNumber(var number)
                        && number.compareTo(new BigDecimal(value.toString())) == 0;
            case "boolean" ->
                value instanceof Boolean flag
                        ? flag == (given == JsonBoolean.TRUE)
                        : value instanceof Number number && number.longValue() == (given == JsonBoolean.TRUE ? 1 : 0);
            case "time" ->
                given instanceof JsonText(var told) && LocalTime.parse(told).equals(LocalTime.parse(value.toString()));
            case "json" -> value instanceof String text && JsonReader.read(text).equals(given);
            default ->
                value instanceof String text
                        && text.equals(given instanceof JsonText(var told) ? told : given.toString());
        };
    }
}
