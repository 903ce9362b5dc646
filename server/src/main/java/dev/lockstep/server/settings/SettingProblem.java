package dev.lockstep.server.settings;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the settings.
 *
 * @param name the setting, or the file if a line of it cannot be read
 * @param value what was given, {@code ***} for a secret; null if it does not matter
 * @param place where it was given: the environment, or a line of a file
 * @param reason what is wrong and what would be right
 */
public record SettingProblem(String name, @Nullable String value, String place, String reason) {

    /** The problem in one line. */
    @Override
    public String toString() {
        var given = value == null ? name : name + "=" + value;
        return given + " (" + place + "): " + reason;
    }
}
