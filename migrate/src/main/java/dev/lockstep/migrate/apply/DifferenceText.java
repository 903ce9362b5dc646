package dev.lockstep.migrate.apply;

import dev.lockstep.document.snapshot.EntryWriter;
import dev.lockstep.migrate.plan.ChangedProperties;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Changes;
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
                        + ChangedProperties.between(EntryWriter.collection(is), EntryWriter.collection(wanted));
            case Change.AddField(var after) -> "field " + after.name() + " is missing";
            case Change.DropField(var before) -> "field " + before.name() + " is still there";
            case Change.ChangeField(var is, var wanted) ->
                "field " + is.name() + " differs in "
                        + ChangedProperties.between(EntryWriter.field(is), EntryWriter.field(wanted));
            case Change.AddSystemIndex(var field) -> "the index of " + field + " is missing";
            case Change.DropSystemIndex(var field) -> "the index of " + field + " is still there";
            case Change.AddRelation(var after) -> "relation " + after.name() + " is missing";
            case Change.DropRelation(var before) -> "relation " + before.name() + " is still there";
            case Change.ChangeRelation(var is, var wanted) ->
                "relation " + is.name() + " differs in "
                        + ChangedProperties.between(EntryWriter.relation(is), EntryWriter.relation(wanted));
        };
    }
}
