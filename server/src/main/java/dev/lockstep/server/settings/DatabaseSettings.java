package dev.lockstep.server.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Which database the project is in.
 *
 * @param client the kind of database, by Directus' name for it
 * @param filename the database file, where the client keeps one
 * @param server where the database is, for clients of a server
 * @param excludeTables tables that are not part of the project
 */
public record DatabaseSettings(
        Client client, Path filename, DatabaseServerSettings server, List<String> excludeTables) {

    /** Kinds of databases. */
    public enum Client {
        SQLITE3,
        PG,
        MYSQL;

        /** Whether it is a server, which is reached over a network. */
        public boolean isServer() {
            return this != SQLITE3;
        }

        /** The word of the setting. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DatabaseSettings {
        excludeTables = List.copyOf(excludeTables);
    }

    static DatabaseSettings read(SettingsReader reader) {
        var client = reader.value("DB_CLIENT", Client.SQLITE3, DatabaseSettings::client);
        return new DatabaseSettings(
                client,
                reader.value("DB_FILENAME", Path.of("data", "lockstep.db"), DatabaseSettings::path),
                DatabaseServerSettings.read(reader, client.isServer()),
                reader.list("DB_EXCLUDE_TABLES", List.of("spatial_ref_sys", "sysdiagrams")));
    }

    /** The same, with a relative file name taken as one in the folder. */
    DatabaseSettings beside(Path folder) {
        return new DatabaseSettings(client, folder.resolve(filename), server, excludeTables);
    }

    private static Client client(String text) throws SettingsReader.BadValue {
        return switch (text) {
            case "sqlite3" -> Client.SQLITE3;
            case "pg", "postgres", "postgresql" -> Client.PG;
            case "mysql", "mysql2", "mariadb" -> Client.MYSQL;
            default -> throw new SettingsReader.BadValue("is not a database client; accepted: sqlite3, pg, mysql");
        };
    }

    private static Path path(String text) throws SettingsReader.BadValue {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw new SettingsReader.BadValue("is not a path");
        }
    }
}
