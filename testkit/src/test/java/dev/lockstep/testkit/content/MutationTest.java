package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.diff.DiffWriter;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.migrate.apply.MigrationRefusedException;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One value changed in a snapshot gives a diff with that change and no other, and applying it changes that in the database
 * and nothing else. This is what keeps a comparison honest that has to forgive a lot.
 */
class MutationTest {

    private static final String MODEL = """
            version: 1
            directus: 12.4.0
            collections:
              - {collection: a, meta: {}, schema: {name: a}}
              - {collection: b, meta: {}, schema: {name: b}}
              - {collection: f, meta: {}}
            fields:
              - {collection: a, field: id, type: integer, meta: {}, schema: {is_primary_key: true, has_auto_increment: true}}
              - {collection: a, field: text, type: string, meta: {}, schema: {data_type: varchar, max_length: 100, default_value: x}}
              - {collection: a, field: number, type: decimal, meta: {}, schema: {data_type: decimal, numeric_precision: 10, numeric_scale: 2}}
              - {collection: a, field: whole, type: integer, meta: {}, schema: {data_type: integer, is_indexed: true, is_unique: true, is_nullable: false, default_value: 1}}
              - {collection: a, field: flag, type: boolean, meta: {}, schema: {data_type: boolean, default_value: true}}
              - {collection: a, field: moment, type: timestamp, meta: {}, schema: {data_type: timestamp, default_value: CURRENT_TIMESTAMP}}
              - {collection: a, field: tree, type: json, meta: {options: {list: [1, 2]}}, schema: {data_type: json, default_value: [1]}}
              - {collection: a, field: link, type: string, meta: {special: [m2o]}, schema: {data_type: varchar, max_length: 20}}
              - {collection: a, field: free, type: integer, meta: {special: [m2o]}, schema: {data_type: integer}}
              - {collection: b, field: code, type: string, meta: {}, schema: {data_type: varchar, max_length: 20, is_primary_key: true}}
              - {collection: b, field: number, type: integer, meta: {}, schema: {data_type: integer, is_unique: true}}
              - {collection: b, field: as, type: alias, meta: {special: [o2m]}}
              - {collection: directus_users, field: badge, type: string, meta: {}, schema: {data_type: varchar, max_length: 20}}
            systemFields:
              - {collection: directus_users, field: last_name, schema: {is_indexed: true}}
            relations:
              - {collection: a, field: link, related_collection: b, meta: {one_field: as}, schema: {foreign_key_table: b, foreign_key_column: code, on_delete: SET NULL}}
              - {collection: a, field: free, related_collection: a, meta: {}}
            """;

    /** Meta columns that follow from the name of the entry, whatever the snapshot says. */
    private static final Set<String> FOLLOWING =
            Set.of("collection", "field", "many_collection", "many_field", "one_collection");

    private static @Nullable JsonObject model;

    /** The model as a project shows it, with every key. */
    @BeforeAll
    static void complete() {
        try (var project = ScratchProject.create()) {
            project.migrate(YamlReader.read(MODEL));
            model = project.snapshot();
        }
    }

    @AfterAll
    static void forget() {
        model = null;
    }

    private static JsonObject model() {
        if (model == null) {
            throw new IllegalStateException("no model");
        }
        return model;
    }

    @TestFactory
    Stream<DynamicTest> changesOneMetaValueAndNothingElse() {
        return Stream.of(
                        "collections/a",
                        "collections/f",
                        "fields/a.text",
                        "fields/b.as",
                        "fields/directus_users.badge",
                        "relations/a.link",
                        "relations/a.free")
                .flatMap(entry -> {
                    var meta = (JsonObject) entry(entry).find("meta").orElseThrow();
                    return meta.members().keySet().stream()
                            .map(key -> DynamicTest.dynamicTest(
                                    entry + " " + key,
                                    () -> changesMeta(entry, key, meta.find(key).orElseThrow())));
                });
    }

    private static void changesMeta(String entry, String key, JsonValue before) throws SQLException {
        var after = other(key, before);
        var name = entry.substring(entry.indexOf('/') + 1);
        var table = "directus_" + entry.substring(0, entry.indexOf('/'));
        if (FOLLOWING.contains(key)) {
            mutate(entry, "meta." + key, after, List.of(), List.of());
            return;
        }
        var item = before instanceof JsonArray(var was) && after instanceof JsonArray(var is)
                ? ".0: " + was.getFirst() + " -> " + is.getFirst()
                : ": " + before + " -> " + after;
        mutate(
                entry,
                "meta." + key,
                after,
                List.of(entry + " E meta." + key + item),
                List.of(table + " " + name + " " + key + ": " + before + " -> " + after));
    }

    /** Another value of the kind that the key holds. */
    private static JsonValue other(String key, JsonValue before) {
        if (key.equals("group")) {
            return JsonValue.of("b");
        }
        if (before instanceof JsonBoolean) {
            return JsonValue.of(before != JsonBoolean.TRUE);
        }
        if (MetaRules.holdsJson(key)) {
            return JsonReader.read("{\"O'Neil\": [1, {\"ü\": null}], \"b\": \"x\"}");
        }
        if (MetaRules.holdsList(key)) {
            return JsonArray.ofTexts(before instanceof JsonArray ? List.of("O'Neil") : List.of("b", "O'Neil"));
        }
        return MetaRules.holdsNumber(key) ? JsonValue.of(42) : JsonValue.of("it's \"other\"");
    }

    /**
     * entry, path, new value; then the items of the diff, then the changes of the database. No items: nothing is to
     * change, for the reason that stands behind it.
     */
    private static final String COLUMNS = """
            fields/a.text | schema.max_length | 50
              fields/a.text E schema.max_length: 100 -> 50
              a.text type: varchar(100) -> varchar(50)
            fields/a.text | schema.default_value | "it's"
              fields/a.text E schema.default_value: "x" -> "it's"
              a.text default: 'x' -> 'it''s'
            fields/a.text | schema.default_value | null
              fields/a.text E schema.default_value: "x" -> null
              a.text default: 'x' -> null
            fields/a.text | schema.is_nullable | false
              fields/a.text E schema.is_nullable: true -> false
              a.text required: false -> true
            fields/a.text | schema.is_unique | true
              fields/a.text E schema.is_unique: false -> true
              a.text unique: - -> yes
            fields/a.text | schema.is_indexed | true
              fields/a.text E schema.is_indexed: false -> true
              a.text index: - -> yes
            fields/a.text | schema.data_type | "char" # as long, so a text like the other
            fields/a.text | type | "text"
              fields/a.text E type: "string" -> "text"
              fields/a.text E schema.data_type: "varchar" -> "text"
              fields/a.text E schema.max_length: 100 -> null
              a.text type: varchar(100) -> text
            fields/a.text | type | "uuid"
              fields/a.text E type: "string" -> "uuid"
              fields/a.text E schema.data_type: "varchar" -> "uuid"
              fields/a.text E schema.max_length: 100 -> null
              a.text type: varchar(100) -> uuid
            fields/a.text | schema.name | "other" # the name is the entry's
            fields/a.text | schema.table | "other" # so is the table
            fields/a.text | schema.foreign_key_table | "b" # relations tell it
            fields/a.text | schema.foreign_key_column | "code"
            fields/a.text | schema.generation_expression | "1 + 1" # SQL from a document is not run
            fields/a.text | schema.numeric_precision | 5 # a text has none
            fields/a.number | schema.numeric_precision | 12
              fields/a.number E schema.numeric_precision: 10 -> 12
              a.number type: decimal(10,2) -> decimal(12,2)
            fields/a.number | schema.numeric_scale | 4
              fields/a.number E schema.numeric_scale: 2 -> 4
              a.number type: decimal(10,2) -> decimal(10,4)
            fields/a.number | schema.default_value | 1.25
              fields/a.number E schema.default_value: null -> 1.25
              a.number default: null -> 1.25
            fields/a.whole | schema.is_nullable | true
              fields/a.whole E schema.is_nullable: false -> true
              a.whole required: true -> false
            fields/a.whole | schema.is_unique | false
              fields/a.whole E schema.is_unique: true -> false
              a.whole unique: yes -> -
            fields/a.whole | schema.is_indexed | false
              fields/a.whole E schema.is_indexed: true -> false
              a.whole index: yes -> -
            fields/a.whole | schema.default_value | 2
              fields/a.whole E schema.default_value: 1 -> 2
              a.whole default: 1 -> 2
            fields/a.whole | type | "bigInteger"
              fields/a.whole E type: "integer" -> "bigInteger"
              fields/a.whole E schema.data_type: "integer" -> "bigint"
              a.whole type: integer -> bigint
            fields/a.flag | schema.default_value | false
              fields/a.flag E schema.default_value: true -> false
              a.flag default: 1 -> 0
            fields/a.moment | schema.default_value | "2020-01-02 03:04:05"
              fields/a.moment E schema.default_value: "CURRENT_TIMESTAMP" -> "2020-01-02 03:04:05"
              a.moment default: CURRENT_TIMESTAMP -> '2020-01-02 03:04:05'
            fields/a.tree | schema.default_value | [1, {"a": null}]
              fields/a.tree A schema.default_value[1]: {"a":null}
              a.tree default: '[1]' -> '[1,{"a":null}]'
            fields/a.tree | meta.options.list | [3, 2, 1, 0]
              fields/a.tree A meta.options.list[3]: 0
              fields/a.tree A meta.options.list[2]: 1
              fields/a.tree E meta.options.list.0: 1 -> 3
              directus_fields a.tree options: {list=[1, 2]} -> {list=[3, 2, 1, 0]}
            fields/b.as | type | "o2m" # an alias by another name
            fields/directus_users.badge | schema.max_length | 30
              fields/directus_users.badge E schema.max_length: 20 -> 30
              directus_users.badge type: varchar(20) -> varchar(30)
            relations/a.link | schema.on_delete | "CASCADE"
              relations/a.link E schema.on_delete: "SET NULL" -> "CASCADE"
              a.link foreign key: b.code on update NO ACTION on delete SET NULL -> b.code on update NO ACTION on delete CASCADE
            relations/a.link | schema.on_update | "CASCADE"
              relations/a.link E schema.on_update: "NO ACTION" -> "CASCADE"
              a.link foreign key: b.code on update NO ACTION on delete SET NULL -> b.code on update CASCADE on delete SET NULL
            relations/a.link | schema.foreign_key_column | "number"
              relations/a.link E schema.foreign_key_column: "code" -> "number"
              a.link foreign key: b.code on update NO ACTION on delete SET NULL -> b.number on update NO ACTION on delete SET NULL
            relations/a.link | schema.constraint_name | "other" # products make names in their own way
            relations/a.link | related_collection | "a"
              relations/a.link E related_collection: "b" -> "a"
              relations/a.link E meta.one_collection: "b" -> "a"
              relations/a.link E schema.foreign_key_table: "b" -> "a"
              relations/a.link E schema.foreign_key_column: "code" -> "id"
              a.link foreign key: b.code on update NO ACTION on delete SET NULL -> a.id on update NO ACTION on delete SET NULL
              directus_relations a.link one_collection: "b" -> "a"
            relations/a.link | related_collection | null
              relations/a.link E related_collection: "b" -> null
              relations/a.link E meta.one_collection: "b" -> null
              relations/a.link D schema
              a.link foreign key: b.code on update NO ACTION on delete SET NULL -> -
              directus_relations a.link one_collection: "b" -> null
            relations/a.free | schema | {"foreign_key_table": "a", "foreign_key_column": "id", "on_delete": "CASCADE"}
              relations/a.free E meta: the same
              relations/a.free N schema
              a.free foreign key: - -> a.id on update NO ACTION on delete CASCADE
            collections/f | schema | {"name": "f"}
              collections/f E meta: the same
              collections/f N schema
              f table: - -> counting
              f.id default: - -> null
              f.id key: - -> true
              f.id required: - -> true
              f.id type: - -> integer
            """;

    @TestFactory
    Stream<DynamicTest> changesOneColumnOrKeyAndNothingElse() {
        var tests = new ArrayList<DynamicTest>();
        var lines = COLUMNS.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var head = lines.get(i);
            if (head.startsWith(" ")) {
                continue;
            }
            var parts = List.of(head.replaceFirst(" #.*", "").split(" \\| ", -1));
            var items = new ArrayList<String>();
            var changes = new ArrayList<String>();
            for (int j = i + 1; j < lines.size() && lines.get(j).startsWith(" "); j++) {
                var line = lines.get(j).strip();
                (line.startsWith(parts.getFirst() + " ") ? items : changes).add(line);
            }
            tests.add(DynamicTest.dynamicTest(
                    head, () -> mutate(parts.getFirst(), parts.get(1), JsonReader.read(parts.get(2)), items, changes)));
        }
        return tests.stream();
    }

    @Test
    void dropsAnIndexOfSystemTableBeyondThoseOfTheServer() throws SQLException {
        var without = model().with("systemFields", JsonArray.EMPTY);
        check(
                without,
                List.of("systemFields/directus_users.last_name E schema.is_indexed: true -> false"),
                List.of("directus_users.last_name index: yes -> -"));
    }

    @Test
    void addsAnIndexToSystemTable() throws SQLException {
        var indexes = new ArrayList<>(((JsonArray) model().find("systemFields").orElseThrow()).items());
        indexes.add(JsonReader.read(
                "{\"collection\":\"directus_users\",\"field\":\"title\",\"schema\":{\"is_indexed\":true}}"));
        check(
                model().with("systemFields", new JsonArray(indexes)),
                List.of("systemFields/directus_users.title E schema.is_indexed: false -> true"),
                List.of("directus_users.title index: - -> yes"));
    }

    @Test
    void keepsThePrimaryKey() throws SQLException {
        for (var mutation : List.of("fields/a.id", "fields/b.code")) {
            var mutated = mutated(mutation, "schema.is_primary_key", JsonBoolean.FALSE);
            try (var project = ScratchProject.create()) {
                project.migrate(model());
                assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> project.migrate(mutated)))
                        .isInstanceOf(MigrationRefusedException.class);
            }
        }
    }

    private static void mutate(String entry, String path, JsonValue value, List<String> items, List<String> changes)
            throws SQLException {
        check(mutated(entry, path, value), items, changes);
    }

    private static void check(JsonObject mutated, List<String> items, List<String> changes) throws SQLException {
        try (var project = ScratchProject.create();
                var database = PlainDatabase.open(project.url())) {
            project.migrate(model());
            var before = DatabaseDump.of(database);
            var snapshot = SnapshotReader.read(mutated);
            var difference = project.diff(mutated);
            var document = DiffWriter.write(difference.hash(), difference.changes(), snapshot);
            assertThat(items(document)).as("items of the diff").containsExactlyElementsOf(items);
            project.migrate(mutated);
            assertThat(before.changesTo(DatabaseDump.of(database)))
                    .as("changes of the database")
                    .containsExactlyElementsOf(changes);
            assertThat(project.diff(mutated).changes().all()).as("left over").isEmpty();
        }
    }

    private static JsonObject entry(String place) {
        var section = place.substring(0, place.indexOf('/'));
        return ((JsonArray) model().find(section).orElseThrow())
                .items().stream()
                        .map(JsonObject.class::cast)
                        .filter(entry -> (section + "/" + name(entry)).equals(place))
                        .findFirst()
                        .orElseThrow();
    }

    private static String name(JsonObject entry) {
        var field = entry.text("field");
        return entry.text("collection").orElse("")
                + field.map(name -> "." + name).orElse("");
    }

    private static JsonObject mutated(String place, String path, JsonValue value) {
        var section = place.substring(0, place.indexOf('/'));
        var entry = entry(place);
        var items = ((JsonArray) model().find(section).orElseThrow())
                .items().stream()
                        .map(item -> item.equals(entry)
                                ? (JsonValue) set(entry, List.of(path.split("\\.", -1)), value)
                                : item)
                        .toList();
        return model().with(section, new JsonArray(items));
    }

    private static JsonObject set(JsonObject target, List<String> path, JsonValue value) {
        var key = path.getFirst();
        return target.with(
                key,
                path.size() == 1
                        ? value
                        : set((JsonObject) target.find(key).orElseThrow(), path.subList(1, path.size()), value));
    }

    /** Each item in a line. */
    private static List<String> items(JsonObject document) {
        var lines = new ArrayList<String>();
        var diff = (JsonObject) document.find("diff").orElseThrow();
        for (var section : List.of("collections", "fields", "systemFields", "relations")) {
            for (var item : ((JsonArray) diff.find(section).orElseThrow()).items()) {
                var entry = (JsonObject) item;
                for (var change : ((JsonArray) entry.find("diff").orElseThrow()).items()) {
                    lines.add(section + "/" + name(entry) + " " + line((JsonObject) change));
                }
            }
        }
        return lines;
    }

    private static String line(JsonObject item) {
        var kind = item.text("kind").orElse("");
        var path = new ArrayList<String>();
        if (item.get("path") instanceof JsonArray(var parts)) {
            parts.forEach(part -> path.add(part instanceof JsonText(var text) ? text : part.toString()));
        }
        var place = kind + " " + String.join(".", path);
        if (kind.equals("E") && Objects.equals(item.get("lhs"), item.get("rhs"))) {
            // a habit of Directus where a key comes or goes
            return place + ": the same";
        }
        return switch (kind) {
            case "E" -> place + ": " + item.get("lhs") + " -> " + item.get("rhs");
            case "A" ->
                place + "[" + (item.get("index") instanceof JsonNumber number ? number : "?") + "]: "
                        + dev.lockstep.document.json.JsonWriter.toText(
                                        ((JsonObject) item.find("item").orElseThrow())
                                                .find("rhs")
                                                .orElseThrow(),
                                        dev.lockstep.document.json.JsonWriter.Layout.COMPACT)
                                .strip();
            default -> place;
        };
    }
}
