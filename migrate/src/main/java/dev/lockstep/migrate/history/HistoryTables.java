package dev.lockstep.migrate.history;

import dev.lockstep.database.TableChange;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.migrate.plan.KeptList;
import dev.lockstep.migrate.project.OwnTable;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tables that hold the history. They are made with the first change that is recorded. */
public final class HistoryTables {

    /** One row for each entry. */
    public static final String HISTORY = SystemModel.OWN_PREFIX + "history";

    /** The model as last recorded: one row for each collection, also for a system collection with parts of ours. */
    public static final String MODEL = SystemModel.OWN_PREFIX + "model";

    private final Vendor vendor;
    private final DatabaseSchema schema;

    /** @param schema as it is before the change that needs the tables */
    public HistoryTables(Vendor vendor, DatabaseSchema schema) {
        this.vendor = vendor;
        this.schema = schema;
    }

    /** Whether there are entries to be read. */
    boolean present() {
        return schema.table(HISTORY) != null && schema.table(MODEL) != null;
    }

    /** What of {@link #statements} makes tables: their names. */
    public Set<String> created() {
        var names = new HashSet<String>();
        missing().forEach(table -> names.add(table.name()));
        return names;
    }

    /** What of {@link #statements} alters tables that are there. */
    public List<TableChange> altered() {
        return KeptList.completion(vendor, schema).stream().toList();
    }

    /**
     * Makes what is missing; empty if nothing is. To be run before any other statement that changes the schema and after
     * {@link Vendor#announce} was told {@link #created} and {@link #altered}.
     */
    public List<Sql> statements() {
        var missing = missing();
        var statements = new ArrayList<Sql>();
        if (!missing.isEmpty()) {
            statements.addAll(vendor.statements().create(missing));
        }
        altered().forEach(change -> statements.addAll(vendor.statements().alter(change)));
        return statements;
    }

    /** The tables that {@link #statements} makes. */
    public List<Table> missing() {
        return List.of(history(), model()).stream()
                .filter(table -> schema.table(table.name()) == null)
                .toList();
    }

    private Table history() {
        return OwnTable.named(vendor, HISTORY)
                .number("id")
                .text("at", 32)
                .optionalText("who", 64)
                .text("how", 16)
                .optionalText("source", 255)
                .optionalText("hash_before", 64)
                .text("hash_after", 64)
                .optionalText("fingerprint_before", 64)
                .text("fingerprint_after", 64)
                .number("duration_ms")
                .text("outcome", 16)
                .optionalNumber("undo_of")
                .optionalNumber("undone_by")
                .optionalText("purged_at", 32)
                .document("document")
                .index("fingerprint_before")
                .index("fingerprint_after")
                .keyedBy("id");
    }

    private Table model() {
        return OwnTable.named(vendor, MODEL)
                .collection("collection")
                .document("content")
                .keyedBy("collection");
    }
}
