package dev.lockstep.cli;

import java.util.Locale;

/** Amounts as people read them. */
final class Amounts {

    private static final long STEP = 1024;

    private Amounts() {}

    /** A number of things: {@code 1 row}, {@code 2 rows}. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Bytes in the largest unit that leaves a whole number in front: {@code 512 bytes}, {@code 1.5 MB}. */
    static String bytes(long bytes) {
        if (bytes < STEP) {
            return count(bytes, "byte");
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= STEP && unit < 3) {
            amount /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", amount, new String[] {"KB", "MB", "GB", "TB"}[unit]);
    }
}
