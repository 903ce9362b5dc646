package dev.lockstep.server.replay;

import dev.lockstep.testkit.TestVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
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
        read.add(Objects.requireNonNull(beside.getResource(file), file));
        return read;
    }

    /** Reads the list beside a class, and the one of a product, as {@code departures-sqlite.tsv}, if it has one. */
    public static Departures of(Class<?> beside, String file, TestVendor vendor) {
        var read = of(beside, file);
        var own = beside.getResource(file.replace(".tsv", "-" + vendor + ".tsv"));
        if (own != null) {
            read.add(own);
        }
        return read;
    }

    private void add(URL list) {
        try (var stream = list.openStream()) {
            for (var line : new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("//")) {
                    add(line.split("\t", -1), line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
