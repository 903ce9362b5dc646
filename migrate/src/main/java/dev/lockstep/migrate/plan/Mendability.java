package dev.lockstep.migrate.plan;

import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.migrate.hazard.Obstacle;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import org.jspecify.annotations.Nullable;

/** Where the values of a column can be changed so that they fit, and an undo can tell which rows nobody wrote to since. */
final class Mendability {

    private final DatabaseSchema schema;
    private final DataModel current;
    private final DataModel wanted;

    Mendability(DatabaseSchema schema, DataModel current, DataModel wanted) {
        this.schema = schema;
        this.current = current;
        this.wanted = wanted;
    }

    /** Why nothing can be done about rows with such a hazard; null if something can. */
    @Nullable
    Obstacle obstacle(HazardCode code, FieldName name) {
        var table = schema.table(name.collection());
        var column = column(wanted.field(name));
        if (table == null || column == null || table.column(name.field()).isEmpty()) {
            return Obstacle.NOT_THERE;
        }
        var general = obstacle(table, name);
        if (general != null) {
            return general;
        }
        boolean bound = column.unique() || isShared(table, name.field()) || points(name);
        return switch (code) {
            case VALUE_TOO_LONG -> bound ? Obstacle.BOUND_TEXT : null;
            case CAST_FAILS -> column.nullable() || (hasValue(column) && !bound) ? null : required(column);
            case NULL_VALUES -> hasValue(column) && !bound ? null : required(column);
            case DUPLICATE_VALUES, ORPHAN_VALUES -> column.nullable() ? null : Obstacle.REQUIRED;
            case DROPS_COLUMN, DROPS_TABLE, DROPS_RECORDS, CHANGES_VALUES, VALUES_DESTROYED -> null;
        };
    }

    private static Obstacle required(ColumnDefinition column) {
        return hasValue(column) ? Obstacle.BOUND_DEFAULT : Obstacle.NO_DEFAULT;
    }

    private static boolean hasValue(ColumnDefinition column) {
        return column.defaultValue() instanceof DefaultValue.Literal;
    }

    private @Nullable Obstacle obstacle(Table table, FieldName name) {
        var key = table.primaryKey();
        if (key.isEmpty()) {
            return Obstacle.NO_KEY;
        }
        if (key.get().columns().contains(name.field())) {
            return Obstacle.KEY;
        }
        for (var part : key.get().columns()) {
            var field = new FieldName(name.collection(), part);
            if (!isSame(column(current.field(field)), column(wanted.field(field)))) {
                return Obstacle.CHANGED_KEY;
            }
        }
        if (table.column(name.field()).orElseThrow().generated() != null) {
            return Obstacle.GENERATED;
        }
        return isPointedAt(name) ? Obstacle.POINTED_AT : null;
    }

    private static boolean isSame(@Nullable ColumnDefinition was, @Nullable ColumnDefinition is) {
        ColumnType before = was == null ? null : was.type();
        return is == null
                ? was == null
                : is.type().equals(before) && was != null && was.primaryKey() == is.primaryKey();
    }

    private static @Nullable ColumnDefinition column(@Nullable FieldDefinition field) {
        return field == null ? null : field.column();
    }

    private boolean points(FieldName name) {
        var relation = wanted.relations().get(name);
        return relation != null && relation.foreignKey() != null;
    }

    /** Whether it is unique together with other columns. */
    private static boolean isShared(Table table, String column) {
        return table.uniques().stream()
                        .anyMatch(unique ->
                                unique.columns().size() > 1 && unique.columns().contains(column))
                || table.indexes().stream()
                        .anyMatch(index -> index.unique()
                                && (!index.plain()
                                        || (index.columns().size() > 1
                                                && index.columns().contains(column))));
    }

    private boolean isPointedAt(FieldName name) {
        boolean before = schema.tables().values().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .anyMatch(key -> key.referencedTable().equals(name.collection())
                        && key.referencedColumns().contains(name.field()));
        return before
                || wanted.relations().values().stream().anyMatch(relation -> {
                    var key = relation.foreignKey();
                    return key != null
                            && key.references().table().equals(name.collection())
                            && key.references().column().equals(name.field());
                });
    }
}
