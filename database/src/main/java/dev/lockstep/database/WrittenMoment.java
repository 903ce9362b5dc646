package dev.lockstep.database;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A day, perhaps with a time, perhaps with a zone, as texts write it. */
public record WrittenMoment(
        LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {

    private static final Pattern TEXT = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})"
            + "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?\\s?(Z|[+-]\\d{2}(?::?\\d{2})?)?)?");

    /** The moment that a text says; empty if it says none, or one that does not exist. */
    public static Optional<WrittenMoment> parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.of(number(match, 1), number(match, 2), number(match, 3));
            if (match.group(4) == null) {
                return Optional.of(new WrittenMoment(day, null, null));
            }
            var time = LocalTime.of(number(match, 4), number(match, 5), number(match, 6), nanos(match.group(7)));
            var zone = match.group(8);
            return Optional.of(new WrittenMoment(day, time, zone == null ? null : ZoneOffset.of(zone)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The point in time; the zone is that of a moment without one. */
    public Instant instant(ZoneId zone) {
        var local = LocalDateTime.of(day, time == null ? LocalTime.MIDNIGHT : time);
        return offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
    }

    private static int number(Matcher match, int group) {
        var digits = match.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
