package dev.lockstep.cli;

import dev.lockstep.cli.terminal.Terminal;
import dev.lockstep.server.Project;
import dev.lockstep.server.info.LockstepVersion;
import dev.lockstep.server.settings.DatabaseSettings;
import dev.lockstep.server.settings.Settings;

/** What a project that has just been started says about itself. */
final class Notice {

    private final Terminal terminal;

    Notice(Terminal terminal) {
        this.terminal = terminal;
    }

    void running(Project project, Settings settings) {
        terminal.say(terminal.bold("Lockstep " + LockstepVersion.current() + " is running."));
        terminal.say();
        terminal.say("  address    " + address(settings.listen().host(), project.port()));
        terminal.say("  data       " + place(settings.database()));
        project.firstStart().ifPresent(first -> {
            terminal.say("  sign-in    " + first.email()
                    + first.generatedPassword().map(it -> "  " + it).orElse(""));
            if (first.generatedPassword().isPresent()) {
                terminal.say(terminal.faint("             The password is shown this once and kept nowhere else."));
            }
            if (settings.admin().token() == null) {
                terminal.say("  token      lockstep user token " + first.email());
            }
        });
        if (settings.tokens().secret() == null) {
            terminal.say(terminal.faint(
                    "  SECRET is not set: who signs in with a password has to do so again after a restart."));
        }
        terminal.say();
        terminal.say(terminal.faint("Ctrl-C stops it."));
    }

    private static String place(DatabaseSettings database) {
        var server = database.server();
        if (!database.client().isServer()) {
            return database.filename().toAbsolutePath().normalize().toString();
        }
        // a connection string may hold the password
        return server.connectionString() != null
                ? "the database of DB_CONNECTION_STRING"
                : server.database() + " on " + server.host();
    }

    static String address(String host, int port) {
        return switch (host) {
            case "0.0.0.0", "::" -> "http://localhost:" + port + "  (and every other address of this machine)";
            default -> "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        };
    }
}
