package dev.lockstep.server.datamodel;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.VendorRules;

/** Whether a column can hold what it is to point at. */
final class KeyTypes {

    private KeyTypes() {}

    /** Whether the values of both columns are of one kind, whatever their lengths. */
    static boolean fit(VendorRules rules, FieldDefinition field, FieldDefinition target) {
        if (field.column() == null || target.column() == null) {
            return false;
        }
        var from = field.column().type();
        var to = target.column().type();
        if (rules.sameType(FieldType.UUID, from, to)) {
            return true;
        }
        boolean oneIsUuid = (field.type() == FieldType.UUID) != (target.type() == FieldType.UUID);
        return !oneIsUuid && kind(from).equals(kind(to));
    }

    private static Object kind(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar _, ColumnType.Char _, ColumnType.Text _ -> "text";
            case ColumnType.Int _ -> "integer";
            case ColumnType.Decimal _ -> "decimal";
            case ColumnType.FloatingPoint _ -> "float";
            default -> type;
        };
    }
}
