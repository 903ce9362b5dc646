package dev.lockstep.migrate.history;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.migrate.history.HistoryEntry.How;
import dev.lockstep.migrate.history.HistoryEntry.Outcome;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.DatabaseSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The history of a project as its database keeps it. A project without our tables is one of which nothing is recorded yet.
 * What writes is given back as statements: they belong into the transaction of the change that they tell of, among its last
 * ones. Safe for use by several threads.
 */
public final class History {

    private static final List<String> COLUMNS = List.of(
            "id",
            "at",
            "who",
            "how",
            "source",
            "hash_before",
            "hash_after",
            "fingerprint_before",
            "fingerprint_after",
            "duration_ms",
            "outcome",
            "undo_of",
            "undone_by",
            "purged_at");
    private static final String DOCUMENT = "document";

    private final Vendor vendor;
    private final boolean present;

    /** @param schema as it is now; statements may be asked for before the tables are there */
    public History(Vendor vendor, DatabaseSchema schema) {
        this.vendor = vendor;
        this.present = new HistoryTables(vendor, schema).present();
    }

    /** An entry with all that is known of it. */
    public record Full(HistoryEntry entry, HistoryDocument document) {}

    /**
     * Adds an entry.
     *
     * @param entry numbered one above the newest, which stays the newest as long as the lock of changes is held
     */
    public List<Sql> add(HistoryEntry entry, HistoryDocument document) {
        return add(entry, stored(document));
    }

    /** The form in which a document is kept. Long ones take their time. */
    public static String stored(HistoryDocument document) {
        return StoredText.write(document.toJson());
    }

    /**
     * Adds an entry.
     *
     * @param entry numbered one above the newest, which stays the newest as long as the lock of changes is held
     * @param document as {@link #stored} gives it
     */
    public List<Sql> add(HistoryEntry entry, String document) {
        var columns = new ArrayList<>(COLUMNS);
        columns.add(DOCUMENT);
        List<@Nullable Object> values = Arrays.asList(
                entry.id(),
                entry.at().toString(),
                entry.who(),
                entry.how().word(),
                entry.source(),
                entry.hashBefore(),
                entry.hashAfter(),
                entry.fingerprintBefore(),
                entry.fingerprintAfter(),
                entry.duration().toMillis(),
                entry.outcome().word(),
                entry.undoOf(),
                entry.undoneBy(),
                entry.purgedAt() == null ? null : entry.purgedAt().toString(),
                document);
        return Rows.insert(vendor, HistoryTables.HISTORY, columns, List.of(values));
    }

    /** Notes that an entry was taken back by another. */
    public List<Sql> undone(long id, long by) {
        return List.of(new Sql(
                "update " + vendor.quote(HistoryTables.HISTORY) + " set " + vendor.quote("undone_by") + " = ? where "
                        + vendor.quote("id") + " = ?",
                List.of(by, id)));
    }

    /**
     * Makes the recorded model another: only the rows of collections in which the two differ are written.
     *
     * @param recorded as {@link #recorded} gives it; {@link DataModel#EMPTY} where that is nothing
     */
    public List<Sql> recordModel(DataModel recorded, DataModel now) {
        var before = ModelParts.of(recorded).byCollection();
        var after = ModelParts.of(now).byCollection();
        var old = new ArrayList<String>();
        before.forEach((name, part) -> {
            if (!part.equals(after.get(name))) {
                old.add(name);
            }
        });
        var rows = new ArrayList<List<@Nullable Object>>();
        after.forEach((name, part) -> {
            if (!part.equals(before.get(name))) {
                rows.add(Arrays.asList(name, StoredText.write(part.toJson())));
            }
        });
        var statements = new ArrayList<Sql>();
        statements.addAll(Rows.delete(vendor, HistoryTables.MODEL, "collection", old));
        statements.addAll(Rows.insert(vendor, HistoryTables.MODEL, List.of("collection", "content"), rows));
        return statements;
    }

    /** The newest entry: what it says of the model after it is the state that is recorded. */
    public Optional<HistoryEntry> newest(Connection connection) throws SQLException {
        return list(connection, null, 1, 0).stream().findFirst();
    }

    /**
     * Entries, the newest first.
     *
     * @param fingerprint that the model had before or after them; null for all entries
     */
    public List<HistoryEntry> list(Connection connection, @Nullable String fingerprint, long limit, long offset)
            throws SQLException {
        var values = new ArrayList<@Nullable Object>(parameters(fingerprint));
        values.add(limit);
        values.add(offset);
        return entries(
                connection,
                new Sql(
                        select(COLUMNS) + condition(fingerprint) + " order by " + vendor.quote("id")
                                + " desc limit ? offset ?",
                        values));
    }

    /** How many entries {@link #list} has in all. */
    public long count(Connection connection, @Nullable String fingerprint) throws SQLException {
        return present
                ? Statements.queryLong(
                        connection,
                        new Sql(
                                "select count(*) from " + vendor.quote(HistoryTables.HISTORY) + condition(fingerprint),
                                parameters(fingerprint)))
                : 0;
    }

    /** The entries after that one, the newest first. */
    public List<HistoryEntry> after(Connection connection, long id) throws SQLException {
        var key = vendor.quote("id");
        return entries(
                connection, new Sql(select(COLUMNS) + " where " + key + " > ? order by " + key + " desc", List.of(id)));
    }

    /** An entry with its document; empty if there is none of that number. */
    public Optional<Full> entry(Connection connection, long id) throws SQLException {
        if (!present) {
            return Optional.empty();
        }
        var columns = new ArrayList<>(COLUMNS);
        columns.add(DOCUMENT);
        try (var statement = connection.prepareStatement(select(columns) + " where " + vendor.quote("id") + " = ?")) {
            statement.setLong(1, id);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Full(read(row), HistoryDocument.read(StoredText.read(row.getString(DOCUMENT)))))
                        : Optional.empty();
            }
        }
    }

    /** The model as last recorded; empty if none is. */
    public Optional<DataModel> recorded(Connection connection) throws SQLException {
        // a recorded model may be one with nothing in it
        if (newest(connection).isEmpty()) {
            return Optional.empty();
        }
        var contents = new HashMap<String, JsonValue>();
        var sql = "select " + vendor.quote("collection") + ", " + vendor.quote("content") + " from "
                + vendor.quote(HistoryTables.MODEL);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                contents.put(rows.getString(1), StoredText.read(rows.getString(2)));
            }
        }
        return Optional.of(ModelParts.read(contents));
    }

    /** What others did to the model since it was recorded, to be inverted; nothing where none is recorded. */
    public Changes differences(Connection connection, DataModel now) throws SQLException {
        return recorded(connection)
                .map(recorded -> Changes.inFull(recorded, now))
                .orElseGet(() -> new Changes(List.of()));
    }

    private List<HistoryEntry> entries(Connection connection, Sql sql) throws SQLException {
        if (!present) {
            return List.of();
        }
        var entries = new ArrayList<HistoryEntry>();
        try (var statement = connection.prepareStatement(sql.text())) {
            Statements.bind(statement, sql.parameters());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(read(row));
                }
            }
        }
        return entries;
    }

    private static HistoryEntry read(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getLong("id"),
                Instant.parse(row.getString("at")),
                row.getString("who"),
                How.of(row.getString("how")),
                row.getString("source"),
                row.getString("hash_before"),
                row.getString("hash_after"),
                row.getString("fingerprint_before"),
                row.getString("fingerprint_after"),
                Duration.ofMillis(row.getLong("duration_ms")),
                Outcome.of(row.getString("outcome")),
                optionalNumber(row, "undo_of"),
                optionalNumber(row, "undone_by"),
                moment(row.getString("purged_at")));
    }

    static @Nullable Long optionalNumber(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(number);
    }

    private static @Nullable Instant moment(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private String select(List<String> columns) {
        return "select " + columns.stream().map(vendor::quote).collect(Collectors.joining(", ")) + " from "
                + vendor.quote(HistoryTables.HISTORY);
    }

    private String condition(@Nullable String fingerprint) {
        return fingerprint == null
                ? ""
                : " where " + vendor.quote("fingerprint_before") + " = ? or " + vendor.quote("fingerprint_after")
                        + " = ?";
    }

    private static List<@Nullable Object> parameters(@Nullable String fingerprint) {
        return fingerprint == null ? List.of() : Arrays.asList(fingerprint, fingerprint);
    }
}
