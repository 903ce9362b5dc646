package dev.lockstep.cli.demo;

import dev.lockstep.server.Project;
import dev.lockstep.server.settings.Settings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * One of the two projects of a demo, on a file of its own.
 *
 * @param token of its administrator; a secret
 * @param password of its administrator; a secret
 */
record DemoProject(String name, Project project, String address, Path file, String token, String password)
        implements AutoCloseable {

    static final String EMAIL = "admin@example.com";

    private static final String HOST = "127.0.0.1";
    private static final int TOKEN_BYTES = 16;

    /** Starts a new project. What the environment sets for real projects does not concern it. */
    static DemoProject start(String name, Path folder, int port) {
        var file = folder.resolve(name + ".db");
        var token = randomToken();
        var settings = Settings.read(
                Map.of(
                        "HOST", HOST,
                        "PORT", String.valueOf(port),
                        "DB_FILENAME", file.toString(),
                        "ADMIN_EMAIL", EMAIL,
                        "ADMIN_TOKEN", token),
                folder);
        var project = Project.start(settings);
        var password = project.firstStart()
                .flatMap(Project.FirstStart::generatedPassword)
                .orElseThrow();
        return new DemoProject(name, project, "http://" + HOST + ":" + project.port(), file, token, password);
    }

    private static String randomToken() {
        var bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Everything but the secrets. */
    @Override
    public String toString() {
        return "DemoProject[" + name + ", " + address + ", " + file + "]";
    }

    @Override
    public void close() {
        project.close();
    }
}
