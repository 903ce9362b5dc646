package dev.lockstep.cli;

import dev.lockstep.cli.terminal.Terminal;
import dev.lockstep.migrate.history.HistoryEntry;
import dev.lockstep.migrate.history.Kept;
import dev.lockstep.server.Project;
import dev.lockstep.server.history.HistoryAdministration;
import dev.lockstep.server.history.HistoryAdministration.Listing;
import dev.lockstep.server.settings.Settings;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the newest entries of the history as a table. */
@Command(
        name = "list",
        description = "Lists the newest changes of the data model, one a line.",
        footer = {
            "",
            "HOW says what made the change: apply (a diff), rest (a request about a",
            "collection, field or relation), undo, or external (not Lockstep).",
            "SET ASIDE is what is kept to be brought back: in how many tables of its own.",
            "All of an entry is in:  GET /schema/history/ENTRY"
        })
final class HistoryListCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final String NOTHING = "-";

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before call() is called
    private CommandSpec spec;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many entries at most; ${DEFAULT-VALUE} if not given.",
            converter = WholeNumber.class)
    private long limit;

    HistoryListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (limit == 0) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 at least.");
        }
        Logs.configure(Level.WARNING);
        var settings = Settings.read(System.getenv(), Path.of(""));
        Listing listing = Project.administerHistory(settings, (HistoryAdministration history) -> history.list(limit));
        if (listing.entries().isEmpty()) {
            terminal.remark("Nothing is recorded yet: the data model has not been changed since there is a history.");
            return ExitCode.DONE;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("ENTRY", "WHEN (UTC)", "HOW", "WHO", "OUTCOME", "SET ASIDE"));
        listing.entries().forEach(entry -> rows.add(row(entry, listing)));
        TextTable.lines(rows).forEach(terminal::say);
        long more = listing.all() - listing.entries().size();
        if (more > 0) {
            terminal.remark(more + (more == 1 ? " older entry is" : " older entries are") + " not shown; --limit "
                    + listing.all() + " shows all.");
        }
        return ExitCode.DONE;
    }

    private static List<String> row(HistoryEntry entry, Listing listing) {
        var who = entry.who();
        return List.of(
                String.valueOf(entry.id()),
                TIME.format(entry.at()),
                entry.how().word() + (entry.undoOf() == null ? "" : " of " + entry.undoOf()),
                who == null ? NOTHING : listing.emails().getOrDefault(who, who),
                entry.outcome().word() + (entry.undoneBy() == null ? "" : ", undone by " + entry.undoneBy()),
                setAside(entry, listing.kept().getOrDefault(entry.id(), List.of())));
    }

    private static String setAside(HistoryEntry entry, List<Kept> kept) {
        if (!kept.isEmpty()) {
            long rows = kept.stream().mapToLong(Kept::rows).sum();
            return Amounts.count(kept.size(), "table") + ", " + Amounts.count(rows, "row");
        }
        var purgedAt = entry.purgedAt();
        return purgedAt == null ? NOTHING : "destroyed " + TIME.format(purgedAt);
    }
}
