package dev.lockstep.server.http;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The query of a request, in the form that Directus' clients write: {@code limit=5&filter[title][_eq]=a&fields[]=id}.
 * Brackets name members and places, encoded or not; a name given twice makes a list; what stands behind commas is left
 * to those who know what it means. Immutable and safe to share between threads.
 */
public final class QueryParameters {

    /** How many parameters a query may have; more are refused rather than left out. */
    static final int MAX_PARAMETERS = 2000;

    /** How many brackets a name may have; deep filters of real clients need about ten. */
    static final int MAX_DEPTH = 32;

    private final Map<String, JsonValue> values;

    private QueryParameters(Map<String, JsonValue> values) {
        this.values = values;
    }

    /**
     * Reads a query as it was sent, without its question mark.
     *
     * @throws ApiException 400 INVALID_QUERY if it is not percent-encoded UTF-8, holds too many parameters or too many
     *     brackets, or uses a name both for a value and for an object
     */
    public static QueryParameters parse(String rawQuery) {
        var root = new QueryNode();
        int count = 0;
        for (int from = 0; from <= rawQuery.length(); ) {
            int end = rawQuery.indexOf('&', from);
            end = end < 0 ? rawQuery.length() : end;
            if (end > from) {
                count++;
                if (count > MAX_PARAMETERS) {
                    throw invalid("More than " + MAX_PARAMETERS + " parameters");
                }
                add(root, rawQuery.substring(from, end));
            }
            from = end + 1;
        }
        return new QueryParameters(root.members());
    }

    private static void add(QueryNode root, String parameter) {
        int equals = parameter.indexOf('=');
        var name = decode(equals < 0 ? parameter : parameter.substring(0, equals));
        var value = decode(equals < 0 ? "" : parameter.substring(equals + 1));
        var node = root;
        for (var key : keys(name)) {
            node = node.child(key, name);
        }
        node.value(value, name);
    }

    /** The keys of a name: {@code a[b][]} has the three keys a, b and the empty one. */
    private static List<String> keys(String name) {
        int open = name.indexOf('[');
        if (open <= 0 || !name.endsWith("]")) {
            return List.of(name);
        }
        var keys = new ArrayList<String>();
        keys.add(name.substring(0, open));
        int at = open;
        while (at < name.length()) {
            int close = name.indexOf(']', at);
            if (name.charAt(at) != '[' || close < 0) {
                throw invalid("The brackets of \"" + name + "\" do not fit");
            }
            keys.add(name.substring(at + 1, close));
            if (keys.size() > MAX_DEPTH) {
                throw invalid("More than " + MAX_DEPTH + " levels in one name");
            }
            at = close + 1;
        }
        return keys;
    }

    private static String decode(String text) {
        return PercentDecoder.decodeForm(text).orElseThrow(() -> invalid("The query is not percent-encoded UTF-8"));
    }

    static ApiException invalid(String reason) {
        return ApiError.invalidQuery(reason).asException();
    }

    /** Whether the name is given, with a value or without. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The names, in the order of their first use. */
    public Set<String> names() {
        return values.keySet();
    }

    /** A parameter as a value: a text, an array of values, or an object. Numbers stay texts. */
    public Optional<JsonValue> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The last text of a parameter; empty if it is missing or an object. */
    public Optional<String> text(String name) {
        var all = texts(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The texts of a parameter: one, or those of {@code a=x&a=y}, {@code a[]=x&a[]=y}, {@code a[0]=x&a[1]=y}. */
    public List<String> texts(String name) {
        return switch (values.get(name)) {
            case JsonText(var text) -> List.of(text);
            case JsonArray(var items) ->
                items.stream()
                        .filter(JsonText.class::isInstance)
                        .map(item -> ((JsonText) item).value())
                        .toList();
            case null, default -> List.of();
        };
    }

    /** Whether a switch such as {@code force} is on: given without a value, or as {@code true} or {@code 1}. */
    public boolean flag(String name) {
        return text(name)
                .filter(text -> text.isEmpty() || text.equals("true") || text.equals("1"))
                .isPresent();
    }

    /** All parameters as one object. */
    public JsonObject toJson() {
        return new JsonObject(values);
    }

    /** The names only: values may be secrets. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
