package dev.lockstep.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.DatabaseUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code DB_SSL__*} on a server that shows a certificate: what is trusted, and what is refused at once. */
class EncryptedTest {

    @TempDir
    static Path folder;

    @TempDir
    static Path papers;

    private static OwnServer server;
    private static Certificates authority;
    private static Certificates stranger;
    private static Certificates.Pair own;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = OwnServer.start(folder);
        authority = Certificates.authority(papers, "authority");
        stranger = Certificates.authority(papers, "stranger");
        own = authority.vouchFor("localhost", "dns:localhost");
        server.run("CREATE ROLE editor LOGIN SUPERUSER");
        server.run("CREATE DATABASE encrypted");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void showCertificate() throws IOException, SQLException {
        server.encryptWith(own, authority.certificate());
        server.admit("hostssl all editor all trust");
    }

    private static void assertServes(Map<String, String> settings) throws SQLException {
        try (var project = server.project("editor", "encrypted", settings)) {
            assertThat(project.port()).isPositive();
            assertThat(server.run(
                            "SELECT count(*) > 0 AND bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                                    + " WHERE usename = 'editor'"))
                    .isEqualTo("t");
        }
    }

    private static void assertRefused(Map<String, String> settings, String reason) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThatThrownBy(() -> server.project("editor", "encrypted", settings))
                        .isInstanceOf(DatabaseException.class)
                        .isNotInstanceOf(DatabaseUnavailableException.class)
                        .hasMessageContaining(reason));
    }

    @Test
    void trustsWhomTheAuthorityVouchesFor() throws SQLException {
        assertServes(Map.of("DB_SSL__CA", authority.certificate()));
    }

    @Test
    void refusesWhomNobodyVouchesFor() {
        assertRefused(Map.of("DB_SSL", "true"), "certi");
        assertRefused(Map.of("DB_SSL__CA", stranger.certificate()), "certi");
    }

    @Test
    void takesAnyCertificateWhereItIsToldTo() throws SQLException {
        assertServes(Map.of("DB_SSL__REJECT_UNAUTHORIZED", "false"));
    }

    @Test
    void refusesACertificateOfAnotherServer() throws IOException, SQLException {
        server.encryptWith(authority.vouchFor("other.example", "dns:other.example"), authority.certificate());
        assertRefused(Map.of("DB_SSL__CA", authority.certificate()), "localhost");
        assertServes(Map.of("DB_SSL__CA", authority.certificate(), "DB_SSL__REJECT_UNAUTHORIZED", "false"));
    }

    @Test
    void showsItsOwnCertificateWhereTheServerWantsOne() throws IOException, SQLException {
        server.admit("hostssl all editor all cert");
        var editor = authority.vouchFor("editor", "dns:editor");
        assertServes(Map.of(
                "DB_SSL__CA",
                authority.certificate(),
                "DB_SSL__CERT",
                editor.certificate(),
                "DB_SSL__KEY",
                editor.key()));
        assertRefused(Map.of("DB_SSL__CA", authority.certificate()), "certificate");
    }

    @Test
    void refusesAServerThatDoesNotEncrypt() throws IOException, SQLException {
        server.run("ALTER SYSTEM SET ssl = off");
        server.admit("host all editor all trust");
        assertRefused(Map.of("DB_SSL__CA", authority.certificate()), "SSL");
        assertRefused(Map.of("DB_SSL__REJECT_UNAUTHORIZED", "false"), "SSL");
        try (var project = server.project("editor", "encrypted", Map.of())) {
            assertThat(project.port()).isPositive();
        }
    }

    @Test
    void isLetInByAServerThatWantsEncryptionOnlyWithIt() {
        // without a word about it, the driver encrypts if the server can, and asks nothing of its certificate
        assertRefused(
                Map.of(
                        "DB_CONNECTION_STRING",
                        "postgres://editor@localhost:" + server.port() + "/encrypted?sslmode=disable"),
                "encryption");
    }
}
