package dev.lockstep.cli;

import dev.lockstep.cli.terminal.Terminal;
import dev.lockstep.server.Project;
import dev.lockstep.server.settings.Settings;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a user. */
@Command(
        name = "create",
        description = "Makes an active user without password and token.",
        footer = {"", "A token comes from:  lockstep user token EMAIL"})
final class UserCreateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    @Option(names = "--admin", description = "Let the user do everything. Without it, the user may do nothing yet.")
    private boolean admin;

    UserCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Logs.configure(Level.WARNING);
        var settings = Settings.read(System.getenv(), Path.of(""));
        var user = Project.administer(settings, users -> users.create(email, admin, null));
        terminal.say(user.id());
        terminal.remark("Made " + email + (admin ? ", an administrator." : "."));
        return ExitCode.DONE;
    }
}
