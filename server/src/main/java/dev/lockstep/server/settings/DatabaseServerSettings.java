package dev.lockstep.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a database server is and how it is reached. Read whatever the client is, so that a file of settings for a server is
 * understood; used by clients of one only.
 *
 * @param host the server
 * @param port its port, null for the usual one
 * @param database the database's name on it
 * @param user the database user
 * @param password the user's password, a secret
 * @param connectionString all of these in one text, a secret, which is taken instead of them where it is given
 * @param searchPath schemas that tables are looked for in; empty leaves that to the server
 * @param tls null for a connection that is not encrypted unless the server wants it
 * @param poolMinimum how many connections are kept at least
 * @param poolMaximum how many are had at most
 */
public record DatabaseServerSettings(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String user,
        @Nullable String password,
        @Nullable String connectionString,
        List<String> searchPath,
        @Nullable Tls tls,
        int poolMinimum,
        int poolMaximum) {

    public DatabaseServerSettings {
        searchPath = List.copyOf(searchPath);
    }

    /**
     * How a connection is encrypted.
     *
     * @param rejectUnauthorized whether the server must show a certificate that is its own
     * @param authority the certificate that vouches for the server's, as text; null for those that this machine trusts
     * @param certificate to show to the server, as text
     * @param key of that certificate, as text, a secret
     */
    public record Tls(
            boolean rejectUnauthorized,
            @Nullable String authority,
            @Nullable String certificate,
            @Nullable String key) {
        /** Everything but the secret. */
        @Override
        public String toString() {
            return "Tls[rejectUnauthorized=" + rejectUnauthorized + ", authority=" + authority + ", certificate="
                    + certificate + ", key=" + Secrets.masked(key) + "]";
        }
    }

    static DatabaseServerSettings read(SettingsReader reader, boolean used) {
        var settings = new DatabaseServerSettings(
                reader.optional("DB_HOST"),
                reader.optionalNumber("DB_PORT", 1, 65_535),
                reader.optional("DB_DATABASE"),
                reader.optional("DB_USER"),
                reader.secret("DB_PASSWORD"),
                reader.secret("DB_CONNECTION_STRING"),
                reader.list("DB_SEARCH_PATH", List.of()),
                tls(reader),
                reader.number("DB_POOL__MIN", 0, 0, 1000),
                reader.number("DB_POOL__MAX", 20, 1, 1000));
        if (used && settings.connectionString == null) {
            require(reader, "DB_HOST", settings.host);
            require(reader, "DB_DATABASE", settings.database);
            require(reader, "DB_USER", settings.user);
        }
        if (settings.poolMinimum > settings.poolMaximum) {
            reader.problem("DB_POOL__MIN", String.valueOf(settings.poolMinimum), "must not be above DB_POOL__MAX");
        }
        return settings;
    }

    private static void require(SettingsReader reader, String name, @Nullable String value) {
        if (value == null) {
            reader.problem(name, null, "must be given for a database server, or DB_CONNECTION_STRING instead");
        }
    }

    private static @Nullable Tls tls(SettingsReader reader) {
        boolean asked = reader.flag("DB_SSL", false);
        boolean reject = reader.flag("DB_SSL__REJECT_UNAUTHORIZED", true);
        var authority = reader.secret("DB_SSL__CA");
        var certificate = reader.secret("DB_SSL__CERT");
        var key = reader.secret("DB_SSL__KEY");
        boolean described = !reject || authority != null || certificate != null || key != null;
        return asked || described ? new Tls(reject, authority, certificate, key) : null;
    }

    /** Everything but the secrets. */
    @Override
    public String toString() {
        return "DatabaseServerSettings[host=" + host + ", port=" + port + ", database=" + database + ", user=" + user
                + ", password=" + Secrets.masked(password) + ", connectionString="
                + Secrets.masked(connectionString) + ", searchPath=" + searchPath + ", tls=" + tls + ", poolMinimum="
                + poolMinimum + ", poolMaximum=" + poolMaximum + "]";
    }
}
