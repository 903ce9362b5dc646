package dev.lockstep.model.resolve;

import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.ForeignKeyDefinition;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.entry.RelationEntry;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Works out the relations that are wanted; for one document. */
final class RelationResolver {

    private final SystemModel system;
    private final boolean leaveOutBroken;
    private final Findings findings;
    private final MetaReader metaReader;
    /** The primary key of each wanted collection. */
    private final Map<String, String> keys = new HashMap<>();

    /** @param leaveOutBroken whether a relation to or from something that does not exist is left out, not refused */
    RelationResolver(SystemModel system, boolean leaveOutBroken, MetaReader metaReader, Findings findings) {
        this.system = system;
        this.leaveOutBroken = leaveOutBroken;
        this.findings = findings;
        this.metaReader = metaReader;
    }

    /** The wanted relations: by collection, in it those that exist in their order, then new ones in the document's. */
    SequencedMap<FieldName, RelationDefinition> resolve(
            Intent intent,
            DataModel current,
            Map<String, CollectionDefinition> collections,
            Map<FieldName, FieldDefinition> fields) {
        for (var field : fields.values()) {
            if (field.column() != null && field.column().primaryKey()) {
                keys.putIfAbsent(field.name().collection(), field.name().field());
            }
        }
        var wanted = new LinkedHashMap<FieldName, RelationDefinition>();
        for (var relation : current.relations().values()) {
            boolean stays = !intent.removals().relations().contains(relation.name())
                    && stands(relation, current, collections, fields);
            if (stays) {
                wanted.put(relation.name(), relation);
            }
        }
        var seen = new HashMap<FieldName, RelationEntry>();
        for (var entry : intent.relations()) {
            if (accepts(entry, seen)) {
                boolean rowless = intent.rowless().relations().contains(entry.name());
                var relation = relation(entry, current, rowless, collections, fields);
                if (relation != null) {
                    wanted.put(entry.name(), relation);
                }
            }
        }
        return ordered(wanted);
    }

    /** Whether an existing relation still has both its ends. What was broken before stays as it is. */
    private static boolean stands(
            RelationDefinition relation,
            DataModel current,
            Map<String, CollectionDefinition> collections,
            Map<FieldName, FieldDefinition> fields) {
        boolean fieldGone = current.field(relation.name()) != null && !fields.containsKey(relation.name());
        var related = relation.relatedCollection();
        boolean relatedGone =
                related != null && current.collection(related) != null && !collections.containsKey(related);
        return !fieldGone && !relatedGone;
    }

    private boolean accepts(RelationEntry entry, Map<FieldName, RelationEntry> seen) {
        var name = entry.name();
        if (system.relations().contains(name)
                || (name.collection().startsWith(SystemModel.PREFIX)
                        && (system.fields().contains(name)
                                || !system.collections().contains(name.collection())))) {
            findings.warn(
                    Warning.Code.SYSTEM_ENTRY,
                    entry.path(),
                    "Relation " + name + " belongs to the server and is left out");
            return false;
        }
        var earlier = seen.putIfAbsent(name, entry);
        if (earlier == null) {
            return true;
        }
        if (earlier.json().equals(entry.json())) {
            findings.warn(Warning.Code.DUPLICATE_ENTRY, entry.path(), "Relation " + name + " is listed twice");
        } else {
            findings.problem(
                    Problem.Code.DUPLICATE_ENTRY,
                    entry.path(),
                    "Relation " + name + " is listed twice, and the entries differ (the other is " + earlier.path()
                            + ")");
        }
        return false;
    }

    private @Nullable RelationDefinition relation(
            RelationEntry entry,
            DataModel current,
            boolean rowless,
            Map<String, CollectionDefinition> collections,
            Map<FieldName, FieldDefinition> fields) {
        var name = entry.name();
        var now = current.relation(name);
        var field = fields.get(name);
        var related = related(entry, now);
        if (field == null) {
            return broken(entry, "its field " + absent(current.field(name) != null));
        }
        if (related != null && !isTable(related, collections)) {
            var why = collections.containsKey(related)
                    ? "is a folder without a table"
                    : absent(current.collection(related) != null);
            return broken(entry, "collection \"" + related + "\", which it points at, " + why);
        }
        var meta = metaReader.read(
                MetaTable.RELATIONS,
                entry.path(),
                entry.json().get("meta"),
                now == null ? null : now.meta(),
                fixed(name, related));
        var foreignKey = foreignKey(entry, now, related, field, fields);
        if (foreignKey != null
                && now != null
                && now.foreignKey() != null
                && now.foreignKey().sameAs(foreignKey)) {
            foreignKey = now.foreignKey();
        }
        if (rowless && foreignKey != null && (now == null || now.meta() == null)) {
            return new RelationDefinition(name, related, null, foreignKey);
        }
        return new RelationDefinition(name, related, meta, foreignKey);
    }

    private static Map<String, JsonValue> fixed(FieldName name, @Nullable String related) {
        Map<String, JsonValue> fixed = new HashMap<>();
        fixed.put("many_collection", JsonValue.of(name.collection()));
        fixed.put("many_field", JsonValue.of(name.field()));
        fixed.put("one_collection", related == null ? JsonNull.NULL : JsonValue.of(related));
        return fixed;
    }

    private static String absent(boolean goes) {
        return goes ? "goes, since the document lacks it" : "exists neither here nor in the document";
    }

    private @Nullable RelationDefinition broken(RelationEntry entry, String why) {
        var message = "Relation " + entry.name() + " cannot be made: " + why;
        if (leaveOutBroken) {
            findings.warn(Warning.Code.ORPHAN_RELATION, entry.path(), message + "; it is left out");
        } else {
            findings.problem(
                    Problem.Code.MISSING_REFERENCE, entry.path(), message + ". With \"force\" it would be left out");
        }
        return null;
    }

    private boolean isTable(String name, Map<String, CollectionDefinition> collections) {
        var collection = collections.get(name);
        return collection == null ? system.collections().contains(name) : collection.table();
    }

    private static @Nullable String related(RelationEntry entry, @Nullable RelationDefinition now) {
        var json = entry.json();
        var given = json.get("related_collection");
        if (given instanceof JsonText(var text)) {
            return text;
        }
        if (given == null && now != null) {
            return now.relatedCollection();
        }
        if (given == null && json.get("schema") instanceof JsonObject schema) {
            var table = schema.text("foreign_key_table");
            if (table.isPresent()) {
                return table.get();
            }
        }
        if (given == null && json.get("meta") instanceof JsonObject meta) {
            return meta.text("one_collection").orElse(null);
        }
        return null;
    }

    private @Nullable ForeignKeyDefinition foreignKey(
            RelationEntry entry,
            @Nullable RelationDefinition now,
            @Nullable String related,
            FieldDefinition field,
            Map<FieldName, FieldDefinition> fields) {
        var existing = now == null ? null : now.foreignKey();
        if (related == null || field.column() == null) {
            return null;
        }
        if (!(entry.json().get("schema") instanceof JsonObject schema)) {
            // nothing is said of the key; it stays, but for one that would point at another collection than its row
            return existing == null || existing.references().table().equals(related)
                    ? existing
                    : withTarget(existing, related, fields);
        }
        var column = column(related, schema.text("foreign_key_column"), fields);
        return new ForeignKeyDefinition(
                new ColumnReference(related, column),
                action(entry, schema, "on_update", existing == null ? null : existing.onUpdate()),
                action(entry, schema, "on_delete", existing == null ? null : existing.onDelete()),
                existing == null ? schema.text("constraint_name").orElse(null) : existing.constraintName());
    }

    private ForeignKeyDefinition withTarget(
            ForeignKeyDefinition existing, String related, Map<FieldName, FieldDefinition> fields) {
        return new ForeignKeyDefinition(
                new ColumnReference(related, column(related, Optional.empty(), fields)),
                existing.onUpdate(),
                existing.onDelete(),
                existing.constraintName());
    }

    /** The column that is pointed at: the one given if it can be, else the key. */
    private String column(String related, Optional<String> given, Map<FieldName, FieldDefinition> fields) {
        if (given.isPresent()) {
            var field = fields.get(new FieldName(related, given.get()));
            boolean fits = field != null
                    && field.column() != null
                    && (field.column().primaryKey() || field.column().unique());
            if (fits || system.fields().contains(new FieldName(related, given.get()))) {
                return given.get();
            }
        }
        var key = keys.get(related);
        if (key != null) {
            return key;
        }
        return given.orElse("id");
    }

    private ReferentialAction action(
            RelationEntry entry, JsonObject schema, String key, @Nullable ReferentialAction existing) {
        var given = schema.get(key);
        if (given == null) {
            return existing == null ? ReferentialAction.NO_ACTION : existing;
        }
        if (given.isNull()) {
            return ReferentialAction.NO_ACTION;
        }
        if (given instanceof JsonText(var text)) {
            var action = ReferentialAction.find(text);
            if (action.isPresent()) {
                return action.get();
            }
        }
        findings.problem(
                Problem.Code.INVALID_VALUE,
                entry.path() + ".schema." + key,
                "\"" + key + "\" of relation " + entry.name()
                        + " must be one of NO ACTION, RESTRICT, CASCADE, SET NULL, SET DEFAULT");
        return ReferentialAction.NO_ACTION;
    }

    private static SequencedMap<FieldName, RelationDefinition> ordered(
            SequencedMap<FieldName, RelationDefinition> relations) {
        var managed = new ArrayList<RelationDefinition>();
        var others = new ArrayList<RelationDefinition>();
        relations.values().forEach(relation -> (relation.managed() ? managed : others).add(relation));
        managed.addAll(others);
        managed.sort((first, second) ->
                first.name().collection().compareTo(second.name().collection()));
        var result = new LinkedHashMap<FieldName, RelationDefinition>();
        managed.forEach(relation -> result.put(relation.name(), relation));
        return result;
    }
}
