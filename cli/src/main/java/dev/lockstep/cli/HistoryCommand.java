package dev.lockstep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The history of the project that the settings name. */
@Command(
        name = "history",
        description = "Lists what changed the data model, and destroys what those changes set aside.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Works on the database itself, whether the project runs or not."})
final class HistoryCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set before run() is called
    private CommandSpec spec;

    /** There is nothing to do without another word. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list or purge.");
    }
}
