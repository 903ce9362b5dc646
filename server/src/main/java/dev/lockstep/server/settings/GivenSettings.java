package dev.lockstep.server.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was given, before anything is known of its meaning: the environment, and over it a file. */
final class GivenSettings {

    /** A value and where it was given. */
    record Given(String value, String place) {}

    private final Path directory;
    private final Map<String, Given> values = new TreeMap<>();
    private final List<SettingProblem> problems = new ArrayList<>();

    private GivenSettings(Path directory) {
        this.directory = directory;
    }

    static GivenSettings read(Map<String, String> environment, Path directory) {
        var given = new GivenSettings(directory);
        environment.forEach((name, value) -> given.values.put(name, new Given(value, "environment")));
        var chosen = environment.getOrDefault("CONFIG_PATH", "");
        given.readFile(chosen.isEmpty() ? ".env" : chosen, !chosen.isEmpty());
        return given;
    }

    /** Nothing given at all. */
    static GivenSettings nothing() {
        return new GivenSettings(Path.of(""));
    }

    Map<String, Given> values() {
        return values;
    }

    List<SettingProblem> problems() {
        return problems;
    }

    /** A path as a person means it: beside the working directory unless it is absolute. */
    Path resolve(String path) {
        return directory.resolve(path);
    }

    private void readFile(String name, boolean chosen) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".js") || lower.endsWith(".json") || lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            problem(name, "only files of NAME=value lines are read");
            return;
        }
        try {
            var file = DotEnvFile.parse(name, Files.readString(resolve(name)));
            problems.addAll(file.problems());
            // As in Directus the file wins, so that what it says does not depend on the shell it is started from.
            file.entries()
                    .forEach((key, entry) -> values.put(key, new Given(entry.value(), name + " line " + entry.line())));
        } catch (NoSuchFileException missing) {
            if (chosen) {
                problem(name, "there is no such file");
            }
        } catch (MalformedInputException binary) {
            problem(name, "the file is not UTF-8 text");
        } catch (IOException failure) {
            problem(name, "the file cannot be read: " + failure.getClass().getSimpleName());
        }
    }

    private void problem(String name, String reason) {
        problems.add(new SettingProblem("CONFIG_PATH", name, "environment", reason));
    }
}
