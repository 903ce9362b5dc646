package dev.lockstep.server.settings;

import dev.lockstep.migrate.history.Retention;

/**
 * What is kept of the history of the data model.
 *
 * @param retention how long what changes take away is kept
 */
public record HistorySettings(Retention retention) {

    static HistorySettings read(SettingsReader reader) {
        return new HistorySettings(
                new Retention(reader.nothingOrPositiveDuration("SCHEMA_UNDO_RETENTION", Retention.DEFAULT.time())));
    }
}
