package dev.lockstep.server.settings;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds names that look like a setting with a slip of the pen. */
final class MisspelledNames {

    /** Only these: the environment is full of names that are not ours. */
    private static final Set<String> PREFIXES = Set.of("LOCKSTEP_", "DB_", "CORS_");

    private static final int MOST_SLIPS = 2;

    private MisspelledNames() {}

    /** The unknown names with the known ones that were probably meant. */
    static Map<String, String> among(Collection<String> given, Set<String> known) {
        var misspelled = new TreeMap<String, String>();
        for (var name : given) {
            if (!known.contains(name) && PREFIXES.stream().anyMatch(name::startsWith)) {
                closest(name, known).ifPresent(meant -> misspelled.put(name, meant));
            }
        }
        return misspelled;
    }

    private static Optional<String> closest(String name, Set<String> known) {
        var best = Optional.<String>empty();
        int least = MOST_SLIPS + 1;
        for (var candidate : known) {
            int distance = distance(name, candidate);
            if (distance < least) {
                least = distance;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /** How many letters must be added, taken away, changed or swapped with their neighbour. */
    private static int distance(String first, String second) {
        var rows = new int[first.length() + 1][second.length() + 1];
        for (int i = 0; i <= first.length(); i++) {
            for (int j = 0; j <= second.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int change = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
                int least = Math.min(rows[i - 1][j - 1] + change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && first.charAt(i - 1) == second.charAt(j - 2)
                        && first.charAt(i - 2) == second.charAt(j - 1);
                rows[i][j] = swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
            }
        }
        return rows[first.length()][second.length()];
    }
}
