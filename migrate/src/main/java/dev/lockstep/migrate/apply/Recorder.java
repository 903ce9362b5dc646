package dev.lockstep.migrate.apply;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.document.snapshot.Fingerprint;
import dev.lockstep.migrate.history.History;
import dev.lockstep.migrate.history.HistoryDocument;
import dev.lockstep.migrate.history.HistoryEntry;
import dev.lockstep.migrate.history.HistoryEntry.How;
import dev.lockstep.migrate.history.HistoryEntry.Outcome;
import dev.lockstep.migrate.history.HistoryTables;
import dev.lockstep.migrate.plan.PlanDocument;
import dev.lockstep.migrate.plan.WarningDocument;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.project.RowIds;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens to the model into the history, within the transaction in which it happens, and before it what others did
 * since. Safe for use by several threads.
 */
final class Recorder {

    private final Vendor vendor;
    private final SystemModel system;
    private final Function<DataModel, String> hash;
    private final Clock clock;
    private volatile @Nullable Fingerprint last;

    Recorder(Vendor vendor, SystemModel system, Function<DataModel, String> hash, Clock clock) {
        this.vendor = vendor;
        this.system = system;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Starts to record a change, on the connection of the change and before its first statement.
     *
     * @param returning the numbers that meta rows get again
     */
    Recording begin(Connection connection, ProjectState before, RowIds returning) throws SQLException {
        var newest = new History(vendor, before.schema()).newest(connection);
        return new Recording(connection, before, returning, newest, elsewhere(connection, before, newest));
    }

    /** Whether somebody else changed the model since it was recorded. */
    boolean isOutdated(Connection connection, ProjectState state) throws SQLException {
        var newest = new History(vendor, state.schema()).newest(connection);
        return !elsewhere(connection, state, newest).isEmpty();
    }

    /** What others did to the model since it was recorded. Another hash alone may come from another setting. */
    private Changes elsewhere(Connection connection, ProjectState state, Optional<HistoryEntry> newest)
            throws SQLException {
        if (newest.isEmpty() || newest.get().hashAfter().equals(hash.apply(state.model()))) {
            return new Changes(List.of());
        }
        return managed(new History(vendor, state.schema()).differences(connection, state.whole()));
    }

    private String fingerprint(DataModel model) {
        var fingerprint = Fingerprint.of(model, system, last);
        last = fingerprint;
        return fingerprint.text();
    }

    /** One change that is being recorded. */
    final class Recording {

        private final Connection connection;
        private final ProjectState before;
        private final RowIds returning;
        private final HistoryTables tables;
        private final @Nullable HistoryEntry newest;
        private final String hashBefore;
        private final Changes elsewhere;
        private final Instant start = clock.instant();

        private Recording(
                Connection connection,
                ProjectState before,
                RowIds returning,
                Optional<HistoryEntry> newest,
                Changes elsewhere) {
            this.connection = connection;
            this.before = before;
            this.returning = returning;
            this.tables = new HistoryTables(vendor, before.schema());
            this.newest = newest.orElse(null);
            this.hashBefore = hash.apply(before.model());
            this.elsewhere = elsewhere;
        }

        /** The tables that are needed. */
        HistoryTables tables() {
            return tables;
        }

        /** The number of the entry of this change. */
        long entry() {
            return last() + (elsewhere.isEmpty() ? 1 : 2);
        }

        private long last() {
            return newest == null ? 0 : newest.id();
        }

        private String fingerprintBefore() {
            return newest == null || !newest.hashAfter().equals(hashBefore)
                    ? fingerprint(before.model())
                    : newest.fingerprintAfter();
        }

        /** Records what others did. */
        void external() throws SQLException {
            if (newest == null || elsewhere.isEmpty()) {
                return;
            }
            var history = new History(vendor, before.schema());
            var recorded = history.recorded(connection).orElse(DataModel.EMPTY);
            var entry = new HistoryEntry(
                    newest.id() + 1,
                    clock.instant(),
                    null,
                    How.EXTERNAL,
                    null,
                    /* hashBefore= */ newest.hashAfter(),
                    /* hashAfter= */ hashBefore,
                    /* fingerprintBefore= */ newest.fingerprintAfter(),
                    /* fingerprintAfter= */ fingerprintBefore(),
                    Duration.ZERO,
                    Outcome.DONE,
                    null,
                    null,
                    null);
            execute(history.add(entry, HistoryDocument.of(elsewhere)));
            execute(history.recordModel(recorded, before.whole()));
        }

        /** Starts to work out, beside the statements, what is to be recorded if the model becomes the expected one. */
        CompletableFuture<Prepared> prepare(Proposal proposal, CompletableFuture<Expectation> expected) {
            return expected.thenApplyAsync(expectation -> prepare(proposal, expectation.model()));
        }

        private Prepared prepare(Proposal proposal, DataModel after) {
            var document = new HistoryDocument(
                    Changes.inFull(before.model(), after),
                    rowsGone(before.rowIds(), returning, after),
                    PlanDocument.recorded(vendor, proposal.plan(), proposal.changes()),
                    PlanDocument.hazards(proposal.hazards()),
                    WarningDocument.of(proposal.warnings()));
            var recorded = newest == null ? DataModel.EMPTY : before.model();
            return new Prepared(
                    after,
                    hash.apply(after),
                    fingerprint(after),
                    History.stored(document),
                    new History(vendor, before.schema()).recordModel(recorded, after));
        }

        /**
         * Records the change itself.
         *
         * @param beforehand what was worked out for the expected model; null if the model became another
         * @param undoes the entries that it takes back, the one that was asked for last
         */
        void finish(Applied applied, @Nullable Prepared beforehand, Author author, List<Long> undoes)
                throws SQLException {
            external();
            var history = new History(vendor, before.schema());
            var model = applied.after().model();
            var prepared = beforehand == null ? prepare(applied.proposal(), model) : beforehand;
            var entry = new HistoryEntry(
                    entry(),
                    clock.instant(),
                    author.who(),
                    undoes.isEmpty() ? author.how() : How.UNDO,
                    author.source(),
                    hashBefore,
                    isWrittenTheSame(prepared.model(), model) ? prepared.hash() : hash.apply(model),
                    fingerprintBefore(),
                    prepared.fingerprint(),
                    Duration.between(start, clock.instant()),
                    Outcome.DONE,
                    undoes.isEmpty() ? null : undoes.getLast(),
                    null,
                    null);
            execute(history.add(entry, prepared.document()));
            for (var undone : undoes) {
                execute(history.undone(undone, entry.id()));
            }
            execute(
                    before.unabridged() == null && applied.after().unabridged() == null
                            ? prepared.recording()
                            : history.recordModel(
                                    newest == null ? DataModel.EMPTY : before.whole(),
                                    applied.after().whole()));
        }

        private void execute(List<Sql> statements) throws SQLException {
            for (var sql : statements) {
                Statements.execute(connection, sql);
            }
        }
    }

    /** What nobody manages belongs to no model, and nobody would want it to be undone. */
    private static Changes managed(Changes changes) {
        var managed = new ArrayList<Change>();
        for (var change : changes.all()) {
            boolean is = switch (change) {
                case Change.AddCollection(var after) -> after.managed();
                case Change.DropCollection(var gone) -> gone.managed();
                case Change.ChangeCollection(var was, var after) -> was.managed() || after.managed();
                case Change.AddField(var after) -> after.managed();
                case Change.DropField(var gone) -> gone.managed();
                case Change.ChangeField(var was, var after) -> was.managed() || after.managed();
                case Change.AddSystemIndex _, Change.DropSystemIndex _ -> true;
                case Change.AddRelation(var after) -> after.managed();
                case Change.DropRelation(var gone) -> gone.managed();
                case Change.ChangeRelation(var was, var after) -> was.managed() || after.managed();
            };
            if (is) {
                managed.add(change);
            }
        }
        return new Changes(managed);
    }

    /**
     * What is recorded of a change whose outcome is this model.
     *
     * @param document in the form in which it is kept
     * @param recording statements that record the model
     */
    record Prepared(DataModel model, String hash, String fingerprint, String document, List<Sql> recording) {
        Prepared {
            recording = List.copyOf(recording);
        }
    }

    /** Equal models may be in another order, and a hash is of a text that has one. */
    private static boolean isWrittenTheSame(DataModel first, DataModel second) {
        return List.copyOf(first.collections().keySet())
                        .equals(List.copyOf(second.collections().keySet()))
                && List.copyOf(first.fields().keySet())
                        .equals(List.copyOf(second.fields().keySet()))
                && List.copyOf(first.relations().keySet())
                        .equals(List.copyOf(second.relations().keySet()));
    }

    /** Of rows that go, and of those that get another number. */
    private static RowIds rowsGone(RowIds before, RowIds returning, DataModel after) {
        var fields = new HashMap<>(before.fields());
        fields.keySet().removeIf(name -> {
            var field = after.field(name);
            return field != null && field.managed() && !returning.fields().containsKey(name);
        });
        var relations = new HashMap<>(before.relations());
        relations.keySet().removeIf(name -> {
            var relation = after.relation(name);
            return relation != null
                    && relation.managed()
                    && !returning.relations().containsKey(name);
        });
        return new RowIds(fields, relations);
    }
}
