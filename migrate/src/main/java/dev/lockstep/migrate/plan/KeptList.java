package dev.lockstep.migrate.plan;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table that lists what was set aside: what it is, where it came from, which table holds it. */
public final class KeptList {

    private static final List<String> COLUMNS =
            List.of("id", "stored_table", "kind", "collection", "field", "rows", "taken_at", "definition");

    private KeptList() {}

    static Table table(Vendor vendor) {
        var columns = List.of(
                column(vendor, "id", FieldType.BIG_INTEGER, ColumnType.bigInteger(), false),
                column(vendor, "stored_table", FieldType.STRING, new ColumnType.Varchar(64), false),
                column(vendor, "kind", FieldType.STRING, new ColumnType.Varchar(16), false),
                column(vendor, "collection", FieldType.STRING, new ColumnType.Varchar(64), false),
                column(vendor, "field", FieldType.STRING, new ColumnType.Varchar(64), true),
                column(vendor, "rows", FieldType.BIG_INTEGER, ColumnType.bigInteger(), false),
                column(vendor, "taken_at", FieldType.STRING, new ColumnType.Varchar(32), false),
                column(vendor, "definition", FieldType.TEXT, new ColumnType.Text(ColumnType.TextSize.LONG), false));
        return Table.of(ProjectInspector.KEPT_TABLE, columns, Optional.of(new PrimaryKey(null, List.of("id"))));
    }

    private static Column column(Vendor vendor, String name, FieldType type, ColumnType columnType, boolean nullable) {
        var definition = new ColumnDefinition(
                columnType,
                DefaultValue.NONE,
                nullable,
                false,
                false,
                false,
                false,
                null,
                null,
                new ReportedColumn("", null, null, null, JsonNull.NULL, false));
        var field = new FieldDefinition(new FieldName(ProjectInspector.KEPT_TABLE, name), type, null, definition);
        return vendor.column(vendor.rules().hold(field).field());
    }

    /** Adds an entry. */
    public static Sql add(Vendor vendor, KeptRecord kept, long rows, Instant takenAt) {
        var names = COLUMNS.stream().map(vendor::quote).toList();
        return new Sql(
                "insert into " + vendor.quote(ProjectInspector.KEPT_TABLE) + " (" + String.join(", ", names)
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                java.util.Arrays.asList(
                        kept.id(),
                        kept.table(),
                        kept.kind().word(),
                        kept.collection(),
                        kept.field(),
                        rows,
                        takenAt.toString(),
                        JsonWriter.toText(kept.definition())));
    }
}
