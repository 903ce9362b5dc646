package dev.lockstep.migrate.apply;

import dev.lockstep.database.Vendor;
import dev.lockstep.migrate.apply.UndoRefusedException.Reason;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.history.History;
import dev.lockstep.migrate.history.HistoryEntry;
import dev.lockstep.migrate.history.KeptStore;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to undo an entry of the history, or all down to it.
 *
 * @param entries that are undone, the newest first
 * @param collections that they changed anything of
 */
record Undoing(List<Long> entries, Set<String> collections, Goal goal) {

    Undoing {
        entries = List.copyOf(entries);
        collections = Set.copyOf(collections);
    }

    /** Refuses what concerns tables of which the project is not to know. */
    void requireWithout(Set<String> excluded) {
        collections.stream().filter(excluded::contains).sorted().findFirst().ifPresent(table -> {
            throw new UndoRefusedException(
                    Reason.EXCLUDED_TABLE,
                    "Table \"" + table + "\" was changed then, and is excluded from this project by its settings now",
                    List.of());
        });
    }

    static Undoing of(Vendor vendor, Connection connection, ProjectState state, long id, boolean through)
            throws SQLException {
        var history = new History(vendor, state.schema());
        var asked = history.entry(connection, id)
                .orElseThrow(() ->
                        new UndoRefusedException(Reason.UNKNOWN_ENTRY, "The history has no entry " + id, List.of()));
        requireInForce(asked.entry());
        var later = inForce(history.after(connection, id), id);
        if (!later.isEmpty() && !through) {
            throw new UndoRefusedException(
                    Reason.LATER_ENTRIES,
                    "Later changes are in force: the entries " + numbers(later)
                            + ". Undo them first, or all of them with this one by \"through=true\"",
                    later);
        }
        var undone = new ArrayList<History.Full>();
        for (var each : later) {
            undone.add(history.entry(connection, each).orElseThrow());
        }
        undone.add(asked);
        return of(vendor, connection, state, undone);
    }

    private static Undoing of(Vendor vendor, Connection connection, ProjectState state, List<History.Full> undone)
            throws SQLException {
        var wanted = state.model();
        for (var each : undone) {
            wanted = each.document().changes().inverse().applied(wanted);
        }
        var kept = new KeptStore(vendor, state.schema()).all(connection);
        var returning = new Returning(state, wanted);
        var lost = new ArrayList<Hazard>();
        for (var each : undone.reversed()) {
            var ofEntry = kept.stream()
                    .filter(one -> Objects.equals(one.entry(), each.entry().id()))
                    .toList();
            returning.add(each.document(), ofEntry);
            lost.addAll(Returning.lost(each.document(), ofEntry));
        }
        DataModel model = wanted;
        var goal = new Goal(model, returning.restoration(), lost, List.of(), now -> Changes.between(now, model));
        return new Undoing(undone.stream().map(each -> each.entry().id()).toList(), collections(undone), goal);
    }

    private static Set<String> collections(List<History.Full> undone) {
        return undone.stream()
                .flatMap(each -> each.document().changes().all().stream())
                .map(Change::collection)
                .collect(Collectors.toSet());
    }

    private static void requireInForce(HistoryEntry entry) {
        var by = entry.undoneBy();
        if (by != null) {
            throw new UndoRefusedException(
                    Reason.UNDONE_ALREADY,
                    "Entry " + entry.id() + " is undone already, by entry " + by + ", which can be undone instead",
                    List.of(by));
        }
    }

    /**
     * Those later entries that made the model another than it was after an entry: neither what was undone since, nor what undid
     * it. An entry that undid something from before that one counts.
     *
     * @param later the newest first
     */
    private static List<Long> inForce(List<HistoryEntry> later, long id) {
        var byId = new HashMap<Long, HistoryEntry>();
        later.forEach(entry -> byId.put(entry.id(), entry));
        return later.stream()
                .filter(entry -> entry.undoneBy() == null && !cancels(entry, byId, id))
                .map(HistoryEntry::id)
                .toList();
    }

    /** Whether an entry takes back one of the later ones, and does not bring it in force again. */
    private static boolean cancels(HistoryEntry entry, Map<Long, HistoryEntry> later, long id) {
        @Nullable Long of = entry.undoOf();
        if (of == null || of <= id) {
            return false;
        }
        var target = later.get(of);
        return target != null && !cancels(target, later, id);
    }

    private static String numbers(List<Long> entries) {
        return entries.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
