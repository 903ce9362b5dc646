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

/** Gives a user a token, or takes it. */
@Command(
        name = "token",
        description = "Gives a user a new token and prints it, this once; an old one stops working.",
        footer = {"", "The token alone goes to standard output:  TOKEN=$(lockstep user token EMAIL)"})
final class UserTokenCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.")
    private String email = "";

    @Option(names = "--revoke", description = "Take the token and give no new one.")
    private boolean revoke;

    UserTokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Logs.configure(Level.WARNING);
        var settings = Settings.read(System.getenv(), Path.of(""));
        if (revoke) {
            boolean had = Project.administer(settings, users -> users.revokeToken(email));
            terminal.remark(had ? "The token of " + email + " does not work any more." : email + " had no token.");
            return ExitCode.DONE;
        }
        terminal.say(Project.administer(settings, users -> users.replaceToken(email)));
        terminal.remark("This is the token of " + email + ", shown this once; one that was there before is gone.");
        return ExitCode.DONE;
    }
}
