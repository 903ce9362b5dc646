package dev.lockstep.database.query;

import dev.lockstep.database.query.Query.Count;
import dev.lockstep.database.query.Query.Delete;
import dev.lockstep.database.query.Query.Insert;
import dev.lockstep.database.query.Query.Select;
import dev.lockstep.database.query.Query.Update;
import dev.lockstep.database.sql.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs queries on a connection, within its transaction. Used by one thread at a time. */
public final class Rows {

    private final Connection connection;
    private final QueryRenderer renderer;

    /** Runs queries on this connection; it stays open. */
    public Rows(Connection connection, QueryRenderer renderer) {
        this.connection = connection;
        this.renderer = renderer;
    }

    /** What is done with each row: its values in the order of the query's columns, as the product gives them. */
    @FunctionalInterface
    public interface RowConsumer {

        /** Takes a row. The list is the consumer's to keep. */
        void accept(List<@Nullable Object> row) throws SQLException;
    }

    /** All rows of the query. */
    public List<List<@Nullable Object>> select(Select select) throws SQLException {
        var rows = new ArrayList<List<@Nullable Object>>();
        forEach(select, rows::add);
        return rows;
    }

    /** Gives each row of the query to the consumer, one after the other. */
    public void forEach(Select select, RowConsumer consumer) throws SQLException {
        int width = select.columns().size();
        try (var statement = prepare(select);
                var result = statement.executeQuery()) {
            while (result.next()) {
                consumer.accept(row(result, width));
            }
        }
    }

    /** How many rows there are. */
    public long count(Count count) throws SQLException {
        try (var statement = prepare(count);
                var result = statement.executeQuery()) {
            if (!result.next()) {
                throw new SQLException("a count without an answer");
            }
            return result.getLong(1);
        }
    }

    /** Makes the rows; answers with the values of the returned column, in no promised order, or with none. */
    public List<@Nullable Object> insert(Insert insert) throws SQLException {
        try (var statement = prepare(insert)) {
            if (insert.returning() == null) {
                statement.executeUpdate();
                return List.of();
            }
            List<@Nullable Object> returned = new ArrayList<>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    returned.add(renderer.dialect().value(result, 1));
                }
            }
            return returned;
        }
    }

    /** Changes rows; answers how many. */
    public long update(Update update) throws SQLException {
        try (var statement = prepare(update)) {
            return statement.executeLargeUpdate();
        }
    }

    /** Removes rows; answers how many, without those that foreign keys took along. */
    public long delete(Delete delete) throws SQLException {
        try (var statement = prepare(delete)) {
            return statement.executeLargeUpdate();
        }
    }

    private PreparedStatement prepare(Query query) throws SQLException {
        var sql = renderer.render(query);
        var statement = connection.prepareStatement(sql.text());
        try {
            bind(statement, sql);
            return statement;
        } catch (SQLException | RuntimeException failure) {
            try {
                statement.close();
            } catch (SQLException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    private List<@Nullable Object> row(ResultSet result, int width) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
            values.add(renderer.dialect().value(result, i));
        }
        return Collections.unmodifiableList(values);
    }

    private static void bind(PreparedStatement statement, Sql sql) throws SQLException {
        int index = 0;
        for (var value : sql.parameters()) {
            index++;
            switch (value) {
                case null -> statement.setObject(index, null);
                case String text -> statement.setString(index, text);
                case Long number -> statement.setLong(index, number);
                case Double number -> statement.setDouble(index, number);
                case BigDecimal number -> statement.setBigDecimal(index, number);
                case Boolean flag -> statement.setBoolean(index, flag);
                case byte[] bytes -> statement.setBytes(index, bytes);
                default -> throw new IllegalArgumentException("cannot bind a " + value.getClass());
            }
        }
    }
}
