package dev.lockstep.migrate.plan;

import dev.lockstep.database.sql.Sql;
import dev.lockstep.migrate.hazard.Probe;
import dev.lockstep.model.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a plan. Steps are carried out in their order. */
public sealed interface Step {

    /** What the step does, in words. */
    String title();

    /** What is asked of the rows before the first step of the plan. */
    List<Probe> probes();

    /** The statements that it always runs. */
    List<Sql> statements();

    /** The tables that it makes, alters, or takes away, as they are called now, or in the end where they are new. */
    List<String> tables();

    /**
     * Changes the schema.
     *
     * @param rewrites whether all rows of its tables are written anew
     */
    record ChangeSchema(String title, List<String> tables, boolean rewrites, List<Probe> probes, List<Sql> statements)
            implements Step {
        public ChangeSchema {
            tables = List.copyOf(tables);
            probes = List.copyOf(probes);
            statements = List.copyOf(statements);
        }
    }

    /** Changes meta rows. */
    record ChangeRows(String title, List<String> tables, List<Sql> statements) implements Step {
        public ChangeRows {
            tables = List.copyOf(tables);
            statements = List.copyOf(statements);
        }

        @Override
        public List<Probe> probes() {
            return List.of();
        }
    }

    /**
     * Writes into what another step set aside, when all values are what they will be; nothing if that step sets nothing aside.
     *
     * @param statements change rows
     */
    record Note(String title, TakeAway of, List<Sql> statements) implements Step {
        public Note {
            statements = List.copyOf(statements);
        }

        @Override
        public List<Probe> probes() {
            return List.of();
        }

        @Override
        public List<String> tables() {
            return of.tables();
        }
    }

    /**
     * Takes something away, and sets it aside if the rows say that there is something in it.
     *
     * @param probes the hazard of one means that there is something
     * @param certain whether it is known without asking that there is something
     * @param further counts what is in it besides, which nobody would miss and yet would not come back as it was; asked where no
     *     probe means that there is something. Null if there is nothing to ask
     * @param keep changes the schema; run if there is something
     * @param move changes rows; run if there is something, with the last steps
     * @param discard changes the schema; run if there is nothing
     * @param copies the tables that keeping makes
     * @param kept what goes, for the list of what was set aside
     */
    record TakeAway(
            String title,
            List<Probe> probes,
            boolean certain,
            @Nullable Sql further,
            List<Sql> keep,
            List<Sql> move,
            List<Sql> discard,
            List<Table> copies,
            KeptRecord kept)
            implements Step {
        public TakeAway {
            probes = List.copyOf(probes);
            copies = List.copyOf(copies);
            keep = List.copyOf(keep);
            move = List.copyOf(move);
            discard = List.copyOf(discard);
        }

        /** Something that is there if the rows say so. */
        public TakeAway(
                String title,
                Probe probe,
                List<Sql> keep,
                List<Sql> move,
                List<Sql> discard,
                List<Table> copies,
                KeptRecord kept) {
            this(title, List.of(probe), false, null, keep, move, discard, copies, kept);
        }

        @Override
        public List<Sql> statements() {
            return List.of();
        }

        @Override
        public List<String> tables() {
            return probes.isEmpty()
                    ? List.of(kept.collection())
                    : List.of(probes.getFirst().table().name());
        }
    }
}
