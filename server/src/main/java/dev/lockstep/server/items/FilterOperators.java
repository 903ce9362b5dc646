package dev.lockstep.server.items;

import dev.lockstep.model.FieldType;
import java.util.HashSet;
import java.util.Set;

/** Which comparisons a filter may make with fields of a type; the same as Directus'. */
final class FilterOperators {

    static final Set<String> NULLS = Set.of("_null", "_nnull");

    static final Set<String> SWITCHES = Set.of("_null", "_nnull", "_empty", "_nempty");

    private static final Set<String> EQUALITY = union(NULLS, Set.of("_eq", "_neq"));

    private static final Set<String> LISTS = union(EQUALITY, Set.of("_in", "_nin"));

    private static final Set<String> ORDER =
            union(LISTS, Set.of("_lt", "_lte", "_gt", "_gte", "_between", "_nbetween"));

    private static final Set<String> TEXTS = union(
            LISTS,
            Set.of(
                    "_empty",
                    "_nempty",
                    "_contains",
                    "_ncontains",
                    "_icontains",
                    "_starts_with",
                    "_nstarts_with",
                    "_istarts_with",
                    "_nistarts_with",
                    "_ends_with",
                    "_nends_with",
                    "_iends_with",
                    "_niends_with"));

    private FilterOperators() {}

    /** The operators for fields of the type. */
    static Set<String> of(FieldType type) {
        return switch (type) {
            case STRING, TEXT, CSV, BINARY, UNKNOWN -> TEXTS;
            case HASH -> SWITCHES;
            case UUID -> LISTS;
            case BOOLEAN -> EQUALITY;
            case BIG_INTEGER, DECIMAL, FLOAT, INTEGER, DATE, DATE_TIME, TIME, TIMESTAMP -> ORDER;
            case JSON,
                    ALIAS,
                    GEOMETRY,
                    GEOMETRY_POINT,
                    GEOMETRY_LINE_STRING,
                    GEOMETRY_POLYGON,
                    GEOMETRY_MULTI_POINT,
                    GEOMETRY_MULTI_LINE_STRING,
                    GEOMETRY_MULTI_POLYGON -> NULLS;
        };
    }

    private static Set<String> union(Set<String> first, Set<String> second) {
        var all = new HashSet<>(first);
        all.addAll(second);
        return Set.copyOf(all);
    }
}
