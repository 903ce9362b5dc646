package dev.lockstep.server.info;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of Lockstep, which has nothing to do with the one it is compatible with. */
public final class LockstepVersion {

    private LockstepVersion() {}

    /** The version as the build wrote it down. */
    public static String current() {
        try (var stream = Objects.requireNonNull(LockstepVersion.class.getResourceAsStream("version.properties"))) {
            var properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
