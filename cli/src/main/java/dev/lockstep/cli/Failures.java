package dev.lockstep.cli;

import dev.lockstep.cli.terminal.CommandFailedException;
import dev.lockstep.cli.terminal.Terminal;
import dev.lockstep.database.DatabaseException;
import dev.lockstep.migrate.project.NotAProjectException;
import dev.lockstep.migrate.system.OlderProjectException;
import dev.lockstep.server.history.UnknownEntryException;
import dev.lockstep.server.http.ListenException;
import dev.lockstep.server.settings.SettingsException;
import dev.lockstep.server.users.UserException;

/** Tells why a command could not be done: a line for what a person can put right, a stack trace only for our own faults. */
final class Failures {

    private Failures() {}

    /** Tells it, and gives the exit code. */
    static int tell(Exception failure, Terminal terminal) {
        switch (failure) {
            case CommandFailedException failed -> terminal.remark("lockstep: " + failed.getMessage());
            case SettingsException settings -> {
                int count = settings.problems().size();
                terminal.remark("lockstep: " + (count == 1 ? "a setting" : count + " settings") + " cannot be used:");
                settings.problems().forEach(problem -> terminal.remark("  " + problem));
            }
            case ListenException listen -> terminal.remark("lockstep: " + listen.getMessage());
            case DatabaseException database -> terminal.remark("lockstep: " + database.getMessage());
            case OlderProjectException older -> terminal.remark("lockstep: " + older.getMessage());
            case UserException user -> terminal.remark("lockstep: " + user.getMessage());
            case UnknownEntryException entry -> terminal.remark("lockstep: " + entry.getMessage());
            case NotAProjectException missing ->
                terminal.remark(
                        "lockstep: " + missing.getMessage() + " DB_FILENAME names it; \"lockstep start\" makes it.");
            default -> {
                terminal.remark("lockstep: this should not have happened; please report it with what follows.");
                failure.printStackTrace(terminal.err());
            }
        }
        return ExitCode.FAILED;
    }
}
