package dev.lockstep.migrate.plan;

import dev.lockstep.database.Beforehand;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.migrate.project.RowIds;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was set aside and comes back with a plan.
 *
 * @param tables by the name that they get again
 * @param columns of tables that are there, or come back, by the field
 * @param converted columns that were converted into another type and are converted back, or mended, by the field
 * @param rows of system tables that belong to a collection that comes back
 * @param rowIds the numbers that meta rows had which come back
 */
public record Restoration(
        Map<String, KeptTable> tables,
        Map<FieldName, KeptColumn> columns,
        Map<FieldName, KeptValues> converted,
        List<KeptRows> rows,
        RowIds rowIds) {

    /** Nothing comes back. */
    public static final Restoration NONE =
            new Restoration(Map.of(), Map.of(), Map.of(), List.of(), new RowIds(Map.of(), Map.of()));

    public Restoration {
        // in an order that is the same in every process, as plans are
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        converted = Collections.unmodifiableMap(new TreeMap<>(converted));
        rows = List.copyOf(rows);
    }

    /**
     * A table under another name.
     *
     * @param id its number in the list of what was set aside
     * @param was as it was before it was set aside
     * @param fields that had columns in it then; a change that is undone with it may have made others of them
     */
    public record KeptTable(long id, Table was, String storedAs, List<FieldDefinition> fields) {
        public KeptTable {
            fields = List.copyOf(fields);
        }

        /** The field of that name; null if it had none with a column. */
        public @Nullable FieldDefinition field(FieldName name) {
            return fields.stream()
                    .filter(field -> field.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Values of a column that went.
     *
     * @param was as it was
     * @param copy the table that holds the values
     */
    public record KeptColumn(Column was, String copy) {}

    /**
     * Values of a column as they were before it was converted.
     *
     * @param conversion the one that is undone
     * @param copy the table that holds the values
     * @param mended whether values were changed so that they fit; then the conversion may be one from a type to itself
     * @param made whether the copy says what they became, which is so of all that were mended
     */
    public record KeptValues(Conversion conversion, String copy, boolean mended, boolean made) {}

    /**
     * Rows of a system table.
     *
     * @param table that they are from
     * @param copy the table that holds them
     */
    public record KeptRows(String table, String copy) {}

    /** The schema with the tables that come back, as they will be before their foreign keys are put on. */
    public DatabaseSchema with(DatabaseSchema schema) {
        var all = new TreeMap<>(schema.tables());
        tables.forEach((name, kept) -> {
            all.remove(kept.storedAs());
            all.put(name, kept.was().withForeignKeys(List.of()));
        });
        return new DatabaseSchema(all, schema.views());
    }

    /** The other direction of {@link #with}. */
    DatabaseSchema without(DatabaseSchema schema) {
        var all = new TreeMap<>(schema.tables());
        tables.keySet().forEach(all::remove);
        return new DatabaseSchema(all, schema.views());
    }

    /**
     * How questions to the rows are to be put while it is not back yet.
     *
     * @param schema with the tables that come back
     */
    public List<Beforehand> beforehand(DatabaseSchema schema) {
        var coming = new LinkedHashMap<String, Table>();
        tables.forEach((name, kept) -> coming.put(name, kept.was().withForeignKeys(List.of())));
        var copies = new HashMap<String, Map<String, String>>();
        columns.forEach((name, kept) -> {
            var table = coming.getOrDefault(name.collection(), schema.table(name.collection()));
            if (table != null) {
                coming.put(
                        name.collection(),
                        table.column(name.field()).isPresent() ? table : table.withColumn(kept.was()));
                copies.computeIfAbsent(name.collection(), _ -> new HashMap<>()).put(name.field(), kept.copy());
            }
        });
        var all = new ArrayList<Beforehand>();
        coming.forEach((name, table) -> all.add(new Beforehand(
                table,
                Optional.ofNullable(tables.get(name)).map(KeptTable::storedAs),
                copies.getOrDefault(name, Map.of()))));
        return all;
    }
}
