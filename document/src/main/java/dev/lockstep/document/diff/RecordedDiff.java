package dev.lockstep.document.diff;

import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Change.AddCollection;
import dev.lockstep.model.compare.Change.AddField;
import dev.lockstep.model.compare.Change.AddRelation;
import dev.lockstep.model.compare.Change.AddSystemIndex;
import dev.lockstep.model.compare.Change.ChangeCollection;
import dev.lockstep.model.compare.Change.ChangeField;
import dev.lockstep.model.compare.Change.ChangeRelation;
import dev.lockstep.model.compare.Change.DropCollection;
import dev.lockstep.model.compare.Change.DropField;
import dev.lockstep.model.compare.Change.DropRelation;
import dev.lockstep.model.compare.Change.DropSystemIndex;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes changes that were recorded in full as the lists of a diff document, which tells less: nothing of what nobody
 * manages and nothing of what goes with its collection.
 */
public final class RecordedDiff {

    private RecordedDiff() {}

    /** The four lists of the document, without its hash. */
    public static JsonObject write(Changes inFull) {
        var document = DiffWriter.write("", shown(inFull), null);
        return (JsonObject) document.find("diff").orElse(JsonObject.EMPTY);
    }

    private static Changes shown(Changes inFull) {
        var managed = new ArrayList<Change>();
        inFull.all().forEach(change -> managed(change).ifPresent(managed::add));
        var gone = managed.stream()
                .filter(DropCollection.class::isInstance)
                .map(change -> ((DropCollection) change).before().name())
                .collect(Collectors.toSet());
        List<Change> shown = managed.stream()
                .filter(change -> !goesWithCollection(change, gone))
                .toList();
        return new Changes(shown);
    }

    private static boolean goesWithCollection(Change change, Set<String> gone) {
        return switch (change) {
            case DropField(var before) -> gone.contains(before.name().collection());
            case DropRelation(var before) -> gone.contains(before.name().collection());
            case AddCollection _, DropCollection _, ChangeCollection _, AddField _, ChangeField _ -> false;
            case AddSystemIndex _, DropSystemIndex _, AddRelation _, ChangeRelation _ -> false;
        };
    }

    /** The change as far as it is one of something managed; what is not managed any more is gone from documents. */
    private static Optional<Change> managed(Change change) {
        return switch (change) {
            case AddCollection(var after) -> only(after.managed(), change);
            case DropCollection(var before) -> only(before.managed(), change);
            case ChangeCollection(var before, var after) ->
                after.managed() ? Optional.of(change) : only(before.managed(), new DropCollection(before));
            case AddField(var after) -> only(after.managed(), change);
            case DropField(var before) -> only(before.managed(), change);
            case ChangeField(var before, var after) ->
                after.managed() ? Optional.of(change) : only(before.managed(), new DropField(before));
            case AddRelation(var after) -> only(after.managed(), change);
            case DropRelation(var before) -> only(before.managed(), change);
            case ChangeRelation(var before, var after) ->
                after.managed() ? Optional.of(change) : only(before.managed(), new DropRelation(before));
            case AddSystemIndex _, DropSystemIndex _ -> Optional.of(change);
        };
    }

    private static Optional<Change> only(boolean managed, Change change) {
        return managed ? Optional.of(change) : Optional.empty();
    }
}
