package dev.lockstep.cli;

import dev.lockstep.server.Project;
import dev.lockstep.server.settings.Settings;
import java.nio.file.Path;
import java.util.Map;

/** A source and a target, both new and empty, on ports of their own. */
record TwoProjects(Project source, Project target) implements AutoCloseable {

    static final String SOURCE_TOKEN = "source-secret";
    static final String TARGET_TOKEN = "target-secret";

    static TwoProjects start(Path folder) {
        return new TwoProjects(start(folder, "source.db", SOURCE_TOKEN), start(folder, "target.db", TARGET_TOKEN));
    }

    private static Project start(Path folder, String file, String token) {
        var environment = Map.of(
                "HOST",
                "127.0.0.1",
                "PORT",
                "0",
                "DB_FILENAME",
                file,
                "ADMIN_TOKEN",
                token,
                "ADMIN_PASSWORD",
                "secret");
        return Project.start(Settings.read(environment, folder));
    }

    String sourceAddress() {
        return "http://127.0.0.1:" + source.port();
    }

    String targetAddress() {
        return "http://127.0.0.1:" + target.port();
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
