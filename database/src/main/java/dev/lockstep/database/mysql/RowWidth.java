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
import java.util.function.ToIntFunction;

/**
 * How many bytes of a row its columns take, of which the server bounds the sum
 * (https://dev.mysql.com/doc/refman/8.4/en/column-count-limit.html). Large texts are kept beside it. What is left is bounded
 * once more, since two rows must have room in a page, even if all that may be kept elsewhere is
 * (https://mariadb.com/kb/en/troubleshooting-row-size-too-large-errors-with-innodb/): that is counted for pages of 16 KB, which
 * servers have unless they were set up otherwise, and in the character set that takes the most.
 */
final class RowWidth {

    static final int MAXIMUM = 65_535;
    /** As much of a row as must be in its page is less than that. */
    static final int PAGE = 8_126;

    /** Bytes of a character, in the character set that takes the most. */
    private static final int CHARACTER = 4;
    /** What is kept in the row of a value beside it, at the most. */
    private static final int POINTER = 12;
    /** What the page has room for of a value that may be kept elsewhere, with its length. */
    private static final int BESIDE = 21;
    /** A value that can be longer may be kept elsewhere. */
    private static final int SHORT = 255;
    /** What each row has besides: its header, the transaction that wrote it, and where it was before. */
    private static final int HEADER = 5 + 6 + 7;

    private RowWidth() {}

    /**
     * The fields that must become large texts for a row to have room for all: the widest ones first, and of those as wide
     * the first by name, so that a document that names a few of them finds the same ones.
     */
    static List<FieldDefinition> tooWide(List<FieldDefinition> fields) {
        // a bit for each that may be null
        int total = 1 + (columns(fields).size() + 7) / 8;
        var movable = new ArrayList<FieldDefinition>();
        for (var field : columns(fields)) {
            total += bytes(field);
            if (isMovable(column(field))) {
                movable.add(field);
            }
        }
        var wide = new ArrayList<FieldDefinition>();
        for (var field : widestFirst(movable, RowWidth::bytes)) {
            if (total <= MAXIMUM) {
                break;
            }
            total -= bytes(field) - POINTER;
            wide.add(field);
        }
        movable.removeAll(wide);
        int inPage = inPage(fields);
        for (var field : widestFirst(movable, field -> inPage(column(field)))) {
            if (inPage < PAGE || inPage(column(field)) <= BESIDE) {
                break;
            }
            inPage -= inPage(column(field)) - BESIDE;
            wide.add(field);
        }
        return wide;
    }

    /** How much of a row must be in its page. */
    static int inPage(List<FieldDefinition> fields) {
        int nullable = 0;
        int total = HEADER;
        for (var field : columns(fields)) {
            nullable += column(field).nullable() ? 1 : 0;
            total += inPage(column(field));
        }
        return total + (nullable + 7) / 8;
    }

    private static int inPage(ColumnDefinition column) {
        int most = bytes(column.type());
        return switch (column.type()) {
            case ColumnType.Varchar _ -> most - 2 > SHORT && !column.primaryKey() ? BESIDE : most;
            case ColumnType.Char _, ColumnType.Uuid _ -> most > SHORT && !column.primaryKey() ? BESIDE : most + 1;
            case ColumnType.Text _, ColumnType.Json _, ColumnType.Binary _, ColumnType.Geometry _ -> BESIDE;
            default -> most;
        };
    }

    private static List<FieldDefinition> widestFirst(
            List<FieldDefinition> fields, ToIntFunction<FieldDefinition> width) {
        return fields.stream()
                .sorted(Comparator.comparingInt(width)
                        .reversed()
                        .thenComparing(field -> field.name().field()))
                .toList();
    }

    private static List<FieldDefinition> columns(List<FieldDefinition> fields) {
        return fields.stream().filter(field -> field.column() != null).toList();
    }

    private static ColumnDefinition column(FieldDefinition field) {
        return Objects.requireNonNull(field.column());
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
        return bytes(column(field).type());
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
