package dev.lockstep.database.sql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements. */
public final class Statements {

    private Statements() {}

    /** Runs a statement that answers with no rows; how many rows it changed. */
    public static int execute(Connection connection, Sql sql) throws SQLException {
        if (sql.parameters().isEmpty()) {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql.text());
            }
        }
        try (var statement = connection.prepareStatement(sql.text())) {
            bind(statement, sql.parameters());
            return statement.executeUpdate();
        }
    }

    /** The number in the first column of the only row. */
    public static long queryLong(Connection connection, Sql sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql.text())) {
            bind(statement, sql.parameters());
            try (var result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new SQLException("no row: " + sql.text());
                }
                return result.getLong(1);
            }
        }
    }

    /** The texts in the first column of all rows; null is written as {@code null}. */
    public static List<String> queryTexts(Connection connection, Sql sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.prepareStatement(sql.text())) {
            bind(statement, sql.parameters());
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    texts.add(String.valueOf(result.getString(1)));
                }
            }
        }
        return texts;
    }

    /** Binds the values to the question marks. */
    public static void bind(PreparedStatement statement, List<@Nullable Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            int index = i + 1;
            var value = parameters.get(i);
            switch (value) {
                case null -> statement.setObject(index, null);
                case String text -> statement.setString(index, text);
                case Long number -> statement.setLong(index, number);
                case Double number -> statement.setDouble(index, number);
                case Boolean flag -> statement.setBoolean(index, flag);
                case BigDecimal number -> statement.setBigDecimal(index, number);
                case byte[] bytes -> statement.setBytes(index, bytes);
                default -> throw new IllegalArgumentException("cannot bind " + value.getClass());
            }
        }
    }
}
