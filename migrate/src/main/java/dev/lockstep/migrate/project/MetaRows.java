package dev.lockstep.migrate.project;

import dev.lockstep.database.Moment;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Statements;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a meta table, with the columns that it has: older servers lack some. */
final class MetaRows {

    /** Names in one statement. */
    private static final int MOST_NAMES = 1000;

    private final Vendor vendor;
    private final MetaTable meta;
    private final List<MetaColumn> columns;
    private final boolean numbered;
    /** The column that says to which collection a row belongs. */
    private final String owner;

    MetaRows(Vendor vendor, MetaTable meta, Table table) {
        this.vendor = vendor;
        this.meta = meta;
        this.columns = meta.columns().stream()
                .filter(column -> table.column(column.name()).isPresent())
                .toList();
        this.numbered = meta != MetaTable.COLLECTIONS;
        this.owner = meta == MetaTable.RELATIONS ? "many_collection" : "collection";
    }

    /** All rows in the order in which they were made; those of collections by name. */
    List<MetaRow> read(Connection connection) throws SQLException {
        return read(connection, "", List.of());
    }

    private List<MetaRow> read(Connection connection, String condition, List<@Nullable Object> parameters)
            throws SQLException {
        var names = columns.stream().map(column -> vendor.quote(column.name())).collect(Collectors.joining(", "));
        var order = vendor.quote(numbered ? "id" : "collection");
        var sql = "select " + names + ", " + order + " from " + vendor.quote(meta.tableName()) + condition
                + " order by " + order;
        var rows = new ArrayList<MetaRow>();
        try (var statement = connection.prepareStatement(sql)) {
            Statements.bind(statement, parameters);
            try (var result = statement.executeQuery()) {
                result.setFetchSize(1000);
                while (result.next()) {
                    long id = numbered ? result.getLong(columns.size() + 1) : 0;
                    rows.add(new MetaRow(id, row(meta, columns, result)));
                }
            }
        }
        return rows;
    }

    /**
     * The rows now, of which only those of collections are read that were written to since. Rows of no collection are left out;
     * they say nothing.
     *
     * @param known the rows at that moment
     */
    List<MetaRow> readAgain(Connection connection, List<MetaRow> known, Moment since) throws SQLException {
        var before = new HashMap<String, Long>();
        for (var row : known) {
            before.merge(String.valueOf(row.meta().text(owner)), 1L, Long::sum);
        }
        var same = new HashSet<String>();
        var written = new ArrayList<String>();
        var key = vendor.quote(owner);
        var isWritten = vendor.inspector().writtenSince(since, "a");
        var sql = "select " + key + ", count(*), sum(case when " + isWritten.text() + " then 1 else 0 end) from "
                + vendor.quote(meta.tableName()) + " as a where " + key + " is not null group by " + key;
        try (var statement = connection.prepareStatement(sql)) {
            Statements.bind(statement, isWritten.parameters());
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var collection = result.getString(1);
                    boolean is = result.getLong(3) == 0 && result.getLong(2) == before.getOrDefault(collection, 0L);
                    (is ? same : written).add(collection);
                }
            }
        }
        var rows = new ArrayList<MetaRow>();
        for (var row : known) {
            var collection = row.meta().text(owner);
            if (collection != null && same.contains(collection)) {
                rows.add(row);
            }
        }
        for (int start = 0; start < written.size(); start += MOST_NAMES) {
            var part = written.subList(start, Math.min(written.size(), start + MOST_NAMES));
            var places = part.stream().map(collection -> "?").collect(Collectors.joining(", ", "(", ")"));
            rows.addAll(read(connection, " where " + key + " in " + places, List.copyOf(part)));
        }
        rows.sort(Comparator.comparingLong(MetaRow::id));
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
