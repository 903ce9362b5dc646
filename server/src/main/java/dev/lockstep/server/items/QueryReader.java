package dev.lockstep.server.items;

import dev.lockstep.database.ValueCodec;
import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Sort;
import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.Access;
import dev.lockstep.server.access.Accountability;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a query for items from an address or a body. What we cannot do yet is refused: left out, it would be an answer
 * to another question. */
final class QueryReader {

    private static final long DEFAULT_LIMIT = 100;

    /** Known parameters whose meaning we have not built. */
    private static final List<String> UNSUPPORTED =
            List.of("search", "aggregate", "group", "groupBy", "alias", "deep", "export", "version");

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}");
    private static final Pattern FRACTION = Pattern.compile("[+-]?\\d{0,15}\\.\\d{1,15}");

    private final ItemCollection collection;
    private final FilterReader filters;

    QueryReader(ItemCollection collection, ValueCodec codec, Accountability who, Clock clock, int maximumValues) {
        this.collection = collection;
        this.filters = new FilterReader(collection, codec, who, clock, maximumValues);
    }

    /** @throws ApiException 400 INVALID_QUERY, or 403 FORBIDDEN for unknown fields */
    ItemQuery read(JsonObject query) {
        refuseUnsupported(query);
        var limit = number(query, "limit", -1);
        var page = number(query, "page", 0);
        var offset = number(query, "offset", 0);
        long most = limit == null ? DEFAULT_LIMIT : limit;
        long skip = offset == null ? 0 : offset;
        if (page != null && page > 0 && most >= 0) {
            skip = most * (page - 1);
        }
        var meta = words(query.get("meta"), "meta");
        meta.removeIf(String::isEmpty);
        checkMeta(meta);
        boolean all = meta.contains("*");
        return new ItemQuery(
                fields(query.get("fields")),
                filter(query.get("filter")),
                sort(query.get("sort")),
                most < 0 ? null : most,
                skip,
                all || meta.contains("total_count"),
                all || meta.contains("filter_count"));
    }

    private static void refuseUnsupported(JsonObject query) {
        for (var name : UNSUPPORTED) {
            var value = query.get(name);
            boolean empty = value == null
                    || value.isNull()
                    || value.equals(JsonObject.EMPTY)
                    || value.equals(JsonArray.EMPTY)
                    || value.equals(JsonValue.of(""))
                    || value.equals(JsonValue.of("{}"))
                    || (name.equals("version") && value.equals(JsonValue.of("main")));
            if (!empty) {
                throw invalid("\"" + name + "\" is not supported yet");
            }
        }
    }

    private static void checkMeta(List<String> meta) {
        for (int i = 0; i < meta.size(); i++) {
            if (!List.of("*", "total_count", "filter_count").contains(meta.get(i))) {
                throw invalid("\"meta[" + i + "]\" must be one of [total_count, filter_count]");
            }
        }
    }

    private List<String> fields(@Nullable JsonValue value) {
        var words = words(value, "fields");
        if (words.isEmpty() || words.equals(List.of(""))) {
            words = List.of("*");
        }
        SequencedSet<String> names = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.isEmpty()) {
                throw invalid("\"fields[" + i + "]\" is not allowed to be empty");
            }
            if (word.equals("*")) {
                names.addAll(collection.fields().keySet());
                names.addAll(collection.aliases().keySet());
            } else {
                refuseNested("fields", word);
                if (!collection.fields().containsKey(word)
                        && !collection.aliases().containsKey(word)) {
                    throw unknown(word);
                }
                names.add(word);
            }
        }
        return List.copyOf(names);
    }

    private List<Sort> sort(@Nullable JsonValue value) {
        var words = words(value, "sort");
        if (words.isEmpty() || words.equals(List.of(""))) {
            return collection.defaultOrder();
        }
        var order = new ArrayList<Sort>();
        for (var word : words) {
            boolean descending = word.startsWith("-");
            var name = descending ? word.substring(1) : word;
            refuseNested("sort", name);
            if (collection.aliases().containsKey(name)) {
                throw invalid("\"sort\" by \"" + name + "\" is not supported yet");
            }
            if (!collection.fields().containsKey(name)) {
                throw unknown(name);
            }
            order.add(new Sort(name, descending));
        }
        var key = collection.key().name();
        if (order.stream().noneMatch(sort -> sort.column().equals(key))) {
            // Pages of items that compare as equal must not overlap.
            order.add(Sort.ascending(key));
        }
        return order;
    }

    private Filter filter(@Nullable JsonValue value) {
        return switch (value) {
            case null -> Filter.all();
            case JsonText(var text) when text.isEmpty() -> Filter.all();
            case JsonText(var text) -> filters.read(parse(text));
            default -> filters.read(value);
        };
    }

    private static JsonValue parse(String text) {
        try {
            return JsonReader.read(text);
        } catch (DocumentException malformed) {
            throw invalid("Invalid JSON for filter object");
        }
    }

    private static void refuseNested(String parameter, String name) {
        if (name.indexOf('.') >= 0 || name.indexOf('(') >= 0) {
            throw invalid("\"" + name + "\" in \"" + parameter + "\" is not supported yet");
        }
    }

    /** The words of a parameter, which are separated by commas or stand in a list. */
    private static List<String> words(@Nullable JsonValue value, String name) {
        var words = new ArrayList<String>();
        switch (value) {
            case null -> {}
            case JsonText(var text) -> addWords(words, text);
            case JsonArray(var items) -> {
                for (var item : items) {
                    if (!(item instanceof JsonText(var text))) {
                        throw invalid("\"" + name + "[" + words.size() + "]\" must be a string");
                    }
                    addWords(words, text);
                }
            }
            default -> {
                if (!value.isNull()) {
                    throw invalid("\"" + name + "\" must be an array");
                }
            }
        }
        return words;
    }

    private static void addWords(List<String> words, String text) {
        for (var word : text.split(",", -1)) {
            words.add(word.strip());
        }
    }

    private static @Nullable Long number(JsonObject query, String name, long least) {
        var value = query.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        long number = switch (value) {
            case JsonNumber whole when whole.isLong() -> whole.value().longValue();
            case JsonNumber _ -> throw invalid("\"" + name + "\" must be an integer");
            case JsonText(var text) -> number(name, text.strip());
            default -> throw invalid("\"" + name + "\" must be a number");
        };
        if (number < least) {
            throw invalid("\"" + name + "\" must be greater than or equal to " + least);
        }
        if (number > Integer.MAX_VALUE) {
            throw invalid("\"" + name + "\" must be less than or equal to " + Integer.MAX_VALUE);
        }
        return number;
    }

    private static long number(String name, String text) {
        if (text.isEmpty()) {
            // As Directus has it, and JavaScript: an empty text is zero.
            return 0;
        }
        if (WHOLE.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        throw invalid("\"" + name + "\" must be " + (FRACTION.matcher(text).matches() ? "an integer" : "a number"));
    }

    private ApiException unknown(String field) {
        return Access.forbiddenField(collection.name(), field).asException();
    }

    private static ApiException invalid(String reason) {
        return ApiError.invalidQuery(reason).asException();
    }
}
