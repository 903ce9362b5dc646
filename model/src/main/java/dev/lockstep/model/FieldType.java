package dev.lockstep.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The type of a field as Directus names it: what its values are, whatever column holds them. */
public enum FieldType {
    BIG_INTEGER("bigInteger"),
    BOOLEAN("boolean"),
    DATE("date"),
    DATE_TIME("dateTime"),
    DECIMAL("decimal"),
    FLOAT("float"),
    INTEGER("integer"),
    JSON("json"),
    STRING("string"),
    TEXT("text"),
    TIME("time"),
    TIMESTAMP("timestamp"),
    BINARY("binary"),
    UUID("uuid"),
    /** A field without a column. */
    ALIAS("alias"),
    HASH("hash"),
    CSV("csv"),
    GEOMETRY("geometry"),
    GEOMETRY_POINT("geometry.Point"),
    GEOMETRY_LINE_STRING("geometry.LineString"),
    GEOMETRY_POLYGON("geometry.Polygon"),
    GEOMETRY_MULTI_POINT("geometry.MultiPoint"),
    GEOMETRY_MULTI_LINE_STRING("geometry.MultiLineString"),
    GEOMETRY_MULTI_POLYGON("geometry.MultiPolygon"),
    /** A column of a type that Directus does not know. */
    UNKNOWN("unknown");

    /** Names that Directus accepts for {@link #ALIAS} when a field is made. */
    public static final List<String> ALIAS_KINDS = List.of("o2m", "m2m", "m2a", "o2a", "files", "translations");

    private static final Map<String, FieldType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FieldType::wireName, Function.identity()));

    private final String wireName;

    FieldType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in documents and answers. */
    public String wireName() {
        return wireName;
    }

    /** The type of that name; the alias kinds are {@link #ALIAS}. */
    public static Optional<FieldType> find(String wireName) {
        if (ALIAS_KINDS.contains(wireName)) {
            return Optional.of(ALIAS);
        }
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /** Whether values of this type are numbers. */
    public boolean isNumeric() {
        return switch (this) {
            case BIG_INTEGER, DECIMAL, FLOAT, INTEGER -> true;
            default -> false;
        };
    }

    /** Whether this is one of the geometry types. */
    public boolean isGeometry() {
        return wireName.startsWith("geometry");
    }
}
