package dev.lockstep.migrate.apply;

import dev.lockstep.document.snapshot.EntryWriter;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words where a project is not what was asked for: entries and properties by their names in a snapshot. */
final class DifferenceText {

    /** More would hide the first ones, which are the likeliest to tell the reason. */
    private static final int MOST = 20;

    private DifferenceText() {}

    /** @param left what would have to change yet, from the project as it is to the one that was asked for */
    static String of(Changes left) {
        var all = left.all();
        var text = all.stream().limit(MOST).map(DifferenceText::of).collect(Collectors.joining("; "));
        return all.size() > MOST ? text + "; and " + (all.size() - MOST) + " more" : text;
    }

    private static String of(Change change) {
        return switch (change) {
            case Change.AddCollection(var after) -> "collection " + after.name() + " is missing";
            case Change.DropCollection(var before) -> "collection " + before.name() + " is still there";
            case Change.ChangeCollection(var is, var wanted) ->
                "collection " + is.name() + " differs in "
                        + properties(EntryWriter.collection(is), EntryWriter.collection(wanted));
            case Change.AddField(var after) -> "field " + after.name() + " is missing";
            case Change.DropField(var before) -> "field " + before.name() + " is still there";
            case Change.ChangeField(var is, var wanted) ->
                "field " + is.name() + " differs in " + properties(EntryWriter.field(is), EntryWriter.field(wanted));
            case Change.AddSystemIndex(var field) -> "the index of " + field + " is missing";
            case Change.DropSystemIndex(var field) -> "the index of " + field + " is still there";
            case Change.AddRelation(var after) -> "relation " + after.name() + " is missing";
            case Change.DropRelation(var before) -> "relation " + before.name() + " is still there";
            case Change.ChangeRelation(var is, var wanted) ->
                "relation " + is.name() + " differs in "
                        + properties(EntryWriter.relation(is), EntryWriter.relation(wanted));
        };
    }

    /** The keys whose values differ, those of meta and schema by their own names. */
    private static String properties(JsonObject is, JsonObject wanted) {
        var names = new LinkedHashSet<String>();
        for (var key : keys(is, wanted)) {
            if (is.get(key) instanceof JsonObject first && wanted.get(key) instanceof JsonObject second) {
                keys(first, second).stream()
                        .filter(inner -> !Objects.equals(first.get(inner), second.get(inner)))
                        .forEach(inner -> names.add(key + "." + inner));
            } else if (!Objects.equals(is.get(key), wanted.get(key))) {
                names.add(key);
            }
        }
        return names.isEmpty() ? "something that snapshots do not show" : String.join(", ", names);
    }

    private static Set<String> keys(JsonObject first, JsonObject second) {
        var keys = new LinkedHashSet<>(first.members().keySet());
        keys.addAll(second.members().keySet());
        return keys;
    }
}
