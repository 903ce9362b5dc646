package dev.lockstep.database.postgres;

import dev.lockstep.database.QueryDialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's ways of writing statements about rows. */
final class PostgresQueryDialect implements QueryDialect {

    /** The protocol counts them in 16 bits. */
    @Override
    public int maximumParameters() {
        return 65_535;
    }

    @Override
    public String like(boolean ignoreCase) {
        return ignoreCase ? "ILIKE" : "LIKE";
    }

    /** A text is expected, and nothing is taken for one. */
    @Override
    public String asText(String column) {
        return "CAST(" + column + " AS text)";
    }

    @Override
    public String unlimited() {
        return "";
    }

    /** Whatever is no number, truth or bytes comes as the server prints it. */
    @Override
    public @Nullable Object value(ResultSet result, int index) throws SQLException {
        var value = switch (result.getMetaData().getColumnTypeName(index)) {
            case "int2", "int4", "int8", "serial", "bigserial", "smallserial" -> (Object) result.getLong(index);
            case "float4" -> Double.valueOf(String.valueOf(result.getFloat(index)));
            case "float8" -> result.getDouble(index);
            case "numeric" -> number(result, index);
            case "bool" -> result.getBoolean(index);
            case "bytea" -> result.getBytes(index);
            default -> result.getString(index);
        };
        return result.wasNull() ? null : value;
    }

    private static @Nullable Object number(ResultSet result, int index) throws SQLException {
        var text = result.getString(index);
        return text == null || text.equals("NaN") || text.endsWith("Infinity") ? text : result.getBigDecimal(index);
    }
}
