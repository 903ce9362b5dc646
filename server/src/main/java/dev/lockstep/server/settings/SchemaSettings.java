package dev.lockstep.server.settings;

/**
 * How changes of the data model are carried out.
 *
 * @param lossNeedsConsent whether what a change takes away and sets aside needs to be agreed to
 */
public record SchemaSettings(boolean lossNeedsConsent) {

    static SchemaSettings read(SettingsReader reader) {
        return new SchemaSettings(reader.flag("SCHEMA_LOSS_NEEDS_CONSENT", false));
    }
}
