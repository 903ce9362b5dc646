package dev.lockstep.server.items;

import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import java.util.Objects;
import java.util.Set;

/**
 * A field of items that has a column.
 *
 * @param special its special flags
 * @param reference whether a relation starts here, so that the value is another item's key
 */
public record ItemField(FieldDefinition definition, Set<String> special, boolean reference) {

    public ItemField {
        Objects.requireNonNull(definition.column(), "column");
        special = Set.copyOf(special);
    }

    /** A field of a data model. */
    public static ItemField of(FieldDefinition definition, boolean reference) {
        return new ItemField(definition, Set.copyOf(definition.special()), reference);
    }

    String name() {
        return definition.name().field();
    }

    ColumnDefinition column() {
        return Objects.requireNonNull(definition.column());
    }

    boolean has(String flag) {
        return special.contains(flag);
    }

    /** Whether the value is never shown. */
    public boolean concealed() {
        return has("conceal") || has("encrypt");
    }

    boolean generated() {
        return column().generationExpression() != null;
    }

    /** Whether a new row needs a value from whoever makes it. */
    boolean required() {
        var column = column();
        boolean filled = column.autoIncrement()
                || generated()
                || has("uuid")
                || has("date-created")
                || has("user-created")
                || has("role-created");
        return !column.nullable() && !filled && column.defaultValue() instanceof DefaultValue.None;
    }
}
