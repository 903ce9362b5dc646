package dev.lockstep.server.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads durations as Directus takes them: {@code 15m}, {@code 7 days}, {@code 1.5h}. A bare number is milliseconds.
 */
final class DurationText {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*([a-z]*)");

    private DurationText() {}

    /** The duration, to the millisecond; empty if the text is none, or one that no clock can add. */
    static Optional<Duration> parse(String text) {
        var match = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(match.group(1));
        return unit(match.group(2))
                .map(unit ->
                        number.multiply(BigDecimal.valueOf(unit.toMillis())).setScale(0, RoundingMode.HALF_UP))
                .filter(millis -> millis.compareTo(BigDecimal.valueOf(LONGEST.toMillis())) <= 0)
                .map(millis -> Duration.ofMillis(millis.longValueExact()));
    }

    /** A hundred years: nobody means more, and times stay far from where arithmetic ends. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private static Optional<Duration> unit(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "", "ms", "msec", "msecs", "millisecond", "milliseconds" -> Duration.ofMillis(1);
                    case "s", "sec", "secs", "second", "seconds" -> Duration.ofSeconds(1);
                    case "m", "min", "mins", "minute", "minutes" -> Duration.ofMinutes(1);
                    case "h", "hr", "hrs", "hour", "hours" -> Duration.ofHours(1);
                    case "d", "day", "days" -> Duration.ofDays(1);
                    case "w", "week", "weeks" -> Duration.ofDays(7);
                    // as Directus counts it
                    case "y", "yr", "yrs", "year", "years" -> Duration.ofHours(8766);
                    default -> null;
                });
    }
}
