package dev.lockstep.server.http;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A query while it is being read: texts, or members, or both a place in a list and members appended to it. */
final class QueryNode {

    /** Larger numbers are names, so that {@code a[999999999]=x} makes no long list. */
    private static final int MAX_INDEX_DIGITS = 4;

    private final List<String> texts = new ArrayList<>();
    private final Map<String, QueryNode> children = new LinkedHashMap<>();
    private final List<QueryNode> appended = new ArrayList<>();

    /** The node of a key below this one; an empty key appends. */
    QueryNode child(String key, String name) {
        if (!texts.isEmpty() && !key.isEmpty()) {
            throw mixed(name);
        }
        if (key.isEmpty()) {
            var node = new QueryNode();
            appended.add(node);
            return node;
        }
        return children.computeIfAbsent(key, _ -> new QueryNode());
    }

    /** One more text here. */
    void value(String text, String name) {
        if (!children.isEmpty()) {
            throw mixed(name);
        }
        texts.add(text);
    }

    /** The children as members, in the order of their first use. */
    Map<String, JsonValue> members() {
        var members = new LinkedHashMap<String, JsonValue>();
        children.forEach((key, node) -> members.put(key, node.toJson()));
        for (int i = 0; i < appended.size(); i++) {
            members.putIfAbsent(String.valueOf(i), appended.get(i).toJson());
        }
        return Collections.unmodifiableMap(members);
    }

    private JsonValue toJson() {
        if (texts.size() == 1 && appended.isEmpty()) {
            return JsonValue.of(texts.getFirst());
        }
        if (!children.isEmpty() && !children.keySet().stream().allMatch(QueryNode::isIndex)) {
            return new JsonObject(members());
        }
        var items = new ArrayList<JsonValue>();
        texts.forEach(text -> items.add(JsonValue.of(text)));
        var byIndex = new TreeMap<Integer, QueryNode>();
        children.forEach((key, node) -> byIndex.put(Integer.valueOf(key), node));
        byIndex.values().forEach(node -> items.add(node.toJson()));
        appended.forEach(node -> items.add(node.toJson()));
        return new JsonArray(items);
    }

    private static boolean isIndex(String key) {
        return key.length() <= MAX_INDEX_DIGITS
                && key.chars().allMatch(c -> c >= '0' && c <= '9')
                && (key.length() == 1 || key.charAt(0) != '0');
    }

    private static ApiException mixed(String name) {
        return QueryParameters.invalid("\"" + name + "\" is given both as a value and as an object");
    }
}
