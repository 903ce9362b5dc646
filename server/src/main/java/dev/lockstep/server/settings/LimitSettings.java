package dev.lockstep.server.settings;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How much the server takes in.
 *
 * @param maxPayloadSize the largest request body, in bytes
 * @param importMaxFileSize the largest uploaded snapshot or diff, in bytes
 */
public record LimitSettings(long maxPayloadSize, long importMaxFileSize) {

    private static final long MEGABYTE = 1024 * 1024;

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*(b|kb|mb|gb|tb)?");

    private static final Map<String, Long> UNITS =
            Map.of("b", 1L, "kb", 1024L, "mb", MEGABYTE, "gb", 1024 * MEGABYTE, "tb", 1024 * 1024 * MEGABYTE);

    static LimitSettings read(SettingsReader reader) {
        return new LimitSettings(
                reader.value("MAX_PAYLOAD_SIZE", 100 * MEGABYTE, LimitSettings::size),
                reader.value("IMPORT_MAX_FILE_SIZE", 100 * MEGABYTE, LimitSettings::size));
    }

    private static long size(String text) throws SettingsReader.BadValue {
        var match = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (match.matches()) {
            var unit = match.group(2) == null ? "b" : match.group(2);
            var bytes = new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(UNITS.getOrDefault(unit, 1L)));
            if (bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0) {
                return bytes.longValue();
            }
        }
        throw new SettingsReader.BadValue("must be a size such as 500kb, 100mb or 1gb");
    }
}
