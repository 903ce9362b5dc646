package dev.lockstep.database.postgres;

import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.IntSize;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL holds. Columns are declared as Directus 12.4 declares them; a type that the server has and nobody else
 * knows stays that type.
 */
final class PostgresRules implements VendorRules {

    private final Capabilities capabilities;

    PostgresRules(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @Override
    public String vendor() {
        return "postgres";
    }

    @Override
    public Held hold(FieldDefinition wanted) {
        var column = wanted.column();
        if (column == null) {
            return new Held(wanted, List.of());
        }
        var losses = new ArrayList<String>();
        var type = key(columnType(wanted, column, losses), column.primaryKey(), losses);
        boolean autoIncrement = column.autoIncrement() && type instanceof ColumnType.Int;
        if (column.autoIncrement() && !autoIncrement) {
            losses.add("Only a whole number can count up by itself.");
        }
        var field = withNeededFlag(wanted, type);
        var fieldType = fieldType(type, field.special());
        if (fieldType != wanted.type() && !autoIncrement && losses.isEmpty()) {
            losses.add("The column is read back as " + fieldType.wireName() + " instead of "
                    + wanted.type().wireName() + ".");
        }
        boolean unorderable = isUnorderable(type);
        if (unorderable && (column.unique() || column.indexed())) {
            losses.add("A column of type " + PostgresType.text(type) + " can have no index.");
        }
        var held = new ColumnDefinition(
                type,
                autoIncrement ? DefaultValue.NONE : DefaultRules.hold(fieldType, type, column.defaultValue(), losses),
                column.nullable(),
                column.unique() && !column.primaryKey() && !unorderable,
                column.indexed() && !column.primaryKey() && !unorderable,
                column.primaryKey(),
                autoIncrement,
                column.generationExpression(),
                column.references(),
                column.reported());
        held = held.withReported(report(field.name(), fieldType, held));
        return new Held(field.withType(fieldType).withColumn(held), losses);
    }

    /** The types without an order that an ordinary index could follow. */
    private static boolean isUnorderable(ColumnType type) {
        return switch (type) {
            case ColumnType.Json(var binary) -> !binary;
            case ColumnType.Geometry _ -> true;
            case ColumnType.Other(var name) ->
                switch (PostgresType.word(name)) {
                    case "xml", "point", "box", "circle", "line", "lseg", "path", "polygon" -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    /** A key has an index, whatever else. */
    private static ColumnType key(ColumnType type, boolean primaryKey, List<String> losses) {
        if (!primaryKey || !isUnorderable(type)) {
            return type;
        }
        if (type instanceof ColumnType.Json) {
            return new ColumnType.Json(true);
        }
        losses.add("A column of type " + PostgresType.text(type) + " can be no key; the column holds text.");
        return ColumnType.text();
    }

    /** The column type as it is if it is read as the field's type; else the type's own. */
    private ColumnType columnType(FieldDefinition field, ColumnDefinition column, List<String> losses) {
        var given = column.type();
        var type = field.type();
        boolean fits = fieldType(given, field.special()) == type;
        return switch (fits || isBytes(type, given) ? given : ownType(type)) {
            case ColumnType.Varchar(var length) -> new ColumnType.Varchar(PostgresType.length(length));
            case ColumnType.Char(var length)
            when type == FieldType.UUID && Objects.equals(length, 36) -> new ColumnType.Uuid();
            case ColumnType.Char(var length) -> new ColumnType.Char(PostgresType.length(length));
            // the longest text is what MariaDB keeps JSON in
            case ColumnType.Text(var size) ->
                type == FieldType.JSON && size == ColumnType.TextSize.LONG
                        ? new ColumnType.Json(false)
                        : ColumnType.text();
            case ColumnType.Int(var size, var unsigned) -> whole(size, unsigned && !column.autoIncrement(), losses);
            case ColumnType.FloatingPoint(var size, var _, var _) -> new ColumnType.FloatingPoint(size, null, null);
            case ColumnType.Decimal(var precision, var scale) -> decimal(type, precision, scale);
            case ColumnType.Timestamp() -> new ColumnType.Timestamp();
            case ColumnType.DateTime() ->
                type == FieldType.TIMESTAMP ? new ColumnType.Timestamp() : new ColumnType.DateTime();
            case ColumnType.Geometry(var kind) -> geometry(kind, losses);
            case ColumnType.Other(var name) -> other(name, losses);
            case ColumnType.Bool() -> new ColumnType.Bool();
            case ColumnType.Date() -> new ColumnType.Date();
            case ColumnType.Time() -> new ColumnType.Time();
            case ColumnType.Json(var binary) -> new ColumnType.Json(binary);
            case ColumnType.Uuid() -> new ColumnType.Uuid();
            case ColumnType.Binary() -> new ColumnType.Binary();
        };
    }

    /** Bytes are of no type that Directus knows here, whatever they are elsewhere. */
    private static boolean isBytes(FieldType type, ColumnType given) {
        return given instanceof ColumnType.Binary && (type == FieldType.BINARY || type == FieldType.UNKNOWN);
    }

    private static ColumnType whole(IntSize size, boolean unsigned, List<String> losses) {
        return switch (size) {
            case TINY, SMALL -> new ColumnType.Int(IntSize.SMALL, false);
            case MEDIUM, REGULAR -> {
                if (unsigned && size == IntSize.REGULAR) {
                    losses.add("Whole numbers above 2147483647 do not fit.");
                }
                yield ColumnType.integer();
            }
            case BIG -> {
                if (unsigned) {
                    losses.add("Whole numbers above 9223372036854775807 do not fit.");
                }
                yield ColumnType.bigInteger();
            }
        };
    }

    private static ColumnType decimal(FieldType type, @Nullable Integer precision, @Nullable Integer scale) {
        if (precision == null && type != FieldType.DECIMAL) {
            return new ColumnType.Decimal(null, null);
        }
        int digits = PostgresType.precision(Objects.requireNonNullElse(precision, 10));
        int fraction = Objects.requireNonNullElse(scale, precision == null ? 5 : 0);
        return new ColumnType.Decimal(digits, Math.min(fraction, digits));
    }

    private ColumnType geometry(String kind, List<String> losses) {
        if (capabilities.geometry()) {
            return new ColumnType.Geometry(kind);
        }
        losses.add("The server has no PostGIS; the column holds the shape as GeoJSON.");
        return new ColumnType.Json(false);
    }

    private ColumnType other(String name, List<String> losses) {
        if (name.isEmpty() || capabilities.types().contains(PostgresType.word(name))) {
            return new ColumnType.Other(name);
        }
        losses.add("The server has no type " + name + "; the column holds text.");
        return ColumnType.text();
    }

    /** The column type that a field of this type has when nothing else is said. */
    private static ColumnType ownType(FieldType type) {
        return switch (type) {
            case STRING, HASH -> new ColumnType.Varchar(PostgresType.DEFAULT_LENGTH);
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
        };
    }

    /** With the flag without which the column would not be read back as the field's type. */
    private static FieldDefinition withNeededFlag(FieldDefinition field, ColumnType held) {
        String needed = switch (field.type()) {
            case JSON -> "cast-json";
            case CSV -> "cast-csv";
            case HASH -> "hash";
            default -> held instanceof ColumnType.Json && isShape(field.type()) ? "cast-json" : null;
        };
        var meta = field.meta();
        if (needed == null || meta == null || field.special().contains(needed)) {
            return field;
        }
        var all = new ArrayList<>(field.special());
        all.add(needed);
        return field.withMeta(meta.with("special", JsonArray.ofTexts(all)));
    }

    private static boolean isShape(FieldType type) {
        return type.wireName().startsWith("geometry");
    }

    @Override
    public Held pointAt(FieldDefinition field, FieldType type, ColumnType key) {
        var column = field.column();
        if (column == null || isComparable(column.type(), key)) {
            return new Held(field, List.of());
        }
        var held = hold(field.withType(type).withColumn(column.withType(key)));
        boolean other = column.type() instanceof ColumnType.Uuid
                ? !isText(key)
                : !(isText(column.type()) && key instanceof ColumnType.Uuid);
        return other
                ? new Held(
                        held.field(),
                        List.of("The column takes the type of the key that it points at, " + PostgresType.text(key)
                                + "."))
                : new Held(held.field(), List.of());
    }

    private static boolean isComparable(ColumnType first, ColumnType second) {
        return first.equals(second) || (isText(first) && isText(second)) || (isNumber(first) && isNumber(second));
    }

    private static boolean isText(ColumnType type) {
        return type instanceof ColumnType.Varchar || type instanceof ColumnType.Char || type instanceof ColumnType.Text;
    }

    private static boolean isNumber(ColumnType type) {
        return type instanceof ColumnType.Int
                || type instanceof ColumnType.Decimal
                || type instanceof ColumnType.FloatingPoint;
    }

    @Override
    public DefaultValue holdDefault(FieldType type, ColumnType column, DefaultValue value) {
        return DefaultRules.hold(type, column, value, new ArrayList<>());
    }

    @Override
    public boolean sameType(FieldType type, ColumnType first, ColumnType second) {
        return first.equals(second) || likeness(type, first).equals(likeness(type, second));
    }

    /** Two column types with equal likeness are never altered into each other. */
    private static Object likeness(FieldType type, ColumnType column) {
        return switch (column) {
            case ColumnType.Varchar(var length) -> text(type, length);
            case ColumnType.Char(var length) -> text(type, length);
            case ColumnType.Text _ -> type == FieldType.JSON ? "json" : "text";
            case ColumnType.Json _ -> "json";
            case ColumnType.Uuid() -> "uuid";
            case ColumnType.Int(var size, var _) -> PostgresType.text(new ColumnType.Int(size, false));
            case ColumnType.FloatingPoint(var size, var _, var _) -> size;
            // which of the two it is, is told by the field's type
            case ColumnType.DateTime(), ColumnType.Timestamp() -> "moment";
            case ColumnType.Other(var name) ->
                new ColumnType.Other(PostgresType.word(name).toLowerCase(Locale.ROOT));
            default -> column;
        };
    }

    private static Object text(FieldType type, @Nullable Integer length) {
        return type == FieldType.UUID && Objects.equals(length, 36) ? "uuid" : List.of("text", String.valueOf(length));
    }

    @Override
    public FieldType fieldType(ColumnType type, List<String> special) {
        return fieldTypeOf(type, special);
    }

    static FieldType fieldTypeOf(ColumnType type, List<String> special) {
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
        return fieldTypeOf(type);
    }

    private static FieldType fieldTypeOf(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar _, ColumnType.Char _ -> FieldType.STRING;
            case ColumnType.Text _ -> FieldType.TEXT;
            case ColumnType.Bool() -> FieldType.BOOLEAN;
            case ColumnType.Int(var size, var _) -> size == IntSize.BIG ? FieldType.BIG_INTEGER : FieldType.INTEGER;
            case ColumnType.FloatingPoint _ -> FieldType.FLOAT;
            // without digits it is a whole number for Directus
            case ColumnType.Decimal(var precision, var _) -> precision == null ? FieldType.INTEGER : FieldType.DECIMAL;
            case ColumnType.Date() -> FieldType.DATE;
            case ColumnType.Time() -> FieldType.TIME;
            case ColumnType.DateTime() -> FieldType.DATE_TIME;
            case ColumnType.Timestamp() -> FieldType.TIMESTAMP;
            case ColumnType.Json _ -> FieldType.JSON;
            case ColumnType.Uuid() -> FieldType.UUID;
            case ColumnType.Binary() -> FieldType.UNKNOWN;
            case ColumnType.Geometry(var kind) ->
                FieldType.find(kind.isEmpty() ? "geometry" : "geometry." + kind).orElse(FieldType.UNKNOWN);
            case ColumnType.Other(var name) ->
                switch (PostgresType.word(name)) {
                    case "citext" -> FieldType.TEXT;
                    case "interval", "\"char\"" -> FieldType.STRING;
                    case "money" -> FieldType.FLOAT;
                    case "bit" -> FieldType.BOOLEAN;
                    case "time with time zone" -> FieldType.TIME;
                    default -> FieldType.UNKNOWN;
                };
        };
    }

    @Override
    public ReportedColumn report(FieldName name, FieldType type, ColumnDefinition column) {
        // the name that a server gives to the sequence of a new column
        String sequence = column.autoIncrement()
                ? "nextval('" + PostgresNames.cut(name.collection() + "_" + name.field(), "_seq") + "'::regclass)"
                : null;
        return PostgresColumnReader.reported(
                PostgresType.text(column.type()),
                PostgresDefaults.report(column.defaultValue(), sequence),
                column.unique() || column.primaryKey());
    }

    @Override
    public boolean foldsNames() {
        return false;
    }

    /** Names that begin so are those of the catalog, which is looked through before any other schema. */
    @Override
    public boolean keepsForItself(String table) {
        return table.startsWith("pg_");
    }

    @Override
    public int maximumNameLength() {
        return PostgresNames.MAXIMUM_BYTES;
    }

    @Override
    public int nameLength(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
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
