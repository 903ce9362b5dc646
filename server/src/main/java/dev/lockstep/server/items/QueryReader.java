package dev.lockstep.server.items;

import dev.lockstep.database.ValueCodec;
import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Sort;
import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.Access;
import dev.lockstep.server.access.Accountability;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import dev.lockstep.server.http.ListRange;
import dev.lockstep.server.http.QueryValues;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Reads a query for items from an address or a body. What we cannot do yet is refused: left out, it would be an answer
 * to another question. */
final class QueryReader {

    /** Known parameters whose meaning we have not built. */
    private static final List<String> UNSUPPORTED =
            List.of("search", "aggregate", "group", "groupBy", "alias", "deep", "export", "version");

    private final ItemCollection collection;
    private final FilterReader filters;

    QueryReader(ItemCollection collection, ValueCodec codec, Accountability who, Clock clock, int maximumValues) {
        this.collection = collection;
        this.filters = new FilterReader(collection, codec, who, clock, maximumValues);
    }

    /** @throws ApiException 400 INVALID_QUERY, or 403 FORBIDDEN for unknown fields */
    ItemQuery read(JsonObject query) {
        refuseUnsupported(query);
        var range = ListRange.read(query);
        return new ItemQuery(
                fields(query),
                filter(query.get("filter")),
                sort(query),
                range.limit(),
                range.offset(),
                range.totalCount(),
                range.filterCount());
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

    private List<String> fields(JsonObject query) {
        var words = QueryValues.words(query, "fields");
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

    private List<Sort> sort(JsonObject query) {
        var words = QueryValues.words(query, "sort");
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

    private ApiException unknown(String field) {
        return Access.forbiddenField(collection.name(), field).asException();
    }

    private static ApiException invalid(String reason) {
        return ApiError.invalidQuery(reason).asException();
    }
}
