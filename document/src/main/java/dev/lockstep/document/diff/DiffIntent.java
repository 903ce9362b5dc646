package dev.lockstep.document.diff;

import dev.lockstep.document.diff.DiffDocument.CollectionDiff;
import dev.lockstep.document.diff.DiffDocument.FieldDiff;
import dev.lockstep.document.diff.DiffDocument.RelationDiff;
import dev.lockstep.document.snapshot.EntryWriter;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.entry.CollectionEntry;
import dev.lockstep.model.entry.FieldEntry;
import dev.lockstep.model.entry.RelationEntry;
import dev.lockstep.model.entry.SystemFieldEntry;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.model.resolve.Warning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a diff asks of a model, and where it does not fit that model. */
public final class DiffIntent {

    private final DataModel current;
    private final List<CollectionEntry> collections = new ArrayList<>();
    private final List<FieldEntry> fields = new ArrayList<>();
    private final List<SystemFieldEntry> systemFields = new ArrayList<>();
    private final List<RelationEntry> relations = new ArrayList<>();
    private final Set<String> goneCollections = new HashSet<>();
    private final Set<FieldName> goneFields = new HashSet<>();
    private final Set<FieldName> goneRelations = new HashSet<>();
    private final List<String> contradictions = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private DiffIntent(DataModel current) {
        this.current = current;
    }

    /** Reads the diff against the model that it is to be applied to. */
    public static Reading read(DiffDocument diff, DataModel current) {
        var reader = new DiffIntent(current);
        diff.collections().forEach(reader::collection);
        diff.fields().forEach(reader::field);
        diff.systemFields().forEach(reader::systemField);
        diff.relations().forEach(reader::relation);
        var intent = new Intent(
                reader.collections,
                reader.fields,
                reader.systemFields,
                reader.relations,
                new Intent.Removals(reader.goneCollections, reader.goneFields, Set.of(), reader.goneRelations));
        return new Reading(intent, reader.contradictions, reader.missing, reader.warnings);
    }

    /**
     * A diff, read against a model.
     *
     * @param contradictions entries that make what exists, take away what does not, or ask what a diff cannot; in the
     *     words of Directus 12, without a full stop
     * @param missing entries that change what does not exist
     */
    public record Reading(Intent intent, List<String> contradictions, List<String> missing, List<Warning> warnings) {
        public Reading {
            contradictions = List.copyOf(contradictions);
            missing = List.copyOf(missing);
            warnings = List.copyOf(warnings);
        }
    }

    private void collection(CollectionDiff diff) {
        var now = current.collection(diff.name());
        boolean exists = now != null && now.managed() && !goneCollections.contains(diff.name());
        var label = "collection \"" + diff.name() + '"';
        switch (kind(diff.items())) {
            case Kind.Add(var rhs) -> {
                if (exists) {
                    contradictions.add(refused("create " + label + " but it already exists"));
                }
                collections.add(new CollectionEntry(diff.path(), diff.name(), rhs));
            }
            case Kind.Remove _ -> {
                if (!exists) {
                    contradictions.add(refused("delete " + label + " but it does not exist"));
                }
                goneCollections.add(diff.name());
            }
            case Kind.Edit(var items) -> {
                if (now == null || !exists) {
                    missing.add(refused("update " + label + " but it does not exist"));
                    return;
                }
                var patched = Patch.apply(EntryWriter.collection(now), withoutSilence(diff.path(), items));
                collections.add(new CollectionEntry(diff.path(), diff.name(), patched));
            }
        }
    }

    private void field(FieldDiff diff) {
        var name = diff.name();
        var now = current.field(name);
        boolean exists = now != null && now.managed() && !goneFields.contains(name);
        var label = "field \"" + name + '"';
        switch (kind(diff.items())) {
            case Kind.Add(var rhs) -> {
                if (exists) {
                    contradictions.add(refused("create " + label + " but it already exists"));
                }
                fields.add(new FieldEntry(diff.path(), name, rhs));
            }
            case Kind.Remove _ -> {
                if (!exists) {
                    contradictions.add(refused("delete " + label + " but it does not exist"));
                }
                goneFields.add(name);
            }
            case Kind.Edit(var items) -> {
                if (now == null || !exists) {
                    missing.add(refused("update " + label + " but it does not exist"));
                    return;
                }
                var patched = Patch.apply(EntryWriter.field(now), withoutSilence(diff.path(), items));
                fields.add(new FieldEntry(diff.path(), name, patched));
            }
        }
    }

    private void relation(RelationDiff diff) {
        var name = diff.name();
        var now = current.relation(name);
        boolean exists = now != null && now.managed() && !goneRelations.contains(name);
        var label = "relation \"" + diff.label() + '"';
        switch (kind(diff.items())) {
            case Kind.Add(var rhs) -> {
                if (exists) {
                    contradictions.add(refused("create " + label + " but it already exists"));
                }
                relations.add(new RelationEntry(diff.path(), name, rhs));
            }
            case Kind.Remove _ -> {
                if (!exists) {
                    contradictions.add(refused("delete " + label + " but it does not exist"));
                }
                goneRelations.add(name);
            }
            case Kind.Edit(var items) -> {
                if (now == null || !exists) {
                    missing.add(refused("update " + label + " but it does not exist"));
                    return;
                }
                var patched = Patch.apply(EntryWriter.relation(now), withoutSilence(diff.path(), items));
                relations.add(new RelationEntry(diff.path(), name, patched));
            }
        }
    }

    private void systemField(FieldDiff diff) {
        var name = diff.name();
        switch (diff.items().getFirst()) {
            case Item.Added _ ->
                contradictions.add(refused("create field \"" + name + "\" but this action is not supported"));
            case Item.Removed _ ->
                contradictions.add(refused("delete field \"" + name + "\" but this action is not supported"));
            case Item.ArrayItem _ ->
                contradictions.add(refused("update array field \"" + name + "\" but this action is not supported"));
            case Item.Edited edited
            when edited.isAt("schema", "is_indexed") ->
                systemFields.add(new SystemFieldEntry(
                        diff.path(), name, edited.rhs() == JsonBoolean.TRUE, EntryWriter.systemField(name)));
            case Item.Edited edited ->
                contradictions.add(refused("alter property \"" + edited.dotted() + "\" on \"" + name
                        + "\" but currently only \"schema.is_indexed\" is supported"));
        }
    }

    private static String refused(String what) {
        return "Provided diff is trying to " + what + ". Please generate a new diff and try again";
    }

    /** What a list of items comes to: an entry that is there, one that goes, or one that changes. */
    private sealed interface Kind {
        record Add(JsonObject rhs) implements Kind {}

        record Remove() implements Kind {}

        record Edit(List<Item> items) implements Kind {}
    }

    private static Kind kind(List<Item> items) {
        Kind kind = new Kind.Edit(items);
        for (var item : items) {
            if (item.path().isEmpty()) {
                if (item instanceof Item.Added(var _, var rhs) && rhs instanceof JsonObject object) {
                    kind = new Kind.Add(object);
                } else if (item instanceof Item.Removed) {
                    kind = new Kind.Remove();
                }
            }
        }
        return kind;
    }

    /**
     * Leaves out the items that take away a key of the entry, of its {@code meta} or {@code schema}: that is what
     * Directus writes for a key that a file merely lacks. Deeper down it is a change of a value.
     */
    private List<Item> withoutSilence(String path, List<Item> items) {
        var kept = new ArrayList<Item>();
        for (var item : items) {
            boolean silence = item instanceof Item.Removed removed && takesKey(removed.path());
            if (silence) {
                warnings.add(new Warning(
                        Warning.Code.IGNORED_REMOVAL,
                        path,
                        "\"" + item.dotted() + "\" is missing in the source, which says nothing about it; it stays"));
            } else if (!item.path().isEmpty()) {
                kept.add(item);
            }
        }
        return kept;
    }

    private static boolean takesKey(List<JsonValue> path) {
        if (path.size() == 1) {
            return true;
        }
        var first = path.getFirst();
        return path.size() == 2 && (first.equals(JsonValue.of("meta")) || first.equals(JsonValue.of("schema")));
    }
}
