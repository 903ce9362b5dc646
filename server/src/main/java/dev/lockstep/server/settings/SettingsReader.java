package dev.lockstep.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads settings by name, remembers which names there are, and collects what is wrong with their values. */
final class SettingsReader {

    private static final Set<String> CASTS = Set.of("string", "number", "boolean", "array");

    private final GivenSettings given;
    private final List<SettingProblem> problems;
    private final Set<String> names = new LinkedHashSet<>();

    SettingsReader(GivenSettings given) {
        this.given = given;
        this.problems = new ArrayList<>(given.problems());
    }

    /** A value that cannot be used, for a reason that the exception's message tells. */
    static final class BadValue extends Exception {
        BadValue(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Turns a given text into a value. */
    @FunctionalInterface
    interface Parser<T extends @Nullable Object> {
        T parse(String text) throws BadValue;
    }

    /** A value, or the one to use when nothing is given or what is given cannot be used. */
    <T extends @Nullable Object> T value(String name, T otherwise, Parser<T> parser) {
        names.add(name);
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parser.parse(text.get());
        } catch (BadValue bad) {
            problem(name, text.get(), String.valueOf(bad.getMessage()));
            return otherwise;
        }
    }

    String text(String name, String otherwise) {
        return value(name, otherwise, text -> text);
    }

    @Nullable
    String optional(String name) {
        names.add(name);
        return text(name).orElse(null);
    }

    int number(String name, int otherwise, int least, int most) {
        return value(name, otherwise, text -> number(text, least, most));
    }

    /** A number, or null when nothing is given. */
    @Nullable
    Integer optionalNumber(String name, int least, int most) {
        return value(name, Optional.<Integer>empty(), text -> Optional.of(number(text, least, most)))
                .orElse(null);
    }

    private static int number(String text, int least, int most) throws BadValue {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // Said below, for both.
        }
        throw new BadValue("must be a whole number from " + least + " to " + most);
    }

    boolean flag(String name, boolean otherwise) {
        return value(name, otherwise, text -> switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new BadValue("must be true or false");
        });
    }

    /** A duration such as {@code 15m}; a bare number is milliseconds. */
    Duration duration(String name, Duration otherwise) {
        return duration(name, otherwise, Duration.ZERO);
    }

    /** A duration of a second at least: it is the least that tokens and cookies can tell. */
    Duration positiveDuration(String name, Duration otherwise) {
        return duration(name, otherwise, Duration.ofSeconds(1));
    }

    /**
     * A duration of a second at least, or {@code 0}: where less than a second could only be a number whose unit was
     * forgotten, and would destroy something.
     */
    Duration nothingOrPositiveDuration(String name, Duration otherwise) {
        return duration(
                name,
                otherwise,
                duration -> duration.isZero() || duration.toSeconds() > 0,
                ", of a second at least, or 0");
    }

    private Duration duration(String name, Duration otherwise, Duration least) {
        return duration(
                name,
                otherwise,
                duration -> duration.compareTo(least) >= 0,
                least.isZero() ? "" : ", of a second at least");
    }

    private Duration duration(String name, Duration otherwise, Predicate<Duration> fits, String bound) {
        return value(
                name,
                otherwise,
                text -> DurationText.parse(text)
                        .filter(fits)
                        .orElseThrow(() -> new BadValue("must be a duration such as 500, 10s, 15m or 7d" + bound)));
    }

    List<String> list(String name, List<String> otherwise) {
        return value(name, otherwise, SettingsReader::split);
    }

    static List<String> split(String text) {
        return List.of(text.split(",", -1)).stream()
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** A secret, from the setting itself or from the file that {@code NAME_FILE} names. */
    @Nullable
    String secret(String name) {
        var fileName = name + "_FILE";
        names.add(name);
        names.add(fileName);
        var value = text(name);
        var file = text(fileName);
        if (file.isEmpty()) {
            return value.orElse(null);
        }
        if (value.isPresent()) {
            problem(fileName, file.get(), "must not be given together with " + name);
            return null;
        }
        try {
            var content = Files.readString(given.resolve(file.get()));
            // Editors and shells end a file with a line break, and no secret does.
            return content.endsWith("\n")
                    ? content.substring(0, content.length() - 1).stripTrailing()
                    : content;
        } catch (IOException unreadable) {
            problem(fileName, file.get(), "the file cannot be read");
            return null;
        }
    }

    void problem(String name, @Nullable String value, String reason) {
        var place = Optional.ofNullable(given.values().get(name))
                .map(GivenSettings.Given::place)
                .orElse("not set");
        problems.add(new SettingProblem(name, value, place, reason));
    }

    /** The names that were asked for. */
    Set<String> names() {
        return names;
    }

    /** Ends the reading. */
    <T> T finish(Function<SettingsReader, T> settings) {
        var read = settings.apply(this);
        MisspelledNames.among(given.values().keySet(), names)
                .forEach((name, meant) -> problem(name, null, "is not a setting; did you mean " + meant + "?"));
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return read;
    }

    /** What was given; an empty value is no value, as composition files pass on variables that nobody set. */
    private Optional<String> text(String name) {
        return Optional.ofNullable(given.values().get(name))
                .map(value -> withoutCast(value.value()))
                .filter(value -> !value.isEmpty());
    }

    /** The value behind a prefix such as {@code string:}, which Directus takes as the type to read it as. */
    private static String withoutCast(String value) {
        int colon = value.indexOf(':');
        return colon > 0 && CASTS.contains(value.substring(0, colon)) ? value.substring(colon + 1) : value;
    }
}
