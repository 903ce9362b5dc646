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
import java.util.stream.Stream;
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
        var before = column(current.field(name));
        if (before == null) {
            // an undo takes the column away again, and with it the rows that would get their values back
            return Obstacle.FOUND;
        }
        var general = obstacle(table, name);
        return general == null ? obstacle(code, before, column, isBound(table, name)) : general;
    }

    /** An undo makes the column what it was while the rows still have what they were made to have, so that must fit as well. */
    private static @Nullable Obstacle obstacle(
            HazardCode code, ColumnDefinition before, ColumnDefinition after, boolean bound) {
        return switch (code) {
            case VALUE_TOO_LONG -> bound ? Obstacle.BOUND_TEXT : null;
            case CAST_FAILS -> after.nullable() ? emptied(before, after) : required(after, bound);
            case NULL_VALUES -> required(after, bound);
            case DUPLICATE_VALUES, ORPHAN_VALUES -> emptied(before, after);
            case DROPS_COLUMN, DROPS_TABLE, DROPS_RECORDS, CHANGES_VALUES, VALUES_DESTROYED -> null;
        };
    }

    private static @Nullable Obstacle emptied(ColumnDefinition before, ColumnDefinition after) {
        return before.nullable() && after.nullable() ? null : Obstacle.REQUIRED;
    }

    private static @Nullable Obstacle required(ColumnDefinition after, boolean bound) {
        if (!(after.defaultValue() instanceof DefaultValue.Literal)) {
            return Obstacle.NO_DEFAULT;
        }
        return bound ? Obstacle.BOUND_DEFAULT : null;
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

    /** Whether values must fit others, before or after. */
    private boolean isBound(Table table, FieldName name) {
        return Stream.of(current, wanted).anyMatch(model -> {
                    var column = column(model.field(name));
                    var relation = model.relations().get(name);
                    return (column != null && column.unique()) || (relation != null && relation.foreignKey() != null);
                })
                || isShared(table, name.field());
    }

    /** Whether it is unique, or points at others, together with other columns. */
    private static boolean isShared(Table table, String column) {
        return table.foreignKeys().stream()
                        .anyMatch(
                                key -> key.columns().size() > 1 && key.columns().contains(column))
                || table.uniques().stream()
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
