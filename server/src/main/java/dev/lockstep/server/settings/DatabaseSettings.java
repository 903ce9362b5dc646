package dev.lockstep.server.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which database the project is in. This version uses the client, the file and the excluded tables; the others are read
 * so that a file of settings that names a server is understood, and refused with its reason.
 *
 * @param client the kind of database, by Directus' name for it
 * @param filename the database file
 * @param host the database server
 * @param port its port, null for the usual one
 * @param database the database's name on its server
 * @param user the database user
 * @param password the user's password, a secret
 * @param connectionString all of these in one text, a secret
 * @param excludeTables tables that are not part of the project
 */
public record DatabaseSettings(
        String client,
        Path filename,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String user,
        @Nullable String password,
        @Nullable String connectionString,
        List<String> excludeTables) {

    private static final String SERVED = "sqlite3";

    private static final Set<String> NOT_YET_SERVED = Set.of("pg", "postgres", "mysql", "mariadb");

    public DatabaseSettings {
        excludeTables = List.copyOf(excludeTables);
    }

    static DatabaseSettings read(SettingsReader reader) {
        return new DatabaseSettings(
                reader.value("DB_CLIENT", SERVED, DatabaseSettings::client),
                reader.value("DB_FILENAME", Path.of("data", "lockstep.db"), DatabaseSettings::path),
                reader.optional("DB_HOST"),
                reader.optionalNumber("DB_PORT", 1, 65_535),
                reader.optional("DB_DATABASE"),
                reader.optional("DB_USER"),
                reader.secret("DB_PASSWORD"),
                reader.secret("DB_CONNECTION_STRING"),
                reader.list("DB_EXCLUDE_TABLES", List.of("spatial_ref_sys", "sysdiagrams")));
    }

    /** The same, with a relative file name taken as one in the folder. */
    DatabaseSettings beside(Path folder) {
        return new DatabaseSettings(
                client,
                folder.resolve(filename),
                host,
                port,
                database,
                user,
                password,
                connectionString,
                excludeTables);
    }

    private static String client(String text) throws SettingsReader.BadValue {
        if (text.equals(SERVED)) {
            return text;
        }
        if (NOT_YET_SERVED.contains(text)) {
            throw new SettingsReader.BadValue("this version serves " + SERVED + " only");
        }
        throw new SettingsReader.BadValue("is not a database client; accepted: " + SERVED);
    }

    private static Path path(String text) throws SettingsReader.BadValue {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw new SettingsReader.BadValue("is not a path");
        }
    }

    /** Everything but the secrets. */
    @Override
    public String toString() {
        return "DatabaseSettings[client=" + client + ", filename=" + filename + ", host=" + host + ", port=" + port
                + ", database=" + database + ", user=" + user + ", password=" + Secrets.masked(password)
                + ", connectionString=" + Secrets.masked(connectionString) + ", excludeTables=" + excludeTables + "]";
    }
}
