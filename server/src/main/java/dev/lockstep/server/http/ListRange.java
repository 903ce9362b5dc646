package dev.lockstep.server.http;

import dev.lockstep.model.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for, and what of it is to be counted: {@code limit}, {@code offset}, {@code page} and
 * {@code meta} of a query.
 *
 * @param limit how many at most, or null for all
 * @param offset how many to leave out
 * @param totalCount whether to count all that there are
 * @param filterCount whether to count those that are meant
 */
public record ListRange(@Nullable Long limit, long offset, boolean totalCount, boolean filterCount) {

    private static final long DEFAULT_LIMIT = 100;

    /**
     * Reads it; without a limit, a hundred are meant.
     *
     * @throws ApiException 400 INVALID_QUERY
     */
    public static ListRange read(JsonObject query) {
        var limit = QueryValues.number(query, "limit", -1);
        var page = QueryValues.number(query, "page", 0);
        var offset = QueryValues.number(query, "offset", 0);
        long most = limit == null ? DEFAULT_LIMIT : limit;
        long skip = offset == null ? 0 : offset;
        if (page != null && page > 0 && most >= 0) {
            skip = most * (page - 1);
        }
        var meta = QueryValues.words(query, "meta");
        meta.removeIf(String::isEmpty);
        checkMeta(meta);
        boolean all = meta.contains("*");
        return new ListRange(
                most < 0 ? null : most,
                skip,
                all || meta.contains("total_count"),
                all || meta.contains("filter_count"));
    }

    private static void checkMeta(List<String> meta) {
        for (int i = 0; i < meta.size(); i++) {
            if (!List.of("*", "total_count", "filter_count").contains(meta.get(i))) {
                throw ApiError.invalidQuery("\"meta[" + i + "]\" must be one of [total_count, filter_count]")
                        .asException();
            }
        }
    }
}
