package dev.lockstep.server.settings;

import java.lang.System.Logger.Level;

/**
 * What is logged.
 *
 * @param level the least level that is
 */
public record LogSettings(Level level) {

    static LogSettings read(SettingsReader reader) {
        return new LogSettings(reader.value("LOG_LEVEL", Level.INFO, text -> switch (text) {
            case "fatal", "error" -> Level.ERROR;
            case "warn" -> Level.WARNING;
            case "info" -> Level.INFO;
            case "debug" -> Level.DEBUG;
            case "trace" -> Level.TRACE;
            case "silent" -> Level.OFF;
            default ->
                throw new SettingsReader.BadValue("must be one of fatal, error, warn, info, debug, trace, silent");
        }));
    }
}
