package dev.lockstep.migrate.plan;

import dev.lockstep.document.snapshot.EntryWriter;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Why a table is touched: the changes of the model that concern it, in words. */
final class Reasons {

    private final Map<String, List<String>> byTable = new LinkedHashMap<>();
    private final List<String> all = new ArrayList<>();

    Reasons(Changes changes) {
        for (var change : changes.all()) {
            var text = text(change);
            all.add(text);
            byTable.computeIfAbsent(change.collection(), _ -> new ArrayList<>()).add(text);
        }
    }

    /** The reasons of a step, in the order of the changes. */
    JsonValue of(Step step) {
        if (step instanceof Step.ChangeRows) {
            return JsonArray.ofTexts(all);
        }
        var reasons = new LinkedHashSet<String>();
        step.tables().forEach(table -> reasons.addAll(byTable.getOrDefault(table, List.of())));
        if (step instanceof Step.TakeAway takeAway) {
            reasons.addAll(byTable.getOrDefault(takeAway.kept().collection(), List.of()));
        }
        return JsonArray.ofTexts(List.copyOf(reasons));
    }

    private static String text(Change change) {
        return switch (change) {
            case Change.AddCollection(var after) -> "collection " + after.name() + " is new";
            case Change.DropCollection(var before) -> "collection " + before.name() + " goes";
            case Change.ChangeCollection(var before, var after) ->
                "collection " + before.name() + " changes in "
                        + ChangedProperties.between(EntryWriter.collection(before), EntryWriter.collection(after));
            case Change.AddField(var after) -> "field " + after.name() + " is new";
            case Change.DropField(var before) -> "field " + before.name() + " goes";
            case Change.ChangeField(var before, var after) ->
                "field " + before.name() + " changes in "
                        + ChangedProperties.between(EntryWriter.field(before), EntryWriter.field(after));
            case Change.AddSystemIndex(var field) -> "field " + field + " gets an index";
            case Change.DropSystemIndex(var field) -> "field " + field + " loses its index";
            case Change.AddRelation(var after) -> "relation " + after.name() + " is new";
            case Change.DropRelation(var before) -> "relation " + before.name() + " goes";
            case Change.ChangeRelation(var before, var after) ->
                "relation " + before.name() + " changes in "
                        + ChangedProperties.between(EntryWriter.relation(before), EntryWriter.relation(after));
        };
    }
}
