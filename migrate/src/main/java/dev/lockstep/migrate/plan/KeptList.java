package dev.lockstep.migrate.plan;

import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.migrate.project.OwnTable;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.TextSize;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table that lists what was set aside: what it is, where it came from, which table holds it. */
public final class KeptList {

    /** The number of the entry of the history whose change set it aside; lists of older versions lack it. */
    public static final String ENTRY = "entry";

    private static final String DEFINITION = "definition";

    private static final List<String> COLUMNS =
            List.of("id", "stored_table", "kind", "collection", "field", "rows", "taken_at", DEFINITION);

    private KeptList() {}

    static Table table(Vendor vendor) {
        return OwnTable.named(vendor, ProjectInspector.KEPT_TABLE)
                .number("id")
                .text("stored_table", 64)
                .text("kind", 16)
                .text("collection", 64)
                .optionalText("field", 64)
                .number("rows")
                .text("taken_at", 32)
                .document(DEFINITION)
                .optionalNumber(ENTRY)
                .keyedBy("id");
    }

    /**
     * What makes a list of an older version one of today, with the numbers of entries and room for long definitions; empty
     * where nothing is to be done.
     */
    public static Optional<TableChange> completion(Vendor vendor, DatabaseSchema schema) {
        var present = schema.table(ProjectInspector.KEPT_TABLE);
        if (present == null) {
            return Optional.empty();
        }
        var wanted = table(vendor);
        var after = present;
        var conversions = new HashMap<String, Conversion>();
        if (!type(present, DEFINITION).equals(type(wanted, DEFINITION))) {
            after = after.withColumns(present.columns().stream()
                    .map(column -> column.name().equals(DEFINITION)
                            ? wanted.column(DEFINITION).orElseThrow()
                            : column)
                    .toList());
            conversions.put(DEFINITION, new Conversion(ColumnType.text(), new ColumnType.Text(TextSize.LONG)));
        }
        if (present.column(ENTRY).isEmpty()) {
            after = after.withColumn(wanted.column(ENTRY).orElseThrow());
        }
        return after.equals(present)
                ? Optional.empty()
                : Optional.of(new TableChange(present, after, Map.of(), conversions));
    }

    private static String type(Table table, String column) {
        return table.column(column).orElseThrow().type();
    }

    /** Adds an entry that no change of the history is known for. */
    public static Sql add(Vendor vendor, KeptRecord kept, long rows, Instant takenAt) {
        return insert(vendor, COLUMNS, values(kept, rows, takenAt));
    }

    /**
     * Adds an entry.
     *
     * @param entry the number of the entry of the history whose change sets it aside
     */
    public static Sql add(Vendor vendor, KeptRecord kept, long rows, Instant takenAt, long entry) {
        var columns = new ArrayList<>(COLUMNS);
        columns.add(ENTRY);
        var values = new ArrayList<@Nullable Object>(values(kept, rows, takenAt));
        values.add(entry);
        return insert(vendor, columns, values);
    }

    /** Takes entries off. */
    static List<Sql> remove(Vendor vendor, List<Long> ids) {
        return ids.stream()
                .map(id -> new Sql(
                        "delete from " + vendor.quote(ProjectInspector.KEPT_TABLE) + " where " + vendor.quote("id")
                                + " = ?",
                        List.of(id)))
                .toList();
    }

    private static List<@Nullable Object> values(KeptRecord kept, long rows, Instant takenAt) {
        return Arrays.asList(
                kept.id(),
                kept.table(),
                kept.kind().word(),
                kept.collection(),
                kept.field(),
                rows,
                takenAt.toString(),
                JsonWriter.toText(kept.definition()));
    }

    private static Sql insert(Vendor vendor, List<String> columns, List<@Nullable Object> values) {
        var names = columns.stream().map(vendor::quote).toList();
        return new Sql(
                "insert into " + vendor.quote(ProjectInspector.KEPT_TABLE) + " (" + String.join(", ", names)
                        + ") values (" + "?, ".repeat(values.size() - 1) + "?)",
                values);
    }
}
