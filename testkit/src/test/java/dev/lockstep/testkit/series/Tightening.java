package dev.lockstep.testkit.series;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.plain.PlainColumn;
import dev.lockstep.testkit.plain.PlainTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Asks more of the rows of a few tables: shorter texts, numbers instead of texts, no nulls, no duplicates, no orphans. */
final class Tightening {

    private static final int TABLES = 3;

    private final Map<String, JsonObject> asked = new HashMap<>();
    private final List<JsonValue> relations = new ArrayList<>();

    private Tightening() {}

    /** The snapshot with as many of these demands as its first tables have columns for, each on a column of its own. */
    static JsonObject of(JsonObject snapshot, Map<String, PlainTable> tables) {
        var tightening = new Tightening();
        tables.values().stream()
                .filter(table ->
                        !RowMaker.isOfServer(table.name()) && table.key().size() == 1)
                .limit(TABLES)
                .forEach(tightening::table);
        var fields = items(snapshot, "fields").stream()
                .<JsonValue>map(item -> tightening.tightened((JsonObject) item))
                .toList();
        var relations = new ArrayList<>(items(snapshot, "relations"));
        relations.addAll(tightening.relations);
        return snapshot.with("fields", new JsonArray(fields)).with("relations", new JsonArray(relations));
    }

    private static List<JsonValue> items(JsonObject snapshot, String section) {
        return ((JsonArray) snapshot.find(section).orElse(JsonArray.EMPTY)).items();
    }

    private void table(PlainTable table) {
        Predicate<PlainColumn> text = column -> Kind.of(column.declared()) == Kind.TEXT
                && Kind.length(column.declared()) > 30
                && Kind.length(column.declared()) < Integer.MAX_VALUE
                && column.defaultSql() == null;
        ask(table, text, schema("max_length", JsonValue.of(20)));
        ask(
                table,
                text,
                JsonObject.builder()
                        .put("type", "integer")
                        .put("data_type", "integer")
                        .put("max_length", JsonNull.NULL)
                        .build());
        ask(
                table,
                column -> text.test(column) && !table.isUnique(column.name()),
                schema("is_unique", JsonValue.of(true)));
        ask(table, column -> !column.notNull(), schema("is_nullable", JsonValue.of(false)));
        var key = table.key().getFirst();
        ask(
                table,
                column -> column.declared().startsWith("int")
                        && key.declared().startsWith("int")
                        && !column.notNull()
                        && column.defaultSql() == null,
                JsonObject.builder().put("points at", key.name()).build());
    }

    private static JsonObject schema(String key, JsonValue value) {
        return JsonObject.builder().put(key, value).build();
    }

    private void ask(PlainTable table, Predicate<PlainColumn> fit, JsonObject demand) {
        table.columns().stream()
                .filter(column -> !column.key()
                        && table.foreignKeys(column.name()).isEmpty()
                        && !asked.containsKey(table.name() + "." + column.name()))
                .filter(fit)
                .findFirst()
                .ifPresent(column -> asked.put(table.name() + "." + column.name(), demand));
    }

    private JsonObject tightened(JsonObject field) {
        var collection = field.text("collection").orElse("");
        var demand = asked.get(collection + "." + field.text("field").orElse(""));
        if (demand == null || !(field.get("schema") instanceof JsonObject schema)) {
            return field;
        }
        var target = demand.text("points at");
        if (target.isPresent()) {
            relations.add(JsonObject.builder()
                    .put("collection", collection)
                    .put("field", field.text("field").orElse(""))
                    .put("related_collection", collection)
                    .put("meta", JsonObject.EMPTY)
                    .put(
                            "schema",
                            JsonObject.builder()
                                    .put("foreign_key_table", collection)
                                    .put("foreign_key_column", target.get())
                                    .build())
                    .build());
            return field;
        }
        var type = demand.text("type");
        var tight = schema;
        for (var member : demand.without("type").members().entrySet()) {
            tight = tight.with(member.getKey(), member.getValue());
        }
        var result = field.with("schema", tight);
        return type.isPresent() ? result.with("type", JsonValue.of(type.get())) : result;
    }
}
