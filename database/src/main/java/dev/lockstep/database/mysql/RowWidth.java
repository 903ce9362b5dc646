package dev.lockstep.database.mysql;

import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.TextSize;
import dev.lockstep.model.FieldDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How many bytes of a row its columns take, of which the server bounds the sum
 * (https://dev.mysql.com/doc/refman/8.4/en/column-count-limit.html). Large texts are kept beside it.
 */
final class RowWidth {

    static final int MAXIMUM = 65_535;

    /** Bytes of a character, in the character set that takes the most. */
    private static final int CHARACTER = 4;
    /** What is kept in the row of a value beside it, at the most. */
    private static final int POINTER = 12;

    private RowWidth() {}

    /**
     * The fields that must become large texts for a row to have room for all: the widest ones first, and of those as wide
     * the first by name, so that a document that names a few of them finds the same ones.
     */
    static List<FieldDefinition> tooWide(List<FieldDefinition> fields) {
        int columns =
                (int) fields.stream().filter(field -> field.column() != null).count();
        // a bit for each that may be null
        int total = 1 + (columns + 7) / 8;
        var movable = new ArrayList<FieldDefinition>();
        for (var field : fields) {
            var column = field.column();
            if (column != null) {
                total += bytes(column.type());
                if (isMovable(column)) {
                    movable.add(field);
                }
            }
        }
        movable.sort(Comparator.<FieldDefinition>comparingInt(field -> -bytes(field))
                .thenComparing(field -> field.name().field()));
        var wide = new ArrayList<FieldDefinition>();
        for (var field : movable) {
            if (total <= MAXIMUM) {
                break;
            }
            total -= bytes(field) - POINTER;
            wide.add(field);
        }
        return wide;
    }

    /** The text that holds whatever the column does. */
    static ColumnType.Text textFor(ColumnType type) {
        return new ColumnType.Text(bytes(type) <= MAXIMUM ? TextSize.REGULAR : TextSize.MEDIUM);
    }

    private static boolean isMovable(ColumnDefinition column) {
        boolean text = column.type() instanceof ColumnType.Varchar || column.type() instanceof ColumnType.Char;
        return text
                && bytes(column.type()) > POINTER
                && !column.primaryKey()
                && !column.unique()
                && !column.indexed()
                && column.generationExpression() == null;
    }

    private static int bytes(FieldDefinition field) {
        var column = Objects.requireNonNull(field.column());
        return bytes(column.type());
    }

    private static int bytes(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar(var length) -> {
                int most = Objects.requireNonNullElse(length, MysqlType.DEFAULT_LENGTH) * CHARACTER;
                yield most + (most > 255 ? 2 : 1);
            }
            case ColumnType.Char(var length) -> Objects.requireNonNullElse(length, 1) * CHARACTER;
            case ColumnType.Uuid() -> 36 * CHARACTER;
            case ColumnType.Bool() -> 1;
            case ColumnType.Int(var size, var _) -> MysqlNumbers.bits(size) / 8;
            case ColumnType.FloatingPoint(var size, var _, var _) -> size == FloatSize.SINGLE ? 4 : 8;
            // four bytes hold nine digits
            case ColumnType.Decimal(var precision, var _) -> Objects.requireNonNullElse(precision, 10) / 2 + 4;
            case ColumnType.Date(), ColumnType.Time() -> 3;
            case ColumnType.DateTime() -> 8;
            case ColumnType.Timestamp() -> 4;
            case ColumnType.Text _, ColumnType.Json _, ColumnType.Binary _, ColumnType.Geometry _ -> POINTER;
            // the widest of those that the server has, an address or an id
            case ColumnType.Other _ -> 16;
        };
    }
}
