package dev.lockstep.server.settings;

import java.util.regex.Pattern;

/**
 * Which Directus the server stands in for.
 *
 * @param directusVersion the version that snapshots carry and clients are told
 */
public record CompatibilitySettings(String directusVersion) {

    /** The version whose behaviour was measured. */
    public static final String DIRECTUS_VERSION = "12.4.0";

    private static final Pattern WITHIN = Pattern.compile("12\\.\\d{1,4}\\.\\d{1,4}");

    static CompatibilitySettings read(SettingsReader reader) {
        return new CompatibilitySettings(reader.value("LOCKSTEP_DIRECTUS_VERSION", DIRECTUS_VERSION, text -> {
            if (!WITHIN.matcher(text).matches()) {
                throw new SettingsReader.BadValue("must be a version 12.x.y, such as " + DIRECTUS_VERSION);
            }
            return text;
        }));
    }
}
