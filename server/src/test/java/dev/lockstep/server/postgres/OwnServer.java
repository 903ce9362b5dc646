package dev.lockstep.server.postgres;

import dev.lockstep.server.Project;
import dev.lockstep.server.settings.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that a test sets up as it likes. */
final class OwnServer implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres postgres;

    private OwnServer(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    static OwnServer start(Path folder) throws IOException {
        var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .start();
        return new OwnServer(folder, postgres);
    }

    /** The first answer of a statement, if it has one, as the server's owner. */
    String run(String sql) throws SQLException {
        return runIn("postgres", sql);
    }

    /** The same in another database. */
    String runIn(String database, String sql) throws SQLException {
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var row = statement.getResultSet()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }

    /** Has it show a certificate from now on. */
    void encryptWith(Certificates.Pair shown, String trusted) throws IOException, SQLException {
        Files.writeString(folder.resolve("own.crt"), shown.certificate());
        Files.writeString(folder.resolve("own.key"), shown.key());
        Files.setPosixFilePermissions(folder.resolve("own.key"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("trusted.crt"), trusted);
        for (var setting : List.of(
                "ssl_cert_file = 'own.crt'", "ssl_key_file = 'own.key'", "ssl_ca_file = 'trusted.crt'", "ssl = on")) {
            run("ALTER SYSTEM SET " + setting);
        }
        reload();
    }

    /** Has it let in whom these lines name, and its owner. */
    void admit(String... lines) throws IOException, SQLException {
        var all = new ArrayList<String>();
        all.add("host all postgres 127.0.0.1/32 trust");
        all.add("host all postgres ::1/128 trust");
        all.addAll(List.of(lines));
        Files.write(folder.resolve("pg_hba.conf"), all);
        reload();
    }

    private void reload() throws SQLException {
        var before = run("SELECT pg_conf_load_time()");
        run("SELECT pg_reload_conf()");
        while (run("SELECT pg_conf_load_time()").equals(before)) {
            Thread.onSpinWait();
        }
    }

    int port() {
        return postgres.getPort();
    }

    /** Starts a project in a database. */
    Project project(String user, String database, Map<String, String> settings) {
        var given = new HashMap<String, String>();
        given.put("HOST", "127.0.0.1");
        given.put("PORT", "0");
        given.put("ADMIN_TOKEN", "admintoken");
        given.put("DB_CLIENT", "pg");
        if (!settings.containsKey("DB_CONNECTION_STRING")) {
            given.put("DB_HOST", "localhost");
            given.put("DB_PORT", String.valueOf(port()));
            given.put("DB_DATABASE", database);
            given.put("DB_USER", user);
        }
        given.putAll(settings);
        return Project.start(Settings.read(given, Path.of("no-such-folder")));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
