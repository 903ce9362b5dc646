package dev.lockstep.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.migrate.history.Retention;
import dev.lockstep.server.settings.CookieSettings.Cookie;
import dev.lockstep.server.settings.CookieSettings.SameSite;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    private Path directory;

    @Test
    void hasDefaults() {
        var settings = read(Map.of());
        assertThat(settings.listen()).isEqualTo(new ListenSettings("0.0.0.0", 8055, "/"));
        assertThat(settings.database())
                .isEqualTo(new DatabaseSettings(
                        DatabaseSettings.Client.SQLITE3,
                        directory.resolve("data/lockstep.db"),
                        new DatabaseServerSettings(null, null, null, null, null, null, List.of(), null, 0, 20),
                        List.of("spatial_ref_sys", "sysdiagrams")));
        assertThat(settings.admin()).isEqualTo(new AdminSettings("admin@example.com", null, null));
        assertThat(settings.limits()).isEqualTo(new LimitSettings(104_857_600, 104_857_600));
        assertThat(settings.cors())
                .isEqualTo(new CorsSettings(
                        true,
                        List.of(),
                        List.of("GET", "POST", "PATCH", "DELETE", "SEARCH"),
                        List.of("Content-Type", "Authorization"),
                        List.of("Content-Range", "Lockstep-Warnings"),
                        18_000));
        assertThat(settings.compatibility()).isEqualTo(new CompatibilitySettings("12.4.0"));
        assertThat(settings.tokens())
                .isEqualTo(new TokenSettings(
                        null, Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(1), Duration.ofSeconds(10)));
        assertThat(settings.cookies())
                .isEqualTo(new CookieSettings(
                        new Cookie("directus_refresh_token", null, false, SameSite.LAX),
                        new Cookie("directus_session_token", null, false, SameSite.LAX)));
        assertThat(settings.login()).isEqualTo(new LoginSettings(Duration.ofMillis(500)));
        assertThat(settings.schema()).isEqualTo(new SchemaSettings(false, new Retention(Duration.ofDays(30))));
        assertThat(settings.log()).isEqualTo(new LogSettings(Level.INFO));
    }

    @Test
    void readsEveryKey() {
        var given = new HashMap<String, String>();
        given.put("HOST", "127.0.0.1");
        given.put("PORT", "8056");
        given.put("PUBLIC_URL", "https://data.example.com/x");
        given.put("DB_CLIENT", "postgres");
        given.put("DB_FILENAME", "/var/data.db");
        given.put("DB_HOST", "db");
        given.put("DB_PORT", "5432");
        given.put("DB_DATABASE", "project");
        given.put("DB_USER", "me");
        given.put("DB_PASSWORD", "p1");
        given.put("DB_CONNECTION_STRING", "c1");
        given.put("DB_SEARCH_PATH", "here,public");
        given.put("DB_SSL", "true");
        given.put("DB_SSL__REJECT_UNAUTHORIZED", "false");
        given.put("DB_SSL__CA", "ca");
        given.put("DB_SSL__CERT", "cert");
        given.put("DB_SSL__KEY", "key");
        given.put("DB_POOL__MIN", "2");
        given.put("DB_POOL__MAX", "30");
        given.put("DB_EXCLUDE_TABLES", "a, b");
        given.put("ADMIN_EMAIL", "me@here.example");
        given.put("ADMIN_PASSWORD", "p2");
        given.put("ADMIN_TOKEN", "t1");
        given.put("MAX_PAYLOAD_SIZE", "1mb");
        given.put("IMPORT_MAX_FILE_SIZE", "2mb");
        given.put("CORS_ENABLED", "true");
        given.put("CORS_ORIGIN", "https://a.example,http://localhost:3000");
        given.put("CORS_METHODS", "GET");
        given.put("CORS_ALLOWED_HEADERS", "X-A");
        given.put("CORS_EXPOSED_HEADERS", "X-B");
        given.put("CORS_MAX_AGE", "1");
        given.put("LOCKSTEP_DIRECTUS_VERSION", "12.0.1");
        given.put("SECRET", "s1");
        given.put("ACCESS_TOKEN_TTL", "1m");
        given.put("REFRESH_TOKEN_TTL", "2 days");
        given.put("SESSION_COOKIE_TTL", "1.5h");
        given.put("SESSION_REFRESH_GRACE_PERIOD", "0");
        given.put("REFRESH_TOKEN_COOKIE_NAME", "r");
        given.put("REFRESH_TOKEN_COOKIE_DOMAIN", "example.com");
        given.put("REFRESH_TOKEN_COOKIE_SECURE", "true");
        given.put("REFRESH_TOKEN_COOKIE_SAME_SITE", "none");
        given.put("SESSION_COOKIE_NAME", "s");
        given.put("SESSION_COOKIE_DOMAIN", ".example.com");
        given.put("SESSION_COOKIE_SECURE", "1");
        given.put("SESSION_COOKIE_SAME_SITE", "strict");
        given.put("LOGIN_STALL_TIME", "100");
        given.put("SCHEMA_UNDO_RETENTION", "12h");
        given.put("LOG_LEVEL", "debug");
        given.put("SCHEMA_LOSS_NEEDS_CONSENT", "true");
        assertThat(given.keySet())
                .as("the keys without CONFIG_PATH and the files of secrets")
                .containsExactlyInAnyOrderElementsOf(Settings.names().stream()
                        .filter(name -> !name.endsWith("_FILE") && !name.equals("CONFIG_PATH"))
                        .toList());
        var settings = read(given);
        assertThat(settings)
                .isEqualTo(new Settings(
                        new ListenSettings("127.0.0.1", 8056, "https://data.example.com/x"),
                        new DatabaseSettings(
                                DatabaseSettings.Client.PG,
                                Path.of("/var/data.db"),
                                new DatabaseServerSettings(
                                        "db",
                                        5432,
                                        "project",
                                        "me",
                                        "p1",
                                        "c1",
                                        List.of("here", "public"),
                                        new DatabaseServerSettings.Tls(false, "ca", "cert", "key"),
                                        2,
                                        30),
                                List.of("a", "b")),
                        new AdminSettings("me@here.example", "p2", "t1"),
                        new LimitSettings(1_048_576, 2_097_152),
                        new CorsSettings(
                                true,
                                List.of("https://a.example", "http://localhost:3000"),
                                List.of("GET"),
                                List.of("X-A"),
                                List.of("X-B"),
                                1),
                        new CompatibilitySettings("12.0.1"),
                        new TokenSettings(
                                "s1", Duration.ofMinutes(1), Duration.ofDays(2), Duration.ofMinutes(90), Duration.ZERO),
                        new CookieSettings(
                                new Cookie("r", "example.com", true, SameSite.NONE),
                                new Cookie("s", ".example.com", true, SameSite.STRICT)),
                        new LoginSettings(Duration.ofMillis(100)),
                        new LogSettings(Level.DEBUG),
                        new SchemaSettings(true, new Retention(Duration.ofHours(12)))));
    }

    @Test
    void showsNoSecretInItsText() {
        var secrets = Map.of(
                "DB_PASSWORD",
                "s3cret1",
                "DB_CONNECTION_STRING",
                "s3cret2",
                "ADMIN_PASSWORD",
                "s3cret3",
                "ADMIN_TOKEN",
                "s3cret4",
                "SECRET",
                "s3cret5",
                "DB_SSL__KEY",
                "s3cret6");
        assertThat(read(secrets).toString()).doesNotContain("s3cret").contains("***");
    }

    @Test
    void readsSecretsFromFiles() throws IOException {
        Files.writeString(directory.resolve("password"), "hunter 2\r\n");
        for (var name : List.of("DB_PASSWORD", "DB_CONNECTION_STRING", "ADMIN_PASSWORD", "ADMIN_TOKEN", "SECRET")) {
            assertThat(Settings.names()).contains(name + "_FILE");
        }
        assertThat(read(Map.of("ADMIN_PASSWORD_FILE", "password")).admin().password())
                .isEqualTo("hunter 2");
        assertThat(read(Map.of("SECRET_FILE", directory.resolve("password").toString()))
                        .tokens()
                        .secret())
                .isEqualTo("hunter 2");
        assertProblems(
                Map.of("SECRET_FILE", "missing", "ADMIN_TOKEN_FILE", "password", "ADMIN_TOKEN", "t"),
                "ADMIN_TOKEN_FILE=password (environment): must not be given together with ADMIN_TOKEN",
                "SECRET_FILE=missing (environment): the file cannot be read");
    }

    @Test
    void letsTheFileWinOverTheEnvironment() throws IOException {
        Files.writeString(directory.resolve(".env"), "PORT=1\n");
        assertThat(read(Map.of("PORT", "2", "HOST", "::1")).listen()).isEqualTo(new ListenSettings("::1", 1, "/"));
        Files.writeString(directory.resolve("other.conf"), "PORT=3\n");
        assertThat(read(Map.of("CONFIG_PATH", "other.conf")).listen().port()).isEqualTo(3);
    }

    @Test
    void saysWhyTheChosenFileCannotBeRead() throws IOException {
        assertProblems(
                Map.of("CONFIG_PATH", "missing.env"), "CONFIG_PATH=missing.env (environment): there is no such file");
        assertProblems(
                Map.of("CONFIG_PATH", "settings.json"),
                "CONFIG_PATH=settings.json (environment): only files of NAME=value lines are read");
        Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertProblems(Map.of("CONFIG_PATH", "binary"), "CONFIG_PATH=binary (environment): the file is not UTF-8 text");
    }

    @Test
    void treatsEmptyAsNotSetAndDropsDirectusTypePrefixes() {
        assertThat(read(Map.of("PORT", "", "ADMIN_PASSWORD", "")).admin().password())
                .isNull();
        assertThat(read(Map.of("ADMIN_PASSWORD", "string:123")).admin().password())
                .isEqualTo("123");
        assertThat(read(Map.of("DB_EXCLUDE_TABLES", "array:a,b")).database().excludeTables())
                .containsExactly("a", "b");
    }

    @Test
    void reportsAllProblemsTogetherWithTheirPlaces() throws IOException {
        Files.writeString(directory.resolve(".env"), "broken line\nPORT=70000\nDB_PASWORD=s3cret\n");
        assertProblems(
                Map.of(
                        "ADMIN_EMAIL",
                        "nobody",
                        "CORS_MAX_AGE",
                        "soon",
                        "LOCKSTEP_DIRECTUS_VERSIO",
                        "12.4.0",
                        "CORS_FOO",
                        "1"),
                ".env (line 1): this line is not NAME=value",
                "PORT=70000 (.env line 2): must be a whole number from 0 to 65535",
                "ADMIN_EMAIL=nobody (environment): must be an e-mail address",
                "CORS_MAX_AGE=soon (environment): must be a whole number from 0 to 2147483647",
                "DB_PASWORD (.env line 3): is not a setting; did you mean DB_PASSWORD?",
                "LOCKSTEP_DIRECTUS_VERSIO (environment): is not a setting; did you mean LOCKSTEP_DIRECTUS_VERSION?");
    }

    @Test
    void leavesNamesAloneThatAreNotLikeOurs() {
        assertThat(read(Map.of("PROT", "x", "DB_VERSION", "1", "CORS_CREDENTIALS", "true")))
                .isEqualTo(read(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite,'is not a database client; accepted: sqlite3, pg, mysql'",
        "oracledb,'is not a database client; accepted: sqlite3, pg, mysql'",
    })
    void saysWhichClientsItServes(String client, String reason) {
        assertProblems(Map.of("DB_CLIENT", client), "DB_CLIENT=" + client + " (environment): " + reason);
    }

    @ParameterizedTest
    @CsvSource({"pg,PG", "postgres,PG", "postgresql,PG", "mysql,MYSQL", "mysql2,MYSQL", "mariadb,MYSQL"})
    void wantsToKnowWhereTheServerIs(String client, DatabaseSettings.Client meant) {
        assertThat(read(Map.of("DB_CLIENT", client, "DB_CONNECTION_STRING", "scheme://me@db/x"))
                        .database()
                        .client())
                .isEqualTo(meant);
        var reason = " (not set): must be given for a database server, or DB_CONNECTION_STRING instead";
        assertProblems(
                Map.of("DB_CLIENT", client, "DB_POOL__MIN", "5", "DB_POOL__MAX", "4"),
                "DB_HOST" + reason,
                "DB_DATABASE" + reason,
                "DB_USER" + reason,
                "DB_POOL__MIN=5 (environment): must not be above DB_POOL__MAX");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "500,500", "1b,1", "1kb,1024", "1.5MB,1572864", "2 gb,2147483648", "1tb,1099511627776"})
    void readsSizes(String text, long bytes) {
        assertThat(read(Map.of("MAX_PAYLOAD_SIZE", text)).limits().maxPayloadSize())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1 m b", "1pb", "999999999999999tb", "mb"})
    void refusesSizesThatAreNone(String text) {
        assertProblems(
                Map.of("MAX_PAYLOAD_SIZE", text),
                "MAX_PAYLOAD_SIZE=" + text + " (environment): must be a size such as 500kb, 100mb or 1gb");
    }

    @ParameterizedTest
    @CsvSource({
        "1,PT0.001S",
        "500 ms,PT0.5S",
        "10s,PT10S",
        "15m,PT15M",
        "2 hours,PT2H",
        "7D,P7D",
        "1w,P7D",
        "1y,PT8766H"
    })
    void readsDurations(String text, Duration duration) {
        assertThat(read(Map.of("LOGIN_STALL_TIME", text)).login().stall()).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "1 x", "101y", "m", "1m 30s"})
    void refusesDurationsThatAreNone(String text) {
        assertProblems(
                Map.of("LOGIN_STALL_TIME", text),
                "LOGIN_STALL_TIME=" + text + " (environment): must be a duration such as 500, 10s, 15m or 7d");
    }

    @Test
    void keepsNothingForUndoOnlyWhereThatIsSaid() {
        assertThat(read(Map.of("SCHEMA_UNDO_RETENTION", "0")).schema().retention())
                .isEqualTo(new Retention(Duration.ZERO))
                .matches(Retention::destroysAtOnce);
        assertProblems(
                Map.of("SCHEMA_UNDO_RETENTION", "30"),
                "SCHEMA_UNDO_RETENTION=30 (environment): must be a duration such as 500, 10s, 15m or 7d, of a second at"
                        + " least, or 0");
    }

    @Test
    void refusesCookiesThatBrowsersWouldNotKeep() {
        assertProblems(
                Map.of(
                        "SESSION_COOKIE_NAME",
                        "a b",
                        "SESSION_COOKIE_DOMAIN",
                        "a;b",
                        "SESSION_COOKIE_SAME_SITE",
                        "some",
                        "SESSION_COOKIE_TTL",
                        "999"),
                "SESSION_COOKIE_NAME=a b (environment): must be letters, digits, - and _",
                "SESSION_COOKIE_DOMAIN=a;b (environment): must be a domain such as example.com",
                "SESSION_COOKIE_SAME_SITE=some (environment): must be one of strict, lax, none, false",
                "SESSION_COOKIE_TTL=999 (environment): must be a duration such as 500, 10s, 15m or 7d, of a second at"
                        + " least");
        assertProblems(
                Map.of("SESSION_COOKIE_NAME", "directus_refresh_token"),
                "SESSION_COOKIE_NAME=directus_refresh_token (environment): is the name of the other cookie, too");
    }

    @Test
    void readsOriginsInTheirForms() {
        assertThat(read(Map.of("CORS_ORIGIN", "true")).cors().origins()).isEmpty();
        assertThat(read(Map.of("CORS_ORIGIN", "*")).cors().origins()).isEmpty();
        assertThat(read(Map.of("CORS_ORIGIN", "false")).cors().enabled()).isFalse();
        assertThat(read(Map.of("CORS_ENABLED", "0")).cors().enabled()).isFalse();
        for (var bad :
                List.of("a.example", "https://a.example/", "https://a.example/x", "https://u@a.example", "a b")) {
            assertThat(problems(Map.of("CORS_ORIGIN", bad))).as(bad).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.17.4", "13.0.0", "12", "12.4", "12.4.0-beta", "latest"})
    void staysWithinTheVersionsThatItStandsInFor(String version) {
        assertProblems(
                Map.of("LOCKSTEP_DIRECTUS_VERSION", version),
                "LOCKSTEP_DIRECTUS_VERSION=" + version + " (environment): must be a version 12.x.y, such as 12.4.0");
    }

    private Settings read(Map<String, String> environment) {
        return Settings.read(environment, directory);
    }

    private List<SettingProblem> problems(Map<String, String> environment) {
        return catchThrowableOfType(SettingsException.class, () -> read(environment))
                .problems();
    }

    private void assertProblems(Map<String, String> environment, String... problems) {
        var failure = catchThrowableOfType(SettingsException.class, () -> read(environment));
        assertThat(String.valueOf(failure.getMessage()).lines()).containsExactlyInAnyOrder(problems);
    }
}
