package dev.lockstep.database.mysql;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Makes connections. Safe for use by several threads. */
final class MysqlConnections {

    /** What connections have unless the address says otherwise. */
    private static final Map<String, String> DEFAULTS = Map.of("connectTimeout", "10000", "tcpKeepAlive", "true");

    /** What our statements and the reading of values are written for. */
    private static final Map<String, String> FIXED = Map.of(
            // a truth is a number here, and is asked for as one where it is wanted
            "tinyInt1isBit", "false",
            "yearIsDateType", "false",
            // how many rows a statement matched, as other products count
            "useAffectedRows", "false",
            "allowMultiQueries", "false");

    /**
     * What the mode of a server may be otherwise: what does not fit is refused and not cut, a zero is a key like any
     * other, and a backslash begins an escape, which is what our literals are written for.
     */
    private static final String FIRST = "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO', time_zone = '+00:00',"
            + " group_concat_max_len = 1048576, foreign_key_checks = 1";

    private final String url;
    private final Properties properties = new Properties();

    MysqlConnections(MysqlAddress address) {
        var host = address.host();
        boolean bare = host.contains(":") && !host.startsWith("[");
        this.url = "jdbc:mariadb://" + (bare ? "[" + host + "]" : host) + ":" + address.port() + "/";
        properties.putAll(DEFAULTS);
        properties.putAll(address.properties());
        properties.putAll(FIXED);
        // as a property, since the driver takes the text of an address as it is
        properties.setProperty("database", address.database());
    }

    /**
     * A pool that makes such connections.
     *
     * @param more what they set besides, as {@code name = value}
     */
    HikariConfig pool(String more) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setDataSourceProperties(properties);
        config.setConnectionInitSql(FIRST + ", " + more);
        return config;
    }

    /** A connection of its own. */
    Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(url, properties);
        try (var statement = connection.createStatement()) {
            statement.execute(FIRST);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        return connection;
    }
}
