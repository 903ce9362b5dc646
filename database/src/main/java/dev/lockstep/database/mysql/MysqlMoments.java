package dev.lockstep.database.mysql;

import dev.lockstep.database.WrittenMoment;
import dev.lockstep.model.FieldType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Days and times in the spelling in which a server prints them on a connection in UTC. */
final class MysqlMoments {

    /** What {@code timestamp} holds (https://dev.mysql.com/doc/refman/8.4/en/datetime.html). */
    private static final Instant FIRST = Instant.ofEpochSecond(1);

    private static final Instant LAST = Instant.ofEpochSecond(Integer.MAX_VALUE);

    private MysqlMoments() {}

    /**
     * A text for a column of that type, as the server prints it; empty if it is no such value.
     *
     * @param zone of a text without one, where that matters
     */
    static Optional<String> canonical(FieldType type, String text, ZoneId zone) {
        if (type == FieldType.TIME) {
            return time(text.strip());
        }
        return WrittenMoment.parse(text.strip())
                .filter(written -> written.day().getYear() > 0)
                .map(written -> switch (type) {
                    case DATE -> local(written, zone).toLocalDate().toString();
                    case DATE_TIME -> print(local(written, zone));
                    default ->
                        print(written.instant(zone).atOffset(ZoneOffset.UTC).toLocalDateTime());
                });
    }

    /** Whether a text that {@link #canonical} gave for a timestamp is one that the column holds. */
    static boolean holdsTimestamp(String canonical) {
        var instant = LocalDateTime.parse(canonical.replace(' ', 'T'))
                .atOffset(ZoneOffset.UTC)
                .toInstant();
        return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }

    /** What a clock in the zone shows; a text without a zone is that already. */
    private static LocalDateTime local(WrittenMoment written, ZoneId zone) {
        if (written.offset() == null) {
            return written.day().atTime(written.time() == null ? LocalTime.MIDNIGHT : written.time());
        }
        return written.instant(zone).atZone(zone).toLocalDateTime();
    }

    private static Optional<String> time(String text) {
        try {
            return Optional.of(print(LocalTime.parse(text)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String print(LocalDateTime moment) {
        return moment.toLocalDate() + " " + print(moment.toLocalTime());
    }

    /** To microseconds; what a column keeps of them is its own business. */
    private static String print(LocalTime time) {
        var kept = time.truncatedTo(ChronoUnit.MICROS);
        var text = "%02d:%02d:%02d".formatted(kept.getHour(), kept.getMinute(), kept.getSecond());
        return kept.getNano() == 0
                ? text
                : text + "." + "%09d".formatted(kept.getNano()).replaceFirst("0+$", "");
    }
}
