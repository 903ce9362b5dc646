package dev.lockstep.database.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** Makes connections. Safe for use by several threads. */
final class MysqlConnections {

    /** What all connections have, unless the address says otherwise. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "connectTimeout", "10000",
            "tcpKeepAlive", "true",
            // a truth is a number here, and is asked for as one where it is wanted
            "tinyInt1isBit", "false",
            "yearIsDateType", "false",
            // how many rows a statement matched, as other products count
            "useAffectedRows", "false",
            "permitMysqlScheme", "true");

    /**
     * What the mode of a server may be otherwise: what does not fit is refused and not cut, a zero is a key like any
     * other, and a backslash begins an escape, which is what our literals are written for.
     */
    private static final String FIRST = "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', time_zone = '+00:00',"
            + " group_concat_max_len = 1048576, foreign_key_checks = 1";

    private final DataSource source;

    MysqlConnections(MysqlAddress address) {
        var url = address.url();
        var properties = new java.util.TreeMap<>(PROPERTIES);
        properties.putAll(address.properties());
        var joined = properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining("&"));
        try {
            this.source = new MariaDbDataSource(url + (url.contains("?") ? "&" : "?") + joined);
        } catch (SQLException malformed) {
            // not told as a cause: its message may repeat a password
            throw new IllegalArgumentException("not an address that the driver reads: " + address.shown());
        }
    }

    /** The statement that each connection begins with. */
    String first() {
        return FIRST;
    }

    /** For a pool. */
    DataSource source() {
        return source;
    }

    /** A connection of its own. */
    Connection connect() throws SQLException {
        var connection = source.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute(FIRST);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        return connection;
    }
}
