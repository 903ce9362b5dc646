package dev.lockstep.database.sqlite;

import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.IntSize;
import dev.lockstep.model.ColumnType.TextSize;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite holds. It takes any declared type and stores any value in any column, so nearly nothing is lost; the
 * declarations are chosen so that each type is read back as itself, by Directus too.
 *
 * <p>A type of another product that SQLite does not know is declared by that product's word, so that a comparison finds
 * it again; a word that SQLite would take for a type of its own, or that is no plain word, becomes text.
 */
final class SqliteRules implements VendorRules {

    /** Digits that survive in a double, which is how SQLite stores a number with a fraction. */
    private static final int EXACT_DIGITS = 15;

    private static final Pattern FOREIGN_WORD =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(?: [A-Za-z_][A-Za-z0-9_]{0,62}){0,3}(?: ?\\([0-9]{1,9}\\))?");
    private static final Set<FieldType> MOMENTS =
            Set.of(FieldType.DATE, FieldType.TIME, FieldType.DATE_TIME, FieldType.TIMESTAMP);

    @Override
    public String vendor() {
        return "sqlite";
    }

    @Override
    public Held hold(FieldDefinition wanted) {
        var column = wanted.column();
        if (column == null) {
            return new Held(wanted, List.of());
        }
        var losses = new ArrayList<String>();
        var field = wanted.withMeta(
                wanted.meta() == null
                        ? null
                        : wanted.meta()
                                .with(
                                        "special",
                                        specials(
                                                wanted.type(),
                                                wanted.special(),
                                                wanted.meta().get("special"))));
        var type = columnType(field, column.type(), losses);
        boolean autoIncrement = column.autoIncrement() && column.primaryKey() && type instanceof ColumnType.Int;
        if (autoIncrement) {
            // every size is the same eight bytes, and only this one word makes a counting key
            type = ColumnType.integer();
            losses.clear();
        }
        if (column.autoIncrement() && !autoIncrement) {
            losses.add("Only a whole number that alone is the primary key can count up by itself.");
        }
        var fieldType = fieldType(type, field.special());
        if (fieldType != wanted.type() && !autoIncrement && losses.isEmpty()) {
            losses.add("The column is read back as " + fieldType.wireName() + " instead of "
                    + wanted.type().wireName() + ".");
        }
        var defaultValue = autoIncrement ? DefaultValue.NONE : defaultValue(fieldType, column.defaultValue(), losses);
        var held = new ColumnDefinition(
                type,
                defaultValue,
                column.nullable(),
                column.unique() && !column.primaryKey(),
                column.indexed(),
                column.primaryKey(),
                autoIncrement,
                column.generationExpression(),
                column.references(),
                column.reported());
        held = held.withReported(report(fieldType, held, field.special()));
        return new Held(field.withType(fieldType).withColumn(held), losses);
    }

    @Override
    public boolean sameType(FieldType type, ColumnType first, ColumnType second) {
        return first.equals(second)
                || likeness(type, first).equals(likeness(type, second))
                || sameDecimal(first, second);
    }

    /** A number declared without digits has as many as it needs. */
    private static boolean sameDecimal(ColumnType first, ColumnType second) {
        return first instanceof ColumnType.Decimal(var some, var _)
                && second instanceof ColumnType.Decimal(var other, var _)
                && (some == null || other == null);
    }

    /** Two column types with equal likeness are never altered into each other. */
    private static Object likeness(FieldType type, ColumnType column) {
        return switch (column) {
            case ColumnType.Varchar(var length) -> text(type, length);
            case ColumnType.Char(var length) -> text(type, length);
            case ColumnType.Text _ -> type == FieldType.JSON ? "json" : "text";
            case ColumnType.Json _ -> "json";
            case ColumnType.Uuid() -> "uuid";
            case ColumnType.Int(var size, var _) -> size == IntSize.BIG ? "big" : "integer";
            case ColumnType.FloatingPoint _ -> "float";
            case ColumnType.DateTime() -> "moment";
            // which of the two it is, is told by the field's type
            case ColumnType.Timestamp() -> "moment";
            case ColumnType.Other(var name) ->
                new ColumnType.Other(DeclaredType.of(name).word());
            default -> column;
        };
    }

    private static Object text(FieldType type, @Nullable Integer length) {
        int characters = Objects.requireNonNullElse(length, DeclaredType.DEFAULT_LENGTH);
        return type == FieldType.UUID && characters == 36 ? "uuid" : characters;
    }

    @Override
    public FieldType fieldType(ColumnType type, List<String> special) {
        return fieldTypeOf(type, special);
    }

    static FieldType fieldTypeOf(ColumnType type, List<String> special) {
        var flagged = flaggedType(special);
        return flagged == null ? fieldTypeOf(type) : flagged;
    }

    /** The type that the flags say, whatever the column is; null if they say none. */
    private static @Nullable FieldType flaggedType(List<String> special) {
        if (special.contains("cast-json")) {
            return FieldType.JSON;
        }
        if (special.contains("hash")) {
            return FieldType.HASH;
        }
        if (special.contains("cast-csv")) {
            return FieldType.CSV;
        }
        if (hasUuidFlag(special)) {
            return FieldType.UUID;
        }
        if (special.contains("cast-timestamp")) {
            return FieldType.TIMESTAMP;
        }
        return special.contains("cast-datetime") ? FieldType.DATE_TIME : null;
    }

    private static FieldType fieldTypeOf(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar _, ColumnType.Char _ -> FieldType.STRING;
            case ColumnType.Text _ -> FieldType.TEXT;
            case ColumnType.Bool() -> FieldType.BOOLEAN;
            case ColumnType.Int(var size, var _) -> size == IntSize.BIG ? FieldType.BIG_INTEGER : FieldType.INTEGER;
            case ColumnType.FloatingPoint _ -> FieldType.FLOAT;
            case ColumnType.Decimal _ -> FieldType.DECIMAL;
            case ColumnType.Date() -> FieldType.DATE;
            case ColumnType.Time() -> FieldType.TIME;
            case ColumnType.DateTime() -> FieldType.DATE_TIME;
            case ColumnType.Timestamp() -> FieldType.TIMESTAMP;
            case ColumnType.Json _ -> FieldType.JSON;
            case ColumnType.Uuid() -> FieldType.UUID;
            case ColumnType.Binary() -> FieldType.BINARY;
            case ColumnType.Geometry(var kind) ->
                FieldType.find(kind.isEmpty() ? "geometry" : "geometry." + kind).orElse(FieldType.UNKNOWN);
            case ColumnType.Other _ -> FieldType.UNKNOWN;
        };
    }

    @Override
    public ReportedColumn report(FieldName name, FieldType type, ColumnDefinition column) {
        return report(type, column, List.of());
    }

    private static ReportedColumn report(FieldType type, ColumnDefinition column, List<String> special) {
        String declaration = DeclaredType.text(column.type(), hasUuidFlag(special));
        boolean keyIndex = column.primaryKey() && !SqliteTables.isInteger(declaration);
        return SqliteColumnReader.reported(
                DeclaredType.of(declaration),
                type,
                SqliteDefaults.report(column.defaultValue(), null),
                column.unique() || keyIndex);
    }

    @Override
    public boolean foldsNames() {
        return true;
    }

    @Override
    public boolean keepsForItself(String table) {
        return table.regionMatches(true, 0, "sqlite_", 0, "sqlite_".length());
    }

    /**
     * SQLite itself bounds no name, but the system tables declare 64 characters for names, and a model with longer ones
     * could not leave SQLite.
     */
    @Override
    public int maximumNameLength() {
        return 64;
    }

    @Override
    public List<String> addedSpecials(FieldType type) {
        return switch (type) {
            case JSON -> List.of("cast-json");
            case CSV -> List.of("cast-csv");
            case HASH -> List.of("hash");
            case TIMESTAMP -> List.of("cast-timestamp");
            default -> List.of();
        };
    }

    /** Flags without which the column would not be read back as that type; a timestamp needs none. */
    private static JsonValue specials(FieldType type, List<String> special, JsonValue given) {
        String needed = switch (type) {
            case JSON -> "cast-json";
            case CSV -> "cast-csv";
            case HASH -> "hash";
            default -> null;
        };
        if (needed == null || special.contains(needed)) {
            return given;
        }
        var all = new ArrayList<JsonValue>();
        special.forEach(flag -> all.add(JsonValue.of(flag)));
        all.add(new JsonText(needed));
        return new JsonArray(all);
    }

    static boolean hasUuidFlag(List<String> special) {
        return special.contains("uuid") || special.contains("file");
    }

    /**
     * The column type as it is if it is read as the field's type, in the spelling of ours; else the type's own. Where the
     * flags say another type whatever the column is, the type's own would be no better, and the one asked for stays.
     */
    private ColumnType columnType(FieldDefinition field, ColumnType given, List<String> losses) {
        var flagged = flaggedType(field.special());
        boolean fits =
                fieldType(given, field.special()) == field.type() || (flagged != null && flagged != field.type());
        return switch (fits ? given : ownType(field.type())) {
            case ColumnType.Uuid() -> hasUuidFlag(field.special()) ? new ColumnType.Char(36) : new ColumnType.Uuid();
            case ColumnType.Varchar(var length) ->
                new ColumnType.Varchar(Objects.requireNonNullElse(length, DeclaredType.DEFAULT_LENGTH));
            case ColumnType.Char(var length) ->
                new ColumnType.Char(Objects.requireNonNullElse(length, DeclaredType.DEFAULT_LENGTH));
            // the longest text is what MariaDB keeps JSON in
            case ColumnType.Text(var size) ->
                field.type() == FieldType.JSON && size == TextSize.LONG
                        ? new ColumnType.Json(false)
                        : ColumnType.text();
            case ColumnType.Int(var size, var unsigned) -> {
                if (size == IntSize.BIG && unsigned) {
                    losses.add("Whole numbers above 9223372036854775807 are kept to about 15 digits only.");
                }
                yield size == IntSize.BIG ? ColumnType.bigInteger() : ColumnType.integer();
            }
            case ColumnType.FloatingPoint(var size, var _, var _) -> new ColumnType.FloatingPoint(size, null, null);
            case ColumnType.Decimal(var precision, var scale) -> decimal(precision, scale, losses);
            case ColumnType.Json _ -> new ColumnType.Json(false);
            case ColumnType.Other(var name) -> other(name, losses);
            case ColumnType.Bool _,
                    ColumnType.Date _,
                    ColumnType.Time _,
                    ColumnType.DateTime _,
                    ColumnType.Timestamp _,
                    ColumnType.Binary _,
                    ColumnType.Geometry _ -> fits ? given : ownType(field.type());
        };
    }

    private static ColumnType decimal(@Nullable Integer precision, @Nullable Integer scale, List<String> losses) {
        int digits = Objects.requireNonNullElse(precision, 10);
        int fraction = Objects.requireNonNullElse(scale, precision == null ? 5 : 0);
        if (digits > EXACT_DIGITS) {
            losses.add("Numbers with a fraction are kept to 15 digits only, not to " + digits + ".");
        }
        return new ColumnType.Decimal(digits, fraction);
    }

    private static ColumnType other(String name, List<String> losses) {
        boolean kept = name.isEmpty()
                || (FOREIGN_WORD.matcher(name).matches()
                        && Keywords.isFree(name)
                        && DeclaredType.of(name).type() instanceof ColumnType.Other);
        if (kept) {
            return new ColumnType.Other(name);
        }
        losses.add("SQLite knows no type " + name + "; the column holds text.");
        return ColumnType.text();
    }

    /** The column type that a field of this type has when nothing else is said. */
    private static ColumnType ownType(FieldType type) {
        return switch (type) {
            case STRING, HASH -> new ColumnType.Varchar(DeclaredType.DEFAULT_LENGTH);
            case TEXT, CSV, ALIAS -> ColumnType.text();
            case BOOLEAN -> new ColumnType.Bool();
            case INTEGER -> ColumnType.integer();
            case BIG_INTEGER -> ColumnType.bigInteger();
            case FLOAT -> new ColumnType.FloatingPoint(FloatSize.SINGLE, null, null);
            case DECIMAL -> new ColumnType.Decimal(null, null);
            case DATE -> new ColumnType.Date();
            case TIME -> new ColumnType.Time();
            case DATE_TIME -> new ColumnType.DateTime();
            case TIMESTAMP -> new ColumnType.Timestamp();
            case JSON -> new ColumnType.Json(false);
            case UUID -> new ColumnType.Uuid();
            case BINARY -> new ColumnType.Binary();
            case GEOMETRY -> new ColumnType.Geometry("");
            case GEOMETRY_POINT,
                    GEOMETRY_LINE_STRING,
                    GEOMETRY_POLYGON,
                    GEOMETRY_MULTI_POINT,
                    GEOMETRY_MULTI_LINE_STRING,
                    GEOMETRY_MULTI_POLYGON ->
                new ColumnType.Geometry(type.wireName().substring("geometry.".length()));
            case UNKNOWN -> ColumnType.text();
        };
    }

    private static DefaultValue defaultValue(FieldType type, DefaultValue wanted, List<String> losses) {
        if (!(wanted instanceof DefaultValue.Literal(var literal))) {
            return wanted;
        }
        if (literal instanceof JsonText(var text)) {
            if (MOMENTS.contains(type) && (text.equalsIgnoreCase("CURRENT_TIMESTAMP") || text.equals("now()"))) {
                return new DefaultValue.CurrentTimestamp();
            }
            if (text.equals(SqliteDefaults.UUID_WORD) && type == FieldType.UUID) {
                return new DefaultValue.GeneratedUuid();
            }
            if (text.indexOf('\0') >= 0) {
                losses.add("A default cannot hold a NUL character.");
                return DefaultValue.NONE;
            }
        }
        // as it is read back
        return SqliteDefaults.read(type, SqliteDefaults.write(type, wanted));
    }
}
