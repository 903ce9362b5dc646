package dev.lockstep.testkit.generate;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.generate.Draft.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes snapshots of models with all that the format knows: every type, keys of several kinds, groups, relations to
 * oneself and in circles, many-to-any, translations, custom fields of system collections, and names that need quoting.
 * They are valid, and written as SQLite would show them. The same seed gives the same snapshots in the same order. Not
 * safe for use by several threads.
 */
public final class ModelGenerator {

    private static final List<Place> INDEXABLE = List.of(
            new Place("directus_users", "last_name"),
            new Place("directus_files", "filename_download"),
            new Place("directus_activity", "item"));
    private static final List<String> ACTIONS = List.of("NO ACTION", "RESTRICT", "CASCADE", "SET NULL");

    private final String directus;
    private final Chance chance;
    private final MetaValues meta;
    private final Random order;

    /** @param directus the version that the snapshots name */
    public ModelGenerator(long seed, String directus) {
        this.directus = directus;
        this.chance = new Chance(seed);
        this.meta = new MetaValues(chance);
        this.order = new Random(seed);
    }

    /** A snapshot of some collections. */
    public JsonObject snapshot() {
        var draft = new Draft();
        for (int i = chance.between(2, 6); i > 0; i--) {
            addTable(draft);
        }
        for (int i = chance.below(3); i > 0; i--) {
            addFolder(draft);
        }
        for (int i = chance.between(0, 8); i > 0; i--) {
            addRelation(draft);
        }
        if (chance.oneIn(2)) {
            addManyToAny(draft);
        }
        if (chance.oneIn(2)) {
            addTranslations(draft);
        }
        if (chance.oneIn(2)) {
            addCustomField(draft);
        }
        draft.collections.keySet().forEach(name -> intoGroup(draft, name));
        if (chance.oneIn(2)) {
            draft.systemIndexes.add(chance.of(INDEXABLE));
        }
        return draft.snapshot(directus);
    }

    /** Another snapshot, some changes on; tables that stay keep their keys. */
    public JsonObject evolved(JsonObject snapshot) {
        var draft = Draft.of(snapshot);
        for (int i = chance.between(1, 8); i > 0; i--) {
            change(draft);
        }
        return draft.snapshot(directus);
    }

    /** The same snapshot with sections and collections in another order; the fields of each collection keep theirs. */
    public JsonObject shuffled(JsonObject snapshot) {
        var sections = new ArrayList<>(snapshot.members().keySet());
        Collections.shuffle(sections, order);
        var members = new LinkedHashMap<String, JsonValue>();
        for (var section : sections) {
            var value = snapshot.find(section).orElseThrow();
            members.put(section, value instanceof JsonArray(var items) ? shuffled(items) : value);
        }
        return new JsonObject(members);
    }

    private JsonArray shuffled(List<JsonValue> items) {
        var byCollection = new LinkedHashMap<String, List<JsonValue>>();
        for (var item : items) {
            byCollection
                    .computeIfAbsent(Draft.text((JsonObject) item, "collection"), name -> new ArrayList<>())
                    .add(item);
        }
        var names = new ArrayList<>(byCollection.keySet());
        var shuffled = new ArrayList<JsonValue>();
        while (!names.isEmpty()) {
            // one at a time, so that the entries of a collection do not stand together either
            var name = names.get(order.nextInt(names.size()));
            var left = byCollection.getOrDefault(name, List.of());
            shuffled.add(left.removeFirst());
            if (left.isEmpty()) {
                names.remove(name);
            }
        }
        return new JsonArray(shuffled);
    }

    private void change(Draft draft) {
        var places = draft.fields.values().stream()
                .filter(field -> !Draft.isKey(field))
                .map(Draft::place)
                .toList();
        switch (chance.below(12)) {
            case 0 -> addTable(draft);
            case 1 -> addFolder(draft);
            case 2 -> addRelation(draft);
            case 3 -> addCustomField(draft);
            case 4 -> {
                if (draft.tables().size() > 1) {
                    draft.drop(chance.of(List.copyOf(draft.collections.keySet())));
                }
            }
            case 5 -> {
                if (!places.isEmpty()) {
                    draft.drop(chance.of(places));
                }
            }
            case 6, 7 -> {
                if (!places.isEmpty()) {
                    remake(draft, chance.of(places));
                }
            }
            case 8 -> {
                var name = chance.of(List.copyOf(draft.collections.keySet()));
                draft.collections.computeIfPresent(name, (key, entry) -> entry.with("meta", meta.collection(name)));
                intoGroup(draft, name);
            }
            case 9 -> {
                if (!draft.relations.isEmpty()) {
                    draft.relations.computeIfPresent(
                            chance.of(List.copyOf(draft.relations.keySet())), (place, entry) -> otherActions(entry));
                }
            }
            case 10 -> {
                var place = chance.of(INDEXABLE);
                if (!draft.systemIndexes.remove(place)) {
                    draft.systemIndexes.add(place);
                }
            }
            default -> addField(draft, chance.of(draft.tables()));
        }
    }

    /** Another type, or another column or row of the same type; a field of a relation loses it. */
    private void remake(Draft draft, Place place) {
        draft.relations.remove(place);
        boolean alias = chance.oneIn(5);
        var was = draft.fields.get(place);
        var type = was != null && chance.oneIn(2) ? Draft.text(was, "type") : chance.of(Columns.TYPES);
        draft.fields.put(
                place,
                alias || type.equals("alias")
                        ? alias(place, "alias", "no-data")
                        : column(place, type, place.collection().startsWith("directus_")));
    }

    private JsonObject otherActions(JsonObject relation) {
        return relation.get("schema") instanceof JsonObject schema
                ? relation.with(
                        "schema",
                        schema.with("on_delete", JsonValue.of(chance.of(ACTIONS)))
                                .with("on_update", JsonValue.of(chance.of(ACTIONS))))
                : relation;
    }

    private String addTable(Draft draft) {
        var name = Names.fresh(chance, draft.names());
        draft.collections.put(
                name,
                JsonObject.builder()
                        .put("collection", name)
                        .put("meta", meta.collection(name))
                        .put("schema", JsonObject.builder().put("name", name).build())
                        .build());
        addKey(draft, name);
        for (int i = chance.between(0, 8); i > 0; i--) {
            addField(draft, name);
        }
        return name;
    }

    private void addFolder(Draft draft) {
        var name = Names.fresh(chance, draft.names());
        draft.collections.put(
                name,
                JsonObject.builder()
                        .put("collection", name)
                        .put("meta", meta.collection(name))
                        .build());
        intoGroup(draft, name);
    }

    /** A group stands before its members here, so there is no circle. */
    private void intoGroup(Draft draft, String name) {
        var names = List.copyOf(draft.collections.keySet());
        int place = names.indexOf(name);
        var group = place > 0 && chance.oneIn(3) ? JsonValue.of(names.get(chance.below(place))) : JsonNull.NULL;
        draft.collections.computeIfPresent(name, (key, entry) -> Draft.withMeta(entry, "group", group));
    }

    private void addKey(Draft draft, String collection) {
        var field = chance.oneIn(3) ? Names.fresh(chance, Set.of()) : "id";
        var kind = chance.below(6);
        var schema = switch (kind) {
            case 0 -> Columns.key(collection, field, "char", JsonValue.of(36), false);
            case 1 -> Columns.key(collection, field, "varchar", JsonValue.of(32), false);
            case 2 -> Columns.key(collection, field, "integer", JsonNull.NULL, false);
            case 3 -> Columns.key(collection, field, "bigint", JsonNull.NULL, false);
            default -> Columns.key(collection, field, "integer", JsonNull.NULL, true);
        };
        var type = switch (kind) {
            case 0 -> "uuid";
            case 1 -> "string";
            case 3 -> "bigInteger";
            default -> "integer";
        };
        var place = new Place(collection, field);
        draft.fields.put(place, entry(place, type, kind == 0 ? "uuid" : null).with("schema", schema));
    }

    private void addField(Draft draft, String collection) {
        var place = new Place(collection, Names.fresh(chance, draft.fieldNames(collection)));
        var field = chance.oneIn(6)
                ? alias(place, "alias", "no-data", chance.oneIn(2) ? "group" : null)
                : column(place, chance.of(Columns.TYPES), false);
        draft.fields.put(place, field);
    }

    private void addCustomField(Draft draft) {
        var collection = chance.of(List.of("directus_users", "directus_files"));
        var taken = draft.fieldNames(collection);
        var place = new Place(collection, "custom_" + Names.fresh(chance, taken) + taken.size());
        draft.fields.put(place, column(place, chance.of(Columns.TYPES), true));
    }

    private JsonObject column(Place place, String type, boolean system) {
        var flag = switch (type) {
            case "json" -> "cast-json";
            case "csv" -> "cast-csv";
            case "hash" -> "hash";
            case "timestamp" -> "cast-timestamp";
            default -> null;
        };
        var schema = Columns.schema(chance, place.collection(), place.field(), type);
        if (system) {
            // rows are there from the start
            schema = schema.with("is_nullable", JsonValue.of(true)).with("is_unique", JsonValue.of(false));
        }
        return entry(place, type, flag, chance.oneIn(3) ? chance.word() : null).with("schema", schema);
    }

    private JsonObject alias(Place place, @Nullable String... special) {
        return entry(place, "alias", special);
    }

    private JsonObject entry(Place place, String type, @Nullable String... special) {
        return JsonObject.builder()
                .put("collection", place.collection())
                .put("field", place.field())
                .put("type", type)
                .put("meta", meta.field(place.collection(), place.field(), chance.between(1, 40), special))
                .build();
    }

    private void addRelation(Draft draft) {
        var tables = draft.tables();
        var many = chance.oneIn(8) ? "directus_users" : chance.of(tables);
        boolean toSystem = chance.oneIn(5);
        var one = toSystem ? chance.of(List.of("directus_users", "directus_files")) : chance.of(tables);
        addRelation(draft, many, one, chance.oneIn(4), true);
    }

    private Place addRelation(Draft draft, String many, String one, boolean required, boolean mayBeSeen) {
        var taken = draft.fieldNames(many);
        var name = many.startsWith("directus_") ? "custom_link" + taken.size() : Names.fresh(chance, taken);
        var place = new Place(many, name);
        boolean toSystem = one.startsWith("directus_");
        var type = toSystem ? "uuid" : Draft.text(draft.key(one), "type");
        var target = toSystem
                ? Columns.key(one, "id", "char", JsonValue.of(36), false)
                : (JsonObject) draft.key(one).find("schema").orElseThrow();
        boolean nullable = !required || many.startsWith("directus_");
        var schema = Columns.pointer(chance, many, name, target, nullable);
        // without the flag, char(36) would be read back as a text
        var flag = type.equals("uuid") ? (one.equals("directus_files") ? "file" : "uuid") : "m2o";
        draft.fields.put(place, entry(place, type, flag).with("schema", schema));
        var relation = meta.relation(many, name, one);
        if (mayBeSeen && !toSystem && chance.oneIn(2)) {
            var seen = new Place(one, Names.fresh(chance, draft.fieldNames(one)));
            draft.fields.put(seen, alias(seen, "o2m"));
            relation = relation.with("one_field", JsonValue.of(seen.field()));
        }
        var key = JsonObject.builder()
                .put("table", many)
                .put("column", name)
                .put("foreign_key_table", one)
                .put("foreign_key_column", Draft.text(target, "name"))
                .put("constraint_name", JsonNull.NULL)
                .put("on_update", chance.of(ACTIONS))
                .put("on_delete", chance.of(nullable ? ACTIONS : List.of("NO ACTION", "CASCADE")));
        var entry = JsonObject.builder()
                .put("collection", many)
                .put("field", name)
                .put("related_collection", one)
                .put("meta", relation);
        if (!chance.oneIn(6)) {
            entry.put("schema", key.build());
        }
        draft.relations.put(place, entry.build());
        return place;
    }

    private void addManyToAny(Draft draft) {
        var parent = chance.of(draft.tables());
        var junction = addTable(draft);
        var toParent = addRelation(draft, junction, parent, false, true);
        var item = new Place(junction, "any_item");
        var kind = new Place(junction, "any_collection");
        draft.fields.put(item, column(item, "string", false));
        draft.fields.put(kind, column(kind, "string", false));
        var allowed = new ArrayList<JsonValue>();
        draft.tables().forEach(name -> {
            if (name.indexOf(',') < 0 && chance.oneIn(2)) {
                allowed.add(JsonValue.of(name));
            }
        });
        allowed.add(JsonValue.of(parent));
        draft.relations.put(
                item,
                JsonObject.builder()
                        .put("collection", junction)
                        .put("field", item.field())
                        .put("related_collection", JsonNull.NULL)
                        .put(
                                "meta",
                                meta.relation(junction, item.field(), null)
                                        .with("one_allowed_collections", new JsonArray(allowed))
                                        .with("one_collection_field", JsonValue.of(kind.field()))
                                        .with("junction_field", JsonValue.of(toParent.field())))
                        .build());
    }

    private void addTranslations(Draft draft) {
        var parent = chance.of(draft.tables());
        var languages = addTable(draft);
        var texts = addTable(draft);
        var toParent = addRelation(draft, texts, parent, false, false);
        var toLanguage = addRelation(draft, texts, languages, false, false);
        var field = new Place(parent, Names.fresh(chance, draft.fieldNames(parent)));
        draft.fields.put(field, alias(field, "translations"));
        draft.setMeta(draft.relations, toParent, "one_field", JsonValue.of(field.field()));
        draft.setMeta(draft.relations, toParent, "junction_field", JsonValue.of(toLanguage.field()));
        draft.setMeta(draft.relations, toLanguage, "junction_field", JsonValue.of(toParent.field()));
    }
}
