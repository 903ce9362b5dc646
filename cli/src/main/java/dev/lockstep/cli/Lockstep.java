package dev.lockstep.cli;

import dev.lockstep.server.info.LockstepVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a word after it. */
@Command(
        name = "lockstep",
        description = "Moves a data model between Directus-compatible projects.",
        mixinStandardHelpOptions = true,
        versionProvider = Lockstep.Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        exitCodeOnInvalidInput = ExitCode.USAGE,
        exitCodeOnExecutionException = ExitCode.FAILED,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Settings come from the environment and from .env; docs/settings.md lists them.",
            "Exit codes: 0 done, 1 something does not hold, 2 could not be done, 64 usage."
        })
final class Lockstep implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set before run() is called
    private CommandSpec spec;

    /** There is nothing to do without a word. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: start, demo, user, or history.");
    }

    /** What {@code --version} answers. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Lockstep " + LockstepVersion.current()};
        }
    }
}
