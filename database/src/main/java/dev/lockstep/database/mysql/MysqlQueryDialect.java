package dev.lockstep.database.mysql;

import dev.lockstep.database.QueryDialect;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The ways of MySQL and MariaDB of writing statements about rows. */
final class MysqlQueryDialect implements QueryDialect {

    /** The protocol counts them in 16 bits. */
    @Override
    public int maximumParameters() {
        return 65_535;
    }

    @Override
    public String defaultRow() {
        return "() VALUES ()";
    }

    /** Texts are compared without regard to case; compared as bytes, with it. */
    @Override
    public String like(boolean ignoreCase) {
        return ignoreCase ? "LIKE" : "LIKE BINARY";
    }

    /** The largest number that a limit can be, as the manual advises for all rows. */
    @Override
    public String unlimited() {
        return "18446744073709551615";
    }

    /** Whatever is no number or bytes comes as the server prints it. */
    @Override
    public @Nullable Object value(ResultSet result, int index) throws SQLException {
        var type = result.getMetaData().getColumnTypeName(index);
        var value = switch (type.replace(" UNSIGNED", "").replace(" ZEROFILL", "")) {
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INTEGER", "INT", "YEAR", "BOOLEAN" ->
                (Object) result.getLong(index);
            case "BIGINT" -> whole(result, index);
            case "FLOAT" -> number(result.getString(index));
            case "DOUBLE" -> result.getDouble(index);
            case "DECIMAL" -> result.getBigDecimal(index);
            case "BIT" -> result.getBoolean(index) ? 1L : 0L;
            case "BLOB", "TINYBLOB", "MEDIUMBLOB", "LONGBLOB", "BINARY", "VARBINARY", "GEOMETRY" ->
                result.getBytes(index);
            default -> result.getString(index);
        };
        return result.wasNull() ? null : value;
    }

    /** By its text, since the nearest double of a short number has digits that nobody wrote. */
    private static @Nullable Object number(@Nullable String text) {
        return text == null ? null : (Object) Double.valueOf(text);
    }

    private static @Nullable Object whole(ResultSet result, int index) throws SQLException {
        var number = result.getBigDecimal(index);
        return number == null
                ? null
                : number.toBigInteger().bitLength() < Long.SIZE
                        ? (Object) number.longValue()
                        : new BigDecimal(number.toBigInteger());
    }
}
