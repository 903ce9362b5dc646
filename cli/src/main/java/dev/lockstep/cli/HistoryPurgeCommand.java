package dev.lockstep.cli;

import dev.lockstep.cli.terminal.Terminal;
import dev.lockstep.migrate.history.Kept;
import dev.lockstep.server.Project;
import dev.lockstep.server.history.HistoryAdministration;
import dev.lockstep.server.history.HistoryAdministration.Purged;
import dev.lockstep.server.settings.Settings;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Destroys what changes set aside. */
@Command(
        name = "purge",
        description = {
            "Destroys tables, columns and rows that changes took away and set aside.",
            "Without an option: those that were kept for longer than SCHEMA_UNDO_RETENTION, which a running project does"
                    + " by itself every hour."
        },
        footer = {
            "",
            "What is destroyed cannot be brought back by an undo. The entries of the history stay.",
        })
final class HistoryPurgeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ArgGroup
    private @Nullable Choice choice;

    /** At most one of them. */
    private static final class Choice {
        @Option(
                names = "--entry",
                paramLabel = "N",
                description = "What the change of entry N set aside, however new it is.",
                converter = WholeNumber.class)
        private @Nullable Long entry;

        @Option(names = "--all", description = "Everything that was set aside, however new it is.")
        private boolean all;
    }

    HistoryPurgeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Logs.configure(Level.WARNING);
        var settings = Settings.read(System.getenv(), Path.of(""));
        var purged = Project.administerHistory(settings, this::purge);
        purged.destroyed().forEach(kept -> terminal.say("destroyed  " + describe(kept)));
        if (purged.destroyed().isEmpty()) {
            terminal.remark("There was nothing to destroy.");
        }
        var left = purged.left();
        terminal.remark(
                left.tables() == 0
                        ? "Nothing that was set aside is left."
                        : "Left: " + Amounts.count(left.tables(), "table") + " with "
                                + Amounts.count(left.rows(), "row")
                                + left.bytes()
                                        .map(bytes -> ", " + Amounts.bytes(bytes) + " on disk.")
                                        .orElse("; the database does not tell how much disk they use."));
        return ExitCode.DONE;
    }

    private Purged purge(HistoryAdministration history) {
        if (choice == null) {
            return history.purgeOver();
        }
        if (choice.all) {
            return history.purgeEverything();
        }
        var entry = choice.entry;
        return entry == null ? history.purgeOver() : history.purgeEntry(entry);
    }

    private static String describe(Kept kept) {
        var what = kept.field() == null
                ? (kept.kind().equals("table") ? "the collection " : "rows that belonged to the collection ")
                        + kept.collection()
                : "the column " + kept.collection() + "." + kept.field();
        var entry = kept.entry() == null ? "" : ", set aside by entry " + kept.entry();
        return what + ", " + Amounts.count(kept.rows(), "row") + entry;
    }
}
