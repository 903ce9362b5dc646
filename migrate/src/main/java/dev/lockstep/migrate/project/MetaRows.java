package dev.lockstep.migrate.project;

import dev.lockstep.database.Vendor;
import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaColumn;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.Table;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the rows of a meta table, with the columns that it has: older servers lack some. */
final class MetaRows {

    private final Vendor vendor;

    MetaRows(Vendor vendor) {
        this.vendor = vendor;
    }

    /** All rows in the order in which they were made; those of collections by name. */
    List<MetaRow> read(Connection connection, MetaTable meta, Table table) throws SQLException {
        var columns = meta.columns().stream()
                .filter(column -> table.column(column.name()).isPresent())
                .toList();
        var names = columns.stream().map(column -> vendor.quote(column.name())).collect(Collectors.joining(", "));
        boolean numbered = meta != MetaTable.COLLECTIONS;
        var order = vendor.quote(numbered ? "id" : "collection");
        var sql = "select " + names + ", " + order + " from " + vendor.quote(meta.tableName()) + " order by " + order;
        var rows = new ArrayList<MetaRow>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.setFetchSize(1000);
            while (result.next()) {
                long id = numbered ? result.getLong(columns.size() + 1) : 0;
                rows.add(new MetaRow(id, row(meta, columns, result)));
            }
        }
        return rows;
    }

    private static Meta row(MetaTable table, List<MetaColumn> columns, ResultSet result) throws SQLException {
        var row = Meta.builder(table);
        for (int i = 0; i < columns.size(); i++) {
            row.set(columns.get(i).name(), value(columns.get(i), result, i + 1));
        }
        return row.build();
    }

    private static JsonValue value(MetaColumn column, ResultSet result, int index) throws SQLException {
        return switch (column.kind()) {
            case BOOLEAN -> {
                boolean value = result.getBoolean(index);
                yield result.wasNull() ? JsonNull.NULL : JsonValue.of(value);
            }
            case INTEGER -> {
                long value = result.getLong(index);
                yield result.wasNull() ? JsonNull.NULL : JsonValue.of(value);
            }
            case FLOAT -> {
                double value = result.getDouble(index);
                yield result.wasNull() || !Double.isFinite(value)
                        ? JsonNull.NULL
                        : new JsonNumber(BigDecimal.valueOf(value));
            }
            case TEXT -> {
                var value = result.getString(index);
                yield value == null ? JsonNull.NULL : JsonValue.of(value);
            }
            case LIST -> {
                var value = result.getString(index);
                yield value == null ? JsonNull.NULL : list(value);
            }
            case JSON -> {
                var value = result.getString(index);
                yield value == null ? JsonNull.NULL : json(value);
            }
        };
    }

    private static JsonValue list(String joined) {
        return joined.isEmpty() ? JsonArray.EMPTY : JsonArray.ofTexts(List.of(joined.split(",", -1)));
    }

    /** Text that somebody wrote into a JSON column by hand is shown as text rather than failing every request. */
    private static JsonValue json(String text) {
        try {
            return JsonReader.read(text);
        } catch (DocumentException notJson) {
            return JsonValue.of(text);
        }
    }
}
