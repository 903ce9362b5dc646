package dev.lockstep.database.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes connections. Safe for use by several threads. */
final class PostgresConnections {

    /** What all connections have, unless the address says otherwise. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "ApplicationName", "lockstep",
            // texts are of the type that their place needs: a uuid, a time, JSON
            "stringtype", "unspecified",
            // a plan that the server remembers does not outlive a change of its table, and poolers keep none
            "prepareThreshold", "0",
            "connectTimeout", "10",
            "tcpKeepAlive", "true");

    private final DataSource source;
    private final String first;

    PostgresConnections(PostgresAddress address) {
        var postgres = new PGSimpleDataSource();
        postgres.setUrl(address.url());
        try {
            for (var properties : List.of(PROPERTIES, address.properties())) {
                for (var property : properties.entrySet()) {
                    postgres.setProperty(property.getKey(), property.getValue());
                }
            }
        } catch (SQLException unknown) {
            throw new IllegalArgumentException("not a property of the driver: " + unknown.getMessage(), unknown);
        }
        this.source = postgres;
        // what the catalog prints depends on the zone; the driver asks for that of this machine
        this.first = address.searchPath().isEmpty()
                ? "SET TimeZone = 'UTC'"
                : "SET TimeZone = 'UTC'; SET search_path = "
                        + address.searchPath().stream()
                                .map(PostgresNames::quote)
                                .collect(Collectors.joining(", "));
    }

    /** The statement that each connection begins with. */
    String first() {
        return first;
    }

    /** For a pool. */
    DataSource source() {
        return source;
    }

    /** A connection of its own. */
    Connection connect() throws SQLException {
        var connection = source.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute(first);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        return connection;
    }
}
