package dev.lockstep.server.settings;

import java.time.Duration;

/**
 * How log-ins are answered.
 *
 * @param stall how long a log-in takes at least when it fails, so that nobody learns from the time why it did
 */
public record LoginSettings(Duration stall) {

    static LoginSettings read(SettingsReader reader) {
        return new LoginSettings(reader.duration("LOGIN_STALL_TIME", Duration.ofMillis(500)));
    }
}
