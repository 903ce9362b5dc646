package dev.lockstep.server.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of the places where we answer otherwise on purpose: lines of tab-separated columns, the first the place and the
 * last the reason. Each is taken once; what is left at the end is no longer true.
 */
public final class Departures {

    private final Map<String, Departure> departures = new LinkedHashMap<>();

    private Departures() {}

    /**
     * A place where our answer is meant to differ.
     *
     * @param status of our answer
     * @param answer what else is known of it: the code of an error, or a summary
     */
    public record Departure(int status, String answer, String reason) {}

    /** Reads the list beside a class. */
    public static Departures of(Class<?> beside, String file) {
        var read = new Departures();
        try (var stream = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
            for (var line : new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("//")) {
                    read.add(line.split("\t", -1), line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return read;
    }

    private void add(String[] parts, String line) {
        if (parts.length != 4 || parts[3].isBlank()) {
            throw new IllegalArgumentException("needs a place, a status, an answer and a reason: " + line);
        }
        if (departures.put(parts[0], new Departure(Integer.parseInt(parts[1]), parts[2], parts[3])) != null) {
            throw new IllegalArgumentException("stands twice: " + line);
        }
    }

    /** Takes what is listed for a place; null if nothing is. */
    public @Nullable Departure take(String place) {
        return departures.remove(place);
    }

    /** The places that nobody asked for. */
    public Set<String> left() {
        return departures.keySet();
    }
}
