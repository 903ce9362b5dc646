package dev.lockstep.benchmarks;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of many like collections, ten fields and a foreign key each, as a snapshot and, independently of the planner,
 * as the plain SQL that makes it on SQLite.
 */
final class GeneratedModel {

    private static final int ROWS_IN_A_STATEMENT = 100;

    private GeneratedModel() {}

    private static String name(int number) {
        return "collection_%05d".formatted(number);
    }

    static JsonObject snapshot(int collections, boolean oneMoreField) {
        var collectionEntries = new ArrayList<JsonValue>();
        var fields = new ArrayList<JsonValue>();
        var relations = new ArrayList<JsonValue>();
        for (int i = 0; i < collections; i++) {
            var name = name(i);
            collectionEntries.add(JsonObject.builder()
                    .put("collection", name)
                    .put(
                            "meta",
                            JsonObject.builder()
                                    .put("icon", "box")
                                    .put("note", "Number " + i)
                                    .build())
                    .put("schema", JsonObject.builder().put("name", name).build())
                    .build());
            fields.add(field(name, "id", "integer", "is_primary_key", "has_auto_increment"));
            fields.add(field(name, "title", "string"));
            fields.add(field(name, "code", "string", "is_unique"));
            fields.add(field(name, "body", "text"));
            fields.add(field(name, "active", "boolean"));
            fields.add(field(name, "amount", "decimal"));
            fields.add(field(name, "stock", "integer", "is_indexed"));
            fields.add(field(name, "options", "json"));
            fields.add(field(name, "created", "timestamp"));
            fields.add(field(name, "parent", "integer"));
            if (oneMoreField && i % 10 == 0) {
                fields.add(field(name, "added", "string"));
            }
            relations.add(JsonObject.builder()
                    .put("collection", name)
                    .put("field", "parent")
                    .put("related_collection", name(i / 2))
                    .put("meta", JsonObject.EMPTY)
                    .put(
                            "schema",
                            JsonObject.builder().put("on_delete", "SET NULL").build())
                    .build());
        }
        return JsonObject.builder()
                .put("version", 1)
                .put("directus", "12.4.0")
                .put("vendor", "sqlite")
                .put("collections", new JsonArray(collectionEntries))
                .put("fields", new JsonArray(fields))
                .put("relations", new JsonArray(relations))
                .build();
    }

    private static JsonValue field(String collection, String name, String type, String... flags) {
        var schema = JsonObject.builder().put("name", name).put("table", collection);
        for (var flag : flags) {
            schema.put(flag, true);
        }
        return JsonObject.builder()
                .put("collection", collection)
                .put("field", name)
                .put("type", type)
                .put(
                        "meta",
                        JsonObject.builder()
                                .put("interface", "input")
                                .put("width", "half")
                                .put("note", JsonNull.NULL)
                                .build())
                .put("schema", schema.build())
                .build();
    }

    /** The statements of the floor. */
    static List<String> floor(int collections) {
        var statements = new ArrayList<String>();
        var collectionRows = new ArrayList<String>();
        var fieldRows = new ArrayList<String>();
        var relationRows = new ArrayList<String>();
        var names = List.of("id", "title", "code", "body", "active", "amount", "stock", "options", "created", "parent");
        for (int i = 0; i < collections; i++) {
            var name = name(i);
            statements.add("create table \"" + name + "\" (\"id\" integer not null primary key autoincrement,"
                    + " \"title\" varchar(255), \"code\" varchar(255), \"body\" text, \"active\" boolean,"
                    + " \"amount\" decimal(10,5), \"stock\" integer, \"options\" json, \"created\" timestamp,"
                    + " \"parent\" integer, constraint \"" + name + "_parent_foreign\" foreign key (\"parent\")"
                    + " references \"" + name(i / 2) + "\" (\"id\") on delete set null)");
            statements.add("create unique index \"" + name + "_code_unique\" on \"" + name + "\" (\"code\")");
            statements.add("create index \"" + name + "_stock_index\" on \"" + name + "\" (\"stock\")");
            collectionRows.add("('" + name + "', 'box', 'Number " + i + "')");
            int sort = 1;
            for (var field : names) {
                var special = field.equals("options") ? "'cast-json'" : "null";
                fieldRows.add("('" + name + "', '" + field + "', " + special + ", 'input', 'half', " + sort + ")");
                sort++;
            }
            relationRows.add("('" + name + "', 'parent', '" + name(i / 2) + "')");
        }
        insert("directus_collections (collection, icon, note)", collectionRows, statements);
        insert("directus_fields (collection, field, special, interface, width, sort)", fieldRows, statements);
        insert("directus_relations (many_collection, many_field, one_collection)", relationRows, statements);
        return statements;
    }

    /** The statements that give every tenth collection one more field. */
    static List<String> floorOfOneMoreField(int collections) {
        var statements = new ArrayList<String>();
        var fieldRows = new ArrayList<String>();
        for (int i = 0; i < collections; i += 10) {
            statements.add("alter table \"" + name(i) + "\" add column \"added\" varchar(255)");
            fieldRows.add("('" + name(i) + "', 'added', 'input', 'half', 11)");
        }
        insert("directus_fields (collection, field, interface, width, sort)", fieldRows, statements);
        return statements;
    }

    private static void insert(String target, List<String> rows, List<String> statements) {
        for (int start = 0; start < rows.size(); start += ROWS_IN_A_STATEMENT) {
            var part = rows.subList(start, Math.min(rows.size(), start + ROWS_IN_A_STATEMENT));
            statements.add("insert into " + target + " values " + String.join(", ", part));
        }
    }
}
