package dev.lockstep.server.settings;

import dev.lockstep.migrate.history.Retention;

/**
 * How changes of the data model are carried out.
 *
 * @param lossNeedsConsent whether what a change takes away and sets aside needs to be agreed to
 * @param retention how long what changes take away is kept
 */
public record SchemaSettings(boolean lossNeedsConsent, Retention retention) {

    static SchemaSettings read(SettingsReader reader) {
        return new SchemaSettings(
                reader.flag("SCHEMA_LOSS_NEEDS_CONSENT", false),
                new Retention(reader.nothingOrPositiveDuration("SCHEMA_UNDO_RETENTION", Retention.DEFAULT.time())));
    }
}
