package dev.lockstep.migrate.project;

import dev.lockstep.database.Vendor;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.TextSize;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Declares a table in which Lockstep keeps its own records. Not safe for use by several threads. */
public final class OwnTable {

    private static final ColumnReference COLLECTION = new ColumnReference("directus_collections", "collection");

    private final Vendor vendor;
    private final String name;
    private final List<Column> columns = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    private OwnTable(Vendor vendor, String name) {
        this.vendor = vendor;
        this.name = name;
    }

    /** A table of that name, without columns yet. */
    public static OwnTable named(Vendor vendor, String name) {
        return new OwnTable(vendor, name);
    }

    /** A whole number of eight bytes. */
    public OwnTable number(String column) {
        return add(column, FieldType.BIG_INTEGER, ColumnType.bigInteger(), false, null);
    }

    /** A whole number of eight bytes, or nothing. */
    public OwnTable optionalNumber(String column) {
        return add(column, FieldType.BIG_INTEGER, ColumnType.bigInteger(), true, null);
    }

    /** A text of so many characters. */
    public OwnTable text(String column, int length) {
        return add(column, FieldType.STRING, new ColumnType.Varchar(length), false, null);
    }

    /** A text of so many characters, or nothing. */
    public OwnTable optionalText(String column, int length) {
        return add(column, FieldType.STRING, new ColumnType.Varchar(length), true, null);
    }

    /** The name of a collection, told apart from others by every character, on every product. */
    public OwnTable collection(String column) {
        return add(column, FieldType.STRING, new ColumnType.Varchar(64), false, COLLECTION);
    }

    /** A text as long as the product takes one. */
    public OwnTable document(String column) {
        return add(column, FieldType.TEXT, new ColumnType.Text(TextSize.LONG), false, null);
    }

    /** An index on a column. */
    public OwnTable index(String column) {
        var index = vendor.names().index(name, column, taken -> false);
        indexes.add(new Index(index, List.of(column), false, true, null));
        return this;
    }

    /** The table, with that column as its primary key. */
    public Table keyedBy(String column) {
        return Table.of(name, columns, Optional.of(new PrimaryKey(null, List.of(column))))
                .withIndexes(indexes);
    }

    private OwnTable add(
            String column, FieldType type, ColumnType columnType, boolean nullable, @Nullable ColumnReference names) {
        var definition = new ColumnDefinition(
                columnType,
                DefaultValue.NONE,
                nullable,
                false,
                false,
                false,
                false,
                null,
                names,
                new ReportedColumn("", null, null, null, JsonNull.NULL, false));
        var field = new FieldDefinition(new FieldName(name, column), type, null, definition);
        columns.add(vendor.column(vendor.rules().hold(field).field()));
        return this;
    }
}
