package dev.lockstep.testkit.plain;

/**
 * A foreign key; one over several columns is told column by column.
 *
 * @param target the column that it points at
 */
public record PlainForeignKey(String column, String table, String target, String onUpdate, String onDelete) {

    PlainForeignKey withTarget(String other) {
        return new PlainForeignKey(column, table, other, onUpdate, onDelete);
    }
}
