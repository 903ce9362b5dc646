package dev.lockstep.server.items;

import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which items are asked for, and what of them.
 *
 * @param fields names of fields, with or without a column, in the order in which they are shown
 * @param limit how many items at most, or null for all
 */
record ItemQuery(
        List<String> fields,
        Filter filter,
        List<Sort> sort,
        @Nullable Long limit,
        long offset,
        boolean totalCount,
        boolean filterCount) {

    ItemQuery {
        fields = List.copyOf(fields);
        sort = List.copyOf(sort);
    }

    /** The same fields in the same order, of all items that pass another filter. */
    ItemQuery only(Filter other) {
        return new ItemQuery(fields, other, sort, null, 0, totalCount, filterCount);
    }

    /** The same query with one more condition. */
    ItemQuery where(Filter other) {
        return new ItemQuery(fields, filter.and(other), sort, limit, offset, totalCount, filterCount);
    }
}
