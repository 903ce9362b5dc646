package dev.lockstep.database.mysql;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.TextSize;
import dev.lockstep.model.FieldType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which column types stand for each other. */
final class TypeLikeness {

    private TypeLikeness() {}

    /** Whether a foreign key can lead from a column of one type to one of the other. */
    static boolean isComparable(ColumnType first, ColumnType second) {
        return MysqlType.text(first).equals(MysqlType.text(second)) || (isText(first) && isText(second));
    }

    private static boolean isText(ColumnType type) {
        return type instanceof ColumnType.Varchar || type instanceof ColumnType.Char || type instanceof ColumnType.Uuid;
    }

    /** Whether two columns of a field of that type are the same but for their spelling. */
    static boolean isSame(FieldType type, ColumnType first, ColumnType second) {
        return first.equals(second)
                || likeness(type, first).equals(likeness(type, second))
                || sameFloat(first, second)
                || (first instanceof ColumnType.Text(var before)
                        && second instanceof ColumnType.Text(var after)
                        // other products have one size of text only
                        && after == TextSize.REGULAR
                        && before.compareTo(after) > 0);
    }

    /** A number declared without digits has as many as it has room for. */
    private static boolean sameFloat(ColumnType first, ColumnType second) {
        return first instanceof ColumnType.FloatingPoint(var size, var _, var some)
                && second instanceof ColumnType.FloatingPoint(var otherSize, var _, var other)
                && size == otherSize
                && (some == null || other == null);
    }

    /** Two column types with equal likeness are never altered into each other. */
    private static Object likeness(FieldType type, ColumnType column) {
        return switch (column) {
            case ColumnType.Varchar(var length) -> text(type, length);
            case ColumnType.Char(var length) -> text(type, length);
            case ColumnType.Text(var size) -> type == FieldType.JSON ? "json" : size;
            case ColumnType.Json _ -> "json";
            case ColumnType.Uuid() -> "uuid";
            // which of the two it is, is told by the field's type
            case ColumnType.DateTime(), ColumnType.Timestamp() -> "moment";
            case ColumnType.Other(var name) ->
                new ColumnType.Other(MysqlType.word(name).toLowerCase(Locale.ROOT));
            default -> column;
        };
    }

    private static Object text(FieldType type, @Nullable Integer length) {
        boolean id = (type == FieldType.UUID || type == FieldType.STRING) && Objects.equals(length, 36);
        return id ? "uuid" : List.of("text", String.valueOf(length));
    }
}
