package dev.lockstep.model;

import dev.lockstep.model.ColumnType.Binary;
import dev.lockstep.model.ColumnType.Bool;
import dev.lockstep.model.ColumnType.Char;
import dev.lockstep.model.ColumnType.Date;
import dev.lockstep.model.ColumnType.DateTime;
import dev.lockstep.model.ColumnType.Decimal;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.FloatingPoint;
import dev.lockstep.model.ColumnType.Geometry;
import dev.lockstep.model.ColumnType.Int;
import dev.lockstep.model.ColumnType.IntSize;
import dev.lockstep.model.ColumnType.Json;
import dev.lockstep.model.ColumnType.Other;
import dev.lockstep.model.ColumnType.Text;
import dev.lockstep.model.ColumnType.TextSize;
import dev.lockstep.model.ColumnType.Time;
import dev.lockstep.model.ColumnType.Timestamp;
import dev.lockstep.model.ColumnType.Uuid;
import dev.lockstep.model.ColumnType.Varchar;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words that database products use for types in snapshots ({@code data_type}). One list serves all: where two
 * products use one word for two things, the field's own type decides between them.
 */
public final class DataTypeWords {

    private DataTypeWords() {}

    /** The type behind a word; {@link Other} for a word that is not known. */
    public static ColumnType read(
            String word, @Nullable Integer length, @Nullable Integer precision, @Nullable Integer scale) {
        var lower = word.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "character varying", "varchar", "nvarchar", "varchar2", "nvarchar2" -> new Varchar(length);
            case "char", "character", "nchar", "bpchar" -> new Char(length);
            case "text", "clob", "ntext" -> new Text(TextSize.REGULAR);
            case "tinytext" -> new Text(TextSize.TINY);
            case "mediumtext" -> new Text(TextSize.MEDIUM);
            case "longtext" -> new Text(TextSize.LONG);
            case "boolean", "bool", "bit" -> new Bool();
            case "tinyint" -> new Int(IntSize.TINY, false);
            case "smallint", "int2", "year" -> new Int(IntSize.SMALL, false);
            case "mediumint" -> new Int(IntSize.MEDIUM, false);
            case "integer", "int", "int4", "serial" -> new Int(IntSize.REGULAR, false);
            case "bigint", "int8", "bigserial" -> new Int(IntSize.BIG, false);
            case "tinyint unsigned" -> new Int(IntSize.TINY, true);
            case "smallint unsigned" -> new Int(IntSize.SMALL, true);
            case "mediumint unsigned" -> new Int(IntSize.MEDIUM, true);
            case "int unsigned", "integer unsigned" -> new Int(IntSize.REGULAR, true);
            case "bigint unsigned" -> new Int(IntSize.BIG, true);
            case "real", "float", "float4", "money" -> new FloatingPoint(FloatSize.SINGLE, precision, scale);
            case "double", "double precision", "float8" -> new FloatingPoint(FloatSize.DOUBLE, precision, scale);
            case "decimal", "numeric", "number" -> new Decimal(precision, scale);
            case "date" -> new Date();
            case "time", "timetz", "time without time zone" -> new Time();
            case "datetime", "timestamp without time zone", "datetime2" -> new DateTime();
            case "timestamp", "timestamptz", "timestamp with time zone", "datetimeoffset" -> new Timestamp();
            case "json" -> new Json(false);
            case "jsonb" -> new Json(true);
            case "uuid", "uniqueidentifier" -> new Uuid();
            case "blob", "bytea", "binary", "varbinary", "tinyblob", "mediumblob", "longblob" -> new Binary();
            case "geometry" -> new Geometry("");
            case "point" -> new Geometry("Point");
            case "linestring" -> new Geometry("LineString");
            case "polygon" -> new Geometry("Polygon");
            case "multipoint" -> new Geometry("MultiPoint");
            case "multilinestring" -> new Geometry("MultiLineString");
            case "multipolygon" -> new Geometry("MultiPolygon");
            default -> new Other(word.strip());
        };
    }

    /** The type of a column that is made for a field of which nothing but the type is known; null for an alias. */
    public static @Nullable ColumnType ordinary(FieldType type) {
        return switch (type) {
            case STRING, HASH -> new Varchar(255);
            case TEXT, CSV -> ColumnType.text();
            case BOOLEAN -> new Bool();
            case INTEGER -> ColumnType.integer();
            case BIG_INTEGER -> ColumnType.bigInteger();
            case FLOAT -> new FloatingPoint(FloatSize.SINGLE, null, null);
            case DECIMAL -> new Decimal(10, 5);
            case DATE -> new Date();
            case TIME -> new Time();
            case DATE_TIME -> new DateTime();
            case TIMESTAMP -> new Timestamp();
            case JSON -> new Json(false);
            case UUID -> new Uuid();
            case BINARY -> new Binary();
            case GEOMETRY -> new Geometry("");
            case GEOMETRY_POINT -> new Geometry("Point");
            case GEOMETRY_LINE_STRING -> new Geometry("LineString");
            case GEOMETRY_POLYGON -> new Geometry("Polygon");
            case GEOMETRY_MULTI_POINT -> new Geometry("MultiPoint");
            case GEOMETRY_MULTI_LINE_STRING -> new Geometry("MultiLineString");
            case GEOMETRY_MULTI_POLYGON -> new Geometry("MultiPolygon");
            case ALIAS, UNKNOWN -> null;
        };
    }
}
