package dev.lockstep.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.RunningProject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways through signing in, as programs and browsers go them. */
class SignInTest {

    private static final String SIGN_IN = "{\"email\":\"admin@example.com\",\"password\":\"password\"";

    private RunningProject project;
    private CookieManager cookies;
    private HttpClient browser;

    @BeforeEach
    void start() {
        start(Map.of("LOGIN_STALL_TIME", "0", "SECRET", "a short secret"));
    }

    private void start(Map<String, String> settings) {
        project = RunningProject.start(settings);
        cookies = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);
        browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    @AfterEach
    void stop() {
        browser.close();
        project.close();
    }

    @Test
    void goesThroughALogInWithTokensInBodies() throws Exception {
        var first = data(post("/auth/login", SIGN_IN + "}"));
        var access = first.text("access_token").orElseThrow();
        var refresh = first.text("refresh_token").orElseThrow();
        assertThat(me(access)).isEqualTo(200);
        assertThat(cookies.getCookieStore().getCookies()).isEmpty();

        var second = data(post("/auth/refresh", "{\"refresh_token\":\"" + refresh + "\"}"));
        var next = second.text("refresh_token").orElseThrow();
        assertThat(me(second.text("access_token").orElseThrow())).isEqualTo(200);
        assertThat(next).hasSize(64).isNotEqualTo(refresh);
        assertRefused(post("/auth/refresh", "{\"refresh_token\":\"" + refresh + "\"}"), 401, "INVALID_CREDENTIALS");

        assertThat(post("/auth/logout", "{\"refresh_token\":\"" + next + "\"}").statusCode())
                .isEqualTo(204);
        assertRefused(post("/auth/refresh", "{\"refresh_token\":\"" + next + "\"}"), 401, "INVALID_CREDENTIALS");
        assertThat(count("directus_sessions")).isZero();
    }

    @Test
    void goesThroughALogInWithTheRefreshTokenInACookie() throws Exception {
        var first = data(post("/auth/login", SIGN_IN + ",\"mode\":\"cookie\"}"));
        assertThat(first.has("refresh_token")).isFalse();
        var cookie = cookie("directus_refresh_token");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(7).toSeconds());

        var second = data(post("/auth/refresh", ""));
        assertThat(me(second.text("access_token").orElseThrow())).isEqualTo(200);
        assertThat(cookie("directus_refresh_token").getValue()).isNotEqualTo(cookie.getValue());
        assertRefused(
                post("/auth/refresh", "{\"refresh_token\":\"" + cookie.getValue() + "\"}"), 401, "INVALID_CREDENTIALS");

        assertThat(post("/auth/logout", "{\"mode\":\"cookie\"}").statusCode()).isEqualTo(204);
        assertThat(cookies.getCookieStore().getCookies())
                .as("a browser forgets it at once")
                .isEmpty();
        assertRefused(post("/auth/refresh", ""), 400, "INVALID_PAYLOAD");
    }

    @Test
    void goesThroughASessionThatABrowserKeeps() throws Exception {
        assertThat(data(post("/auth/login", SIGN_IN + ",\"mode\":\"session\"}"))
                        .members()
                        .keySet())
                .containsExactly("expires");
        var first = cookie("directus_session_token").getValue();
        assertThat(get("/users/me").statusCode()).isEqualTo(200);
        assertThat(get("/schema/snapshot").statusCode()).isEqualTo(200);

        assertThat(post("/auth/refresh", "{\"mode\":\"session\"}").statusCode()).isEqualTo(200);
        var second = cookie("directus_session_token").getValue();
        assertThat(second).isNotEqualTo(first);
        assertThat(me(first)).as("for a while, the one before is good, too").isEqualTo(200);
        assertThat(get("/users/me").statusCode()).isEqualTo(200);

        assertThat(post("/auth/logout", "{\"mode\":\"session\"}").statusCode()).isEqualTo(204);
        assertThat(cookies.getCookieStore().getCookies())
                .as("a browser forgets it at once")
                .isEmpty();
        assertThat(get("/users/me").statusCode()).as("nobody in particular").isEqualTo(401);
        assertThat(me(first)).as("but not after signing out").isEqualTo(401);
        assertThat(me(second)).isEqualTo(401);
    }

    @Test
    void leadsRequestsThatRaceToOneSuccessor() throws Exception {
        post("/auth/login", SIGN_IN + ",\"mode\":\"session\"}");
        var first = cookie("directus_session_token").getValue();
        Callable<String> refresh = () -> session(project.send(HttpRequest.newBuilder(project.address("/auth/refresh"))
                        .header("Cookie", "directus_session_token=" + first)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"mode\":\"session\"}")))
                .response());
        try (var threads = Executors.newFixedThreadPool(4)) {
            var sessions = new ArrayList<String>();
            for (var result : threads.invokeAll(List.of(refresh, refresh, refresh, refresh))) {
                sessions.add(result.get());
            }
            assertThat(sessions).hasSize(4);
            assertThat(sessions.stream().distinct()).hasSize(1);
        }
        assertThat(count("directus_sessions")).isEqualTo(2);
    }

    @Test
    void forgetsTheSessionBeforeOnceItsGraceIsOver() throws Exception {
        stop();
        start(Map.of("LOGIN_STALL_TIME", "0", "SESSION_REFRESH_GRACE_PERIOD", "0"));
        post("/auth/login", SIGN_IN + ",\"mode\":\"session\"}");
        var first = cookie("directus_session_token").getValue();
        post("/auth/refresh", "{\"mode\":\"session\"}");

        assertThat(me(first)).isEqualTo(401);
        assertThat(get("/users/me").statusCode()).isEqualTo(200);
    }

    @Test
    void givesTokensTheClaimsThatClientsRead() throws Exception {
        var claims = claims(
                data(post("/auth/login", SIGN_IN + "}")).text("access_token").orElseThrow());

        assertThat(claims.members().keySet())
                .containsExactly("id", "role", "app_access", "admin_access", "iat", "exp", "iss", "jti");
        assertThat(claims.flag("admin_access")).contains(true);
        assertThat(claims.flag("app_access")).contains(true);
        assertThat(claims.text("iss")).contains("directus");
    }

    @Test
    void givesEachLogInATokenOfItsOwn() throws Exception {
        // within one second, in which all other claims are the same
        var first = data(post("/auth/login", SIGN_IN + "}")).text("access_token");
        var second = data(post("/auth/login", SIGN_IN + "}")).text("access_token");

        assertThat(first).isPresent().isNotEqualTo(second);
    }

    @Test
    void tellsThatATokenIsOver() throws Exception {
        stop();
        start(Map.of("LOGIN_STALL_TIME", "0", "ACCESS_TOKEN_TTL", "3s"));
        var access =
                data(post("/auth/login", SIGN_IN + "}")).text("access_token").orElseThrow();
        // tokens count in whole seconds, so it is good for two at least
        assertThat(me(access)).isEqualTo(200);
        Thread.sleep(3000);

        assertRefused(bearer(access), 401, "TOKEN_EXPIRED");
    }

    @Test
    void endsSessionsThatAreOverWhenSomebodySignsIn() throws Exception {
        sql("insert into directus_sessions (token, user, expires) select 'old', id, 1000 from directus_users");
        assertRefused(post("/auth/refresh", "{\"refresh_token\":\"old\"}"), 401, "INVALID_CREDENTIALS");
        assertThat(count("directus_sessions")).isEqualTo(1);

        post("/auth/login", SIGN_IN + "}");

        assertThat(count("directus_sessions where token = 'old'")).isZero();
    }

    @Test
    void takesNoSessionThatWasMadeForAnotherPurpose() throws Exception {
        var soon = Instant.now().plusSeconds(60).toEpochMilli();
        sql("insert into directus_sessions (token, user, expires, oauth_client) select 'program', id, " + soon
                + ", 'c' from directus_users");

        assertRefused(post("/auth/refresh", "{\"refresh_token\":\"program\"}"), 401, "INVALID_CREDENTIALS");
    }

    @Test
    void writesDownWhoWasHere() throws Exception {
        sql("update directus_users set last_access = null");
        project.send(HttpRequest.newBuilder(project.address("/auth/login"))
                .header("Content-Type", "application/json")
                .header("User-Agent", "walker")
                .POST(BodyPublishers.ofString(SIGN_IN + "}")));

        assertThat(count("directus_users where last_access > 1500000000000")).isEqualTo(1);
        assertThat(count("directus_activity where action = 'login' and user_agent = 'walker' and ip = '127.0.0.1'"))
                .isEqualTo(1);
        assertThat(count("directus_sessions where user_agent = 'walker'")).isEqualTo(1);

        post("/auth/login", SIGN_IN + ",\"mode\":\"session\"}");
        post("/auth/logout", "{\"mode\":\"session\"}");
        post("/auth/logout", "{\"refresh_token\":\"unknown\"}");

        assertThat(count("directus_activity where action = 'logout'")).isEqualTo(1);
    }

    @Test
    void suspendsAUserAfterAsManyAttemptsAsTheProjectAllows() throws Exception {
        sql("update directus_settings set auth_login_attempts = 2");
        user("guessed");
        var session = data(signIn("guessed", "password")).text("refresh_token").orElseThrow();
        assertThat(signIn("guessed", "x").statusCode()).isEqualTo(401);
        assertThat(signIn("guessed", "x").statusCode()).isEqualTo(401);
        assertThat(signIn("guessed", "password").statusCode()).as("not yet").isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            assertThat(count("directus_users where status = 'suspended'")).isZero();
            assertRefused(signIn("guessed", "x"), 401, "INVALID_CREDENTIALS");
        }

        assertThat(count("directus_users where status = 'suspended' and email = 'guessed@example.com'"))
                .isEqualTo(1);
        assertRefused(signIn("guessed", "password"), 401, "INVALID_CREDENTIALS");
        assertThat(post("/auth/refresh", "{\"refresh_token\":\"" + session + "\"}")
                        .statusCode())
                .isEqualTo(401);
        sql("update directus_users set status = 'active'");
        assertThat(signIn("guessed", "password").statusCode()).isEqualTo(200);
    }

    @Test
    void allowsAnyNumberOfAttemptsWhereTheProjectSetsNone() throws Exception {
        sql("update directus_settings set auth_login_attempts = null");
        user("patient");
        for (int i = 0; i < 4; i++) {
            assertThat(signIn("patient", "x").statusCode()).isEqualTo(401);
        }
        assertThat(signIn("patient", "password").statusCode()).isEqualTo(200);
    }

    @Test
    void shutsOutAtOnceWhoIsSuspended() throws Exception {
        user("leaver");
        var given = data(signIn("leaver", "password"));
        var access = given.text("access_token").orElseThrow();
        assertThat(me(access)).isEqualTo(200);

        sql("update directus_users set status = 'suspended' where email = 'leaver@example.com'");

        assertThat(me(access)).isEqualTo(401);
        assertRefused(
                post(
                        "/auth/refresh",
                        "{\"refresh_token\":\"" + given.text("refresh_token").orElseThrow() + "\"}"),
                401,
                "USER_SUSPENDED");
        assertThat(count("directus_sessions")).isZero();
    }

    @Test
    void takesRightsFromTheProjectAndNotFromTheToken() throws Exception {
        user("demoted");
        var access = data(signIn("demoted", "password")).text("access_token").orElseThrow();
        assertThat(usersAs(access)).isEqualTo(200);

        sql("update directus_users set role = null where email = 'demoted@example.com'");

        assertThat(usersAs(access)).isEqualTo(403);
    }

    @Test
    void letsNobodyInWhoHasNoPasswordHere() throws Exception {
        user("elsewhere");
        sql("update directus_users set provider = 'ldap' where email = 'elsewhere@example.com'");
        user("nobody");
        sql("update directus_users set password = null where email = 'nobody@example.com'");

        assertRefused(signIn("elsewhere", "password"), 401, "INVALID_CREDENTIALS");
        assertRefused(signIn("nobody", "password"), 401, "INVALID_CREDENTIALS");
    }

    @Test
    void asksForTheOneTimePasswordOfWhoHasOne() throws Exception {
        user("careful");
        sql("update directus_users set tfa_secret = 'JBSWY3DPEHPK3PXP' where email = 'careful@example.com'");

        assertRefused(signIn("careful", "password"), 401, "INVALID_OTP");
        assertRefused(signIn("careful", "password", "000000x"), 401, "INVALID_OTP");
        assertRefused(signIn("careful", "x", "123456"), 401, "INVALID_CREDENTIALS");
        var now = OneTimePassword.at("JBSWY3DPEHPK3PXP", Instant.now());
        assertThat(signIn("careful", "password", now).statusCode()).isEqualTo(200);
    }

    @Test
    void takesAsLongForTheUnknownAsForTheKnown() throws Exception {
        signIn("admin", "wrong");
        var known = time(() -> signIn("admin", "wrong"));
        var unknown = time(() -> signIn("unknown", "wrong"));

        assertThat(unknown.toNanos() / (double) known.toNanos()).isBetween(0.4, 2.5);
        assertThat(unknown).isGreaterThan(Duration.ofMillis(20));
    }

    @Test
    void stallsWhatFailsAndNotWhatSucceeds() throws Exception {
        stop();
        start(Map.of("LOGIN_STALL_TIME", "3000"));
        signIn("admin", "password");

        assertThat(time(() -> signIn("admin", "wrong"))).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(time(() -> signIn("admin", "password"))).isLessThan(Duration.ofSeconds(3));
        assertThat(time(() -> post("/auth/login", "{}"))).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void setsCookiesAsTheSettingsSay() throws Exception {
        stop();
        start(Map.of(
                "SESSION_COOKIE_NAME", "seat",
                "SESSION_COOKIE_DOMAIN", "example.com",
                "SESSION_COOKIE_SECURE", "true",
                "SESSION_COOKIE_SAME_SITE", "strict",
                "SESSION_COOKIE_TTL", "1h"));
        var answer = post("/auth/login", SIGN_IN + ",\"mode\":\"session\"}");

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("seat=eyJ\\S+; Max-Age=3600; Domain=example\\.com; Path=/; Expires=[^;]+; HttpOnly; Secure;"
                        + " SameSite=Strict");
    }

    @Test
    void forgetsTokensWithTheProcessWithoutASecret() throws Exception {
        var other = new AccessTokens(null, Clock.systemUTC());
        var token = other.issue(new Grant("x", null, true, true, "s"), Optional.empty(), Duration.ofMinutes(1));

        assertThat(other.verify(token).user()).isEqualTo("x");
        assertRefused(bearer(token), 403, "INVALID_TOKEN");
    }

    private interface Step {
        HttpResponse<String> take() throws Exception;
    }

    private static Duration time(Step step) throws Exception {
        long start = System.nanoTime();
        step.take();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + code + "\"");
    }

    /** A user with the administrator's role and password. */
    private void user(String name) throws SQLException {
        sql("insert into directus_users (id, email, password, role) select lower(hex(randomblob(16))), '" + name
                + "@example.com', password, role from directus_users where email = 'admin@example.com'");
    }

    private HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        return post("/auth/login", "{\"email\":\"" + name + "@example.com\",\"password\":\"" + password + "\"}");
    }

    private HttpResponse<String> signIn(String name, String password, String otp)
            throws IOException, InterruptedException {
        return post(
                "/auth/login",
                "{\"email\":\"" + name + "@example.com\",\"password\":\"" + password + "\",\"otp\":\"" + otp + "\"}");
    }

    private int me(String token) {
        return bearer(token).statusCode();
    }

    private HttpResponse<String> bearer(String token) {
        return project.send(
                        HttpRequest.newBuilder(project.address("/users/me")).header("Authorization", "Bearer " + token))
                .response();
    }

    private int usersAs(String token) {
        return project.send(
                        HttpRequest.newBuilder(project.address("/users")).header("Authorization", "Bearer " + token))
                .status();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(project.address(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(project.address(path));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return browser.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpCookie cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject data(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return (JsonObject) Objects.requireNonNull(((JsonObject) JsonReader.read(answer.body())).get("data"));
    }

    private static String session(HttpResponse<String> answer) {
        var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return claims(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                .text("session")
                .orElseThrow();
    }

    private static JsonObject claims(String token) {
        var payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return (JsonObject) JsonReader.read(new String(payload, StandardCharsets.UTF_8));
    }

    private long count(String from) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + project.file());
                var run = connection.createStatement();
                var result = run.executeQuery("select count(*) from " + from)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + project.file());
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
