package dev.lockstep.model;

import org.jspecify.annotations.Nullable;

/**
 * The type of a column in terms that all database products share. What a product calls it, and which of these it can
 * hold, is the business of its {@link VendorRules}.
 */
public sealed interface ColumnType {

    /** Text of bounded length; without a length, as long as the product allows. Length in characters. */
    record Varchar(@Nullable Integer length) implements ColumnType {}

    /** Text of fixed length in characters. */
    record Char(@Nullable Integer length) implements ColumnType {}

    /** Text without a declared bound. */
    record Text(TextSize size) implements ColumnType {}

    /** True or false. */
    record Bool() implements ColumnType {}

    /** A whole number. */
    record Int(IntSize size, boolean unsigned) implements ColumnType {}

    /** A binary floating point number; precision and scale only where the product declares them. */
    record FloatingPoint(
            FloatSize size,
            @Nullable Integer precision,
            @Nullable Integer scale) implements ColumnType {}

    /** An exact number with so many digits, so many of them after the point. */
    record Decimal(@Nullable Integer precision, @Nullable Integer scale) implements ColumnType {}

    /** A day. */
    record Date() implements ColumnType {}

    /** A time of day. */
    record Time() implements ColumnType {}

    /** A day and a time of day, without a zone. */
    record DateTime() implements ColumnType {}

    /** A point in time. */
    record Timestamp() implements ColumnType {}

    /** A JSON document. */
    record Json(boolean binary) implements ColumnType {}

    /** A UUID. */
    record Uuid() implements ColumnType {}

    /** Bytes. */
    record Binary() implements ColumnType {}

    /** A shape; the kind is the last part of the field type's name, empty for any. */
    record Geometry(String kind) implements ColumnType {}

    /** A type of one product that has no counterpart here, as that product names it. */
    record Other(String name) implements ColumnType {}

    /** Sizes of unbounded text. */
    enum TextSize {
        TINY,
        REGULAR,
        MEDIUM,
        LONG
    }

    /** Sizes of whole numbers: 1, 2, 3, 4 and 8 bytes. */
    enum IntSize {
        TINY,
        SMALL,
        MEDIUM,
        REGULAR,
        BIG
    }

    /** Sizes of floating point numbers: 4 and 8 bytes. */
    enum FloatSize {
        SINGLE,
        DOUBLE
    }

    /** A four-byte whole number. */
    static ColumnType integer() {
        return new Int(IntSize.REGULAR, false);
    }

    /** An eight-byte whole number. */
    static ColumnType bigInteger() {
        return new Int(IntSize.BIG, false);
    }

    /** Text without a declared bound, of the ordinary size. */
    static ColumnType text() {
        return new Text(TextSize.REGULAR);
    }
}
