package dev.lockstep.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Names of constraints and indexes by the rule of Directus, {@code <table>_<column>_unique}, {@code _index},
 * {@code _foreign}: lower case, {@code .} and {@code -} become {@code _}. One longer than the product allows is cut and
 * gets a hash of the whole; one that is taken gets a number. The same input gives the same name.
 *
 * @param limit the longest name in bytes of UTF-8, which is what products count
 */
public record ConstraintNames(int limit) {

    private static final int HASH_LENGTH = 8;

    /** The name of a unique constraint or index. */
    public String unique(String table, String column, Predicate<String> taken) {
        return name(table, column, "unique", taken);
    }

    /** The name of an index that is not unique. */
    public String index(String table, String column, Predicate<String> taken) {
        return name(table, column, "index", taken);
    }

    /** The name of a foreign key. */
    public String foreign(String table, String column, Predicate<String> taken) {
        return name(table, column, "foreign", taken);
    }

    private String name(String table, String column, String kind, Predicate<String> taken) {
        String whole = (table + "_" + column + "_" + kind)
                .toLowerCase(Locale.ROOT)
                .replace('.', '_')
                .replace('-', '_');
        String name = length(whole) <= limit ? whole : cut(whole, "__" + hash(whole) + "_" + kind);
        for (int number = 2; taken.test(name); number++) {
            name = cut(whole, "_" + number);
        }
        return name;
    }

    private String cut(String whole, String suffix) {
        int end = Math.min(whole.length(), limit - suffix.length());
        while (end > 0
                && (length(whole.substring(0, end)) > limit - suffix.length()
                        || (end < whole.length() && Character.isHighSurrogate(whole.charAt(end - 1))))) {
            end--;
        }
        return whole.substring(0, end) + suffix;
    }

    private static int length(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
