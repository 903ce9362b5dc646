package dev.lockstep.database.mysql;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What MySQL and MariaDB hold. Columns are declared as Directus 12.4 declares them, but where that loses something. */
final class MysqlRules implements VendorRules {

    /** Flags of columns that Directus fills with the id of somebody; they are texts of 36 characters to it. */
    private static final Set<String> FILLED_WITH_IDS =
            Set.of("m2o", "user-created", "user-updated", "role-created", "role-updated");

    private static final int MAXIMUM_PRECISION = 65;
    private static final int MAXIMUM_SCALE = 30;

    private final boolean mariaDb;

    MysqlRules(Capabilities capabilities) {
        this.mariaDb = capabilities.mariaDb();
    }

    @Override
    public String vendor() {
        return "mysql";
    }

    @Override
    public Held hold(FieldDefinition given) {
        var column = given.column();
        if (column == null) {
            return new Held(given, List.of());
        }
        // "unknown" says nothing; what the column is, is told by its own type
        var wanted =
                given.type() == FieldType.UNKNOWN ? given.withType(fieldType(column.type(), given.special())) : given;
        var losses = new ArrayList<String>();
        var type = columnType(wanted, column, losses);
        boolean autoIncrement = column.autoIncrement() && column.primaryKey() && type instanceof ColumnType.Int;
        if (column.autoIncrement() && !autoIncrement) {
            losses.add("Only a whole number that alone is the primary key can count up by itself.");
        }
        if (autoIncrement) {
            type = countingKey(type);
        }
        var field = withNeededFlag(wanted, type);
        var fieldType = fieldType(type, field.special());
        boolean idOfSomething =
                wanted.type() == FieldType.UUID && field.special().stream().anyMatch(FILLED_WITH_IDS::contains);
        if (fieldType != given.type() && !autoIncrement && !idOfSomething && losses.isEmpty()) {
            losses.add("The column is read back as " + fieldType.wireName() + " instead of "
                    + given.type().wireName() + ".");
        }
        boolean indexable = isIndexable(type);
        if (!indexable && (column.unique() || column.indexed())) {
            losses.add("A column of type " + MysqlType.text(type) + " can have no index.");
        }
        var held = new ColumnDefinition(
                type,
                autoIncrement ? DefaultValue.NONE : DefaultRules.hold(fieldType, type, column.defaultValue(), losses),
                column.nullable(),
                column.unique() && !column.primaryKey() && indexable,
                column.indexed() && !column.primaryKey() && indexable,
                column.primaryKey(),
                autoIncrement,
                column.generationExpression(),
                column.references(),
                column.reported());
        held = held.withReported(report(field.name(), fieldType, held));
        return new Held(field.withType(fieldType).withColumn(held), losses);
    }

    /** As Directus makes keys that count; a long one keeps its sign, since it would not be read back as a long one. */
    @Override
    public ColumnType countingKey(ColumnType type) {
        return type instanceof ColumnType.Int(var size, var _) && size != IntSize.BIG
                ? new ColumnType.Int(size, true)
                : type;
    }

    /** Whether a key of InnoDB has room for it. */
    private static boolean isIndexable(ColumnType type) {
        return switch (type) {
            case ColumnType.Text _, ColumnType.Json _, ColumnType.Binary _, ColumnType.Geometry _ -> false;
            case ColumnType.Varchar(var length) -> length == null || length <= MysqlType.MAXIMUM_KEY;
            default -> true;
        };
    }

    /** The column type as it is if it is read as the field's type; else the type's own. */
    private ColumnType columnType(FieldDefinition field, ColumnDefinition column, List<String> losses) {
        var given = column.type();
        var type = field.type();
        var flagged = flaggedType(field.special());
        // where the flags say another type whatever the column is, the type's own would be no better
        boolean fits = fieldType(given, field.special()) == type
                || (flagged != null && flagged != type)
                || (given instanceof ColumnType.Json && type == FieldType.JSON)
                || (given instanceof ColumnType.Uuid && type == FieldType.UUID);
        return switch (fits ? given : ownType(type)) {
            case ColumnType.Uuid() -> new ColumnType.Char(36);
            case ColumnType.Varchar(var length) -> varchar(length, column.primaryKey(), losses);
            case ColumnType.Char(var length) ->
                length != null && length > MysqlType.MAXIMUM_CHAR
                        ? varchar(length, column.primaryKey(), losses)
                        : new ColumnType.Char(length == null ? 1 : Math.max(1, length));
            case ColumnType.Text(var size) -> {
                if (column.primaryKey()) {
                    losses.add("A key has room for " + MysqlType.DEFAULT_LENGTH + " characters only.");
                    yield new ColumnType.Varchar(MysqlType.DEFAULT_LENGTH);
                }
                yield type == FieldType.JSON && size == TextSize.LONG
                        ? new ColumnType.Json(false)
                        : new ColumnType.Text(size);
            }
            case ColumnType.FloatingPoint(var size, var precision, var scale) ->
                precision == null || scale == null || scale > MAXIMUM_SCALE || precision > 255 || scale > precision
                        ? new ColumnType.FloatingPoint(size, null, null)
                        : new ColumnType.FloatingPoint(size, precision, scale);
            case ColumnType.Decimal(var precision, var scale) -> decimal(precision, scale, losses);
            case ColumnType.DateTime() ->
                type == FieldType.TIMESTAMP ? new ColumnType.Timestamp() : new ColumnType.DateTime();
            case ColumnType.Json _ -> new ColumnType.Json(false);
            case ColumnType.Other(var name) -> other(name, losses);
            case ColumnType.Int(var size, var unsigned) -> new ColumnType.Int(size, unsigned);
            case ColumnType.Bool() -> new ColumnType.Bool();
            case ColumnType.Date() -> new ColumnType.Date();
            case ColumnType.Time() -> new ColumnType.Time();
            case ColumnType.Timestamp() -> new ColumnType.Timestamp();
            case ColumnType.Binary() -> new ColumnType.Binary();
            case ColumnType.Geometry(var kind) -> new ColumnType.Geometry(kind);
        };
    }

    private static ColumnType varchar(@Nullable Integer wanted, boolean key, List<String> losses) {
        int length = Objects.requireNonNullElse(wanted, MysqlType.DEFAULT_LENGTH);
        if (key && length > MysqlType.MAXIMUM_KEY) {
            losses.add("A key has room for " + MysqlType.MAXIMUM_KEY + " characters only.");
            return new ColumnType.Varchar(MysqlType.MAXIMUM_KEY);
        }
        if (length > MysqlType.MAXIMUM_LENGTH) {
            losses.add("A row has no room for " + length + " characters; the column holds a text of any length.");
            return new ColumnType.Text(TextSize.MEDIUM);
        }
        return new ColumnType.Varchar(Math.max(1, length));
    }

    private static ColumnType decimal(@Nullable Integer precision, @Nullable Integer scale, List<String> losses) {
        int digits = Objects.requireNonNullElse(precision, 10);
        int fraction = Objects.requireNonNullElse(scale, precision == null ? 5 : 0);
        if (digits > MAXIMUM_PRECISION || fraction > MAXIMUM_SCALE) {
            losses.add("Numbers have " + MAXIMUM_PRECISION + " digits at most, " + MAXIMUM_SCALE
                    + " of them behind the point.");
        }
        int kept = Math.clamp(digits, 1, MAXIMUM_PRECISION);
        return new ColumnType.Decimal(kept, Math.clamp(fraction, 0, Math.min(MAXIMUM_SCALE, kept)));
    }

    private ColumnType other(String name, List<String> losses) {
        boolean known = switch (MysqlType.word(name).toLowerCase(Locale.ROOT)) {
            case "uuid", "inet6", "inet4" -> mariaDb;
            case "enum", "set", "bit" -> name.indexOf('(') > 0;
            default -> false;
        };
        if (known) {
            return new ColumnType.Other(name);
        }
        losses.add("The server has no type " + name + "; the column holds text.");
        return ColumnType.text();
    }

    /** The column type that a field of this type has when nothing else is said. */
    private static ColumnType ownType(FieldType type) {
        return switch (type) {
            case STRING, HASH -> new ColumnType.Varchar(MysqlType.DEFAULT_LENGTH);
            case TEXT, CSV, ALIAS, UNKNOWN -> ColumnType.text();
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
            case UUID -> new ColumnType.Char(36);
            case BINARY -> new ColumnType.Binary();
            case GEOMETRY -> new ColumnType.Geometry("");
            case GEOMETRY_POINT,
                    GEOMETRY_LINE_STRING,
                    GEOMETRY_POLYGON,
                    GEOMETRY_MULTI_POINT,
                    GEOMETRY_MULTI_LINE_STRING,
                    GEOMETRY_MULTI_POLYGON ->
                new ColumnType.Geometry(type.wireName().substring("geometry.".length()));
        };
    }

    /** With the flag without which the column would not be read back as the field's type. */
    private static FieldDefinition withNeededFlag(FieldDefinition field, ColumnType held) {
        String needed = switch (field.type()) {
            case JSON -> "cast-json";
            case CSV -> "cast-csv";
            case HASH -> "hash";
            default -> null;
        };
        var meta = field.meta();
        if (needed == null || meta == null || field.special().contains(needed) || held instanceof ColumnType.Other) {
            return field;
        }
        var all = new ArrayList<>(field.special());
        all.add(needed);
        return field.withMeta(meta.with("special", JsonArray.ofTexts(all)));
    }

    /** InnoDB wants an index on every column that points at another, and two columns of the same type. */
    @Override
    public Held pointAt(FieldDefinition field, FieldType type, ColumnType key) {
        var column = field.column();
        if (column == null) {
            return new Held(field, List.of());
        }
        if (isComparable(column.type(), key)) {
            return new Held(field.withColumn(indexed(column)), List.of());
        }
        var held = hold(field.withType(type).withColumn(column.withType(key)));
        var pointing = Objects.requireNonNull(held.field().column());
        boolean told = isNumber(column.type()) && isNumber(key) && held.losses().isEmpty();
        return new Held(
                held.field().withColumn(indexed(pointing)),
                told
                        ? List.of()
                        : List.of("The column takes the type of the key that it points at, " + MysqlType.text(key)
                                + "."));
    }

    private static ColumnDefinition indexed(ColumnDefinition column) {
        return new ColumnDefinition(
                column.type(),
                column.defaultValue(),
                column.nullable(),
                column.unique(),
                !column.unique() && !column.primaryKey(),
                column.primaryKey(),
                column.autoIncrement(),
                column.generationExpression(),
                column.references(),
                column.reported());
    }

    private static boolean isComparable(ColumnType first, ColumnType second) {
        return MysqlType.text(first).equals(MysqlType.text(second)) || (isText(first) && isText(second));
    }

    private static boolean isText(ColumnType type) {
        return type instanceof ColumnType.Varchar || type instanceof ColumnType.Char || type instanceof ColumnType.Uuid;
    }

    private static boolean isNumber(ColumnType type) {
        return type instanceof ColumnType.Int;
    }

    @Override
    public boolean sameType(FieldType type, ColumnType first, ColumnType second) {
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

    @Override
    public FieldType fieldType(ColumnType type, List<String> special) {
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
        if (special.contains("uuid") || special.contains("file")) {
            return FieldType.UUID;
        }
        if (special.contains("cast-timestamp")) {
            return FieldType.TIMESTAMP;
        }
        if (special.contains("cast-datetime")) {
            return FieldType.DATE_TIME;
        }
        return null;
    }

    private FieldType fieldTypeOf(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar _, ColumnType.Char _ -> FieldType.STRING;
            case ColumnType.Text _ -> FieldType.TEXT;
            case ColumnType.Bool() -> FieldType.BOOLEAN;
            case ColumnType.Int(var size, var unsigned) ->
                size == IntSize.BIG && !unsigned ? FieldType.BIG_INTEGER : FieldType.INTEGER;
            case ColumnType.FloatingPoint _ -> FieldType.FLOAT;
            case ColumnType.Decimal _ -> FieldType.DECIMAL;
            case ColumnType.Date() -> FieldType.DATE;
            case ColumnType.Time() -> FieldType.TIME;
            case ColumnType.DateTime() -> FieldType.DATE_TIME;
            case ColumnType.Timestamp() -> FieldType.TIMESTAMP;
            // to MariaDB it is a long text with a check
            case ColumnType.Json _ -> mariaDb ? FieldType.TEXT : FieldType.JSON;
            case ColumnType.Uuid() -> FieldType.STRING;
            case ColumnType.Binary() -> FieldType.BINARY;
            case ColumnType.Geometry(var kind) ->
                FieldType.find(kind.isEmpty() ? "geometry" : "geometry." + kind).orElse(FieldType.UNKNOWN);
            case ColumnType.Other(var name) -> name.equals("uuid") ? FieldType.UUID : FieldType.UNKNOWN;
        };
    }

    @Override
    public ReportedColumn report(FieldName name, FieldType type, ColumnDefinition column) {
        return MysqlColumnReader.reported(
                MysqlType.text(column.type()),
                MysqlDefaults.report(column.defaultValue(), null, mariaDb),
                column.unique(),
                mariaDb);
    }

    /** Columns always; tables where the server's file system does, and everywhere in Directus' own tables. */
    @Override
    public boolean foldsNames() {
        return true;
    }

    @Override
    public int maximumNameLength() {
        return MysqlNames.MAXIMUM_LENGTH;
    }

    @Override
    public List<String> addedSpecials(FieldType type) {
        return switch (type) {
            case JSON -> List.of("cast-json");
            case CSV -> List.of("cast-csv");
            case HASH -> List.of("hash");
            default -> List.of();
        };
    }

    /** A server on SQLite marks timestamps, which are told apart by their columns here. */
    @Override
    public List<String> indifferentSpecials(FieldType type) {
        return type == FieldType.TIMESTAMP ? List.of("cast-timestamp") : addedSpecials(type);
    }
}
