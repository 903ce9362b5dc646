package dev.lockstep.testkit.plain;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database opened with nothing but JDBC, which tells of its tables in one form whatever the product. Not safe for use by
 * several threads.
 */
public abstract class PlainDatabase implements AutoCloseable {

    private final Connection connection;

    PlainDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Opens a SQLite file. */
    public static PlainDatabase open(Path file) throws SQLException {
        return open("jdbc:sqlite:" + file);
    }

    /** Opens the database at an address, the beginning of which names the product. */
    public static PlainDatabase open(String url) throws SQLException {
        if (url.startsWith("jdbc:sqlite:")) {
            return new PlainSqlite(DriverManager.getConnection(url));
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return PlainPostgres.connect(url);
        }
        if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
            return PlainMysql.connect(url);
        }
        throw new IllegalArgumentException("no product known for " + url);
    }

    /** All tables by name, but for those that the product keeps for itself. */
    public abstract Map<String, PlainTable> tables() throws SQLException;

    /** Every declaration there is, whatever it declares, each as a text that no two different ones share. */
    abstract List<String> declarations() throws SQLException;

    /** A name as SQL writes it. */
    public abstract String quote(String name);

    /** What stands for a value of a column in a statement. */
    public String placeholder(PlainColumn column) {
        return "?";
    }

    /** From here on, what is written on this connection may point at rows that are not there. */
    public abstract void ignoreForeignKeys() throws SQLException;

    /** The rows of a query, each by column label, in order. */
    public List<PlainRow> rows(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(sql, values);
                var result = statement.executeQuery()) {
            var meta = result.getMetaData();
            var rows = new ArrayList<PlainRow>();
            while (result.next()) {
                var row = new LinkedHashMap<String, @Nullable Object>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    row.put(meta.getColumnLabel(i), value(result, i));
                }
                rows.add(new PlainRow(row));
            }
            return rows;
        }
    }

    /** A number, a flag, bytes or a text; what drivers make objects of is taken as the product writes it. */
    private static @Nullable Object value(ResultSet result, int column) throws SQLException {
        var value = result.getObject(column);
        return switch (value) {
            case null -> null;
            case Number _, Boolean _, String _, byte[] _ -> value;
            default -> result.getString(column);
        };
    }

    /** Runs a statement. */
    public void run(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepare(sql, values)) {
            statement.execute();
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    /** Gives a statement a value, for a column of whatever type can take it. */
    void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        statement.setObject(index, value);
    }

    /** The values of foreign keys that point at nothing, each with its place. */
    public List<String> orphans() throws SQLException {
        var orphans = new ArrayList<String>();
        for (var table : tables().values()) {
            for (var key : table.foreignKeys()) {
                var column = "child." + quote(key.column());
                var sql = "SELECT " + column + " AS orphan FROM " + quote(table.name()) + " child WHERE " + column
                        + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + quote(key.table()) + " parent WHERE parent."
                        + quote(key.target()) + " = " + column + ")";
                rows(sql).forEach(row -> orphans.add(table.name() + "." + key.column() + ": " + row.text("orphan")));
            }
        }
        return orphans;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
