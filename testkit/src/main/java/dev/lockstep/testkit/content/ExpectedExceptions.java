package dev.lockstep.testkit.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The committed list of what may differ, as {@code file, entry, property, reason} separated by tabs. A line that nothing
 * answers to any more is an error as well, so that the list stays as short as the truth.
 */
public final class ExpectedExceptions {

    private final Map<String, Map<Place, String>> byFile = new TreeMap<>();

    private record Place(String entry, String property) {}

    /** Reads a list, and further ones that add to it. */
    public static ExpectedExceptions read(Path... lists) {
        var exceptions = new ExpectedExceptions();
        try {
            for (var line : lines(lists)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                var parts = line.split("\t", -1);
                if (parts.length != 4 || parts[3].isBlank()) {
                    throw new IllegalStateException("not file, entry, property, reason: " + line);
                }
                exceptions
                        .byFile
                        .computeIfAbsent(parts[0], file -> new LinkedHashMap<>())
                        .put(new Place(parts[1], parts[2]), parts[3]);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return exceptions;
    }

    private static List<String> lines(Path... lists) throws IOException {
        var lines = new ArrayList<String>();
        for (var list : lists) {
            lines.addAll(Files.readAllLines(list));
        }
        return lines;
    }

    /** The files that the list names. */
    public List<String> files() {
        return List.copyOf(byFile.keySet());
    }

    /** What is left to complain about: findings that the list does not know, and lines of it without a finding. */
    public List<String> complaints(String file, List<Finding> findings) {
        var open = new LinkedHashMap<>(byFile.getOrDefault(file, Map.of()));
        var known = Map.copyOf(open);
        var complaints = new ArrayList<String>();
        for (var finding : findings) {
            var place = new Place(finding.entry(), finding.property());
            if (!known.containsKey(place)) {
                complaints.add(finding.toString());
            }
            open.remove(place);
        }
        open.keySet().forEach(place -> complaints.add("stale exception: " + place.entry() + " " + place.property()));
        return complaints;
    }
}
