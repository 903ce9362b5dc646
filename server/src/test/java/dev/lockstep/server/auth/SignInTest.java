package dev.lockstep.server.auth;

import static dev.lockstep.server.auth.Visitor.assertRefused;
import static dev.lockstep.server.auth.Visitor.claims;
import static dev.lockstep.server.auth.Visitor.data;
import static dev.lockstep.server.auth.Visitor.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways through signing in, as programs and browsers go them. */
class SignInTest {

    private static final String SIGN_IN = "{\"email\":\"admin@example.com\",\"password\":\"password\"";
    private static final Map<String, String> SETTINGS = Map.of("LOGIN_STALL_TIME", "0", "SECRET", "a short secret");

    private Visitor visitor;

    @BeforeEach
    void start() {
        visitor = Visitor.of(SETTINGS);
    }

    @AfterEach
    void stop() {
        visitor.close();
    }

    @Test
    void goesThroughALogInWithTokensInBodies() throws Exception {
        var first = data(visitor.post("/auth/login", SIGN_IN + "}"));
        var access = first.text("access_token").orElseThrow();
        var refresh = first.text("refresh_token").orElseThrow();
        assertThat(visitor.me(access)).isEqualTo(200);
        assertThat(visitor.cookies().getCookieStore().getCookies()).isEmpty();

        var second = data(visitor.post("/auth/refresh", "{\"refresh_token\":\"" + refresh + "\"}"));
        var next = second.text("refresh_token").orElseThrow();
        assertThat(visitor.me(second.text("access_token").orElseThrow())).isEqualTo(200);
        assertThat(next).hasSize(64).isNotEqualTo(refresh);
        assertRefused(
                visitor.post("/auth/refresh", "{\"refresh_token\":\"" + refresh + "\"}"), 401, "INVALID_CREDENTIALS");

        assertThat(visitor.post("/auth/logout", "{\"refresh_token\":\"" + next + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertRefused(
                visitor.post("/auth/refresh", "{\"refresh_token\":\"" + next + "\"}"), 401, "INVALID_CREDENTIALS");
        assertThat(visitor.count("directus_sessions")).isZero();
    }

    @Test
    void goesThroughALogInWithTheRefreshTokenInACookie() throws Exception {
        var first = data(visitor.post("/auth/login", SIGN_IN + ",\"mode\":\"cookie\"}"));
        assertThat(first.has("refresh_token")).isFalse();
        var cookie = visitor.cookie("directus_refresh_token");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(7).toSeconds());

        var second = data(visitor.post("/auth/refresh", ""));
        assertThat(visitor.me(second.text("access_token").orElseThrow())).isEqualTo(200);
        assertThat(visitor.cookie("directus_refresh_token").getValue()).isNotEqualTo(cookie.getValue());
        assertRefused(
                visitor.post("/auth/refresh", "{\"refresh_token\":\"" + cookie.getValue() + "\"}"),
                401,
                "INVALID_CREDENTIALS");

        assertThat(visitor.post("/auth/logout", "{\"mode\":\"cookie\"}").statusCode())
                .isEqualTo(204);
        assertThat(visitor.cookies().getCookieStore().getCookies())
                .as("a browser forgets it at once")
                .isEmpty();
        assertRefused(visitor.post("/auth/refresh", ""), 400, "INVALID_PAYLOAD");
    }

    @Test
    void goesThroughASessionThatABrowserKeeps() throws Exception {
        assertThat(data(visitor.post("/auth/login", SIGN_IN + ",\"mode\":\"session\"}"))
                        .members()
                        .keySet())
                .containsExactly("expires");
        var first = visitor.cookie("directus_session_token").getValue();
        assertThat(visitor.get("/users/me").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/schema/snapshot").statusCode()).isEqualTo(200);

        assertThat(visitor.post("/auth/refresh", "{\"mode\":\"session\"}").statusCode())
                .isEqualTo(200);
        var second = visitor.cookie("directus_session_token").getValue();
        assertThat(second).isNotEqualTo(first);
        assertThat(visitor.me(first))
                .as("for a while, the one before is good, too")
                .isEqualTo(200);
        assertThat(visitor.get("/users/me").statusCode()).isEqualTo(200);

        assertThat(visitor.post("/auth/logout", "{\"mode\":\"session\"}").statusCode())
                .isEqualTo(204);
        assertThat(visitor.cookies().getCookieStore().getCookies())
                .as("a browser forgets it at once")
                .isEmpty();
        assertThat(visitor.get("/users/me").statusCode())
                .as("nobody in particular")
                .isEqualTo(401);
        assertThat(visitor.me(first)).as("but not after signing out").isEqualTo(401);
        assertThat(visitor.me(second)).isEqualTo(401);
    }

    @Test
    void leadsRequestsThatRaceToOneSuccessor() throws Exception {
        visitor.post("/auth/login", SIGN_IN + ",\"mode\":\"session\"}");
        var first = visitor.cookie("directus_session_token").getValue();
        Callable<String> refresh = () -> session(visitor.project()
                .send(HttpRequest.newBuilder(visitor.project().address("/auth/refresh"))
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
        assertThat(visitor.count("directus_sessions")).isEqualTo(2);
    }

    @Test
    void forgetsTheSessionBeforeOnceItsGraceIsOver() throws Exception {
        stop();
        visitor = Visitor.of(Map.of("LOGIN_STALL_TIME", "0", "SESSION_REFRESH_GRACE_PERIOD", "0"));
        visitor.post("/auth/login", SIGN_IN + ",\"mode\":\"session\"}");
        var first = visitor.cookie("directus_session_token").getValue();
        visitor.post("/auth/refresh", "{\"mode\":\"session\"}");

        assertThat(visitor.me(first)).isEqualTo(401);
        assertThat(visitor.get("/users/me").statusCode()).isEqualTo(200);
    }

    @Test
    void givesTokensTheClaimsThatClientsRead() throws Exception {
        var claims = claims(data(visitor.post("/auth/login", SIGN_IN + "}"))
                .text("access_token")
                .orElseThrow());

        assertThat(claims.members().keySet())
                .containsExactly("id", "role", "app_access", "admin_access", "iat", "exp", "iss", "jti");
        assertThat(claims.flag("admin_access")).contains(true);
        assertThat(claims.flag("app_access")).contains(true);
        assertThat(claims.text("iss")).contains("directus");
    }

    @Test
    void givesEachLogInATokenOfItsOwn() throws Exception {
        // within one second, in which all other claims are the same
        var first = data(visitor.post("/auth/login", SIGN_IN + "}")).text("access_token");
        var second = data(visitor.post("/auth/login", SIGN_IN + "}")).text("access_token");

        assertThat(first).isPresent().isNotEqualTo(second);
    }

    @Test
    void tellsThatATokenIsOver() throws Exception {
        stop();
        visitor = Visitor.of(Map.of("LOGIN_STALL_TIME", "0", "ACCESS_TOKEN_TTL", "3s"));
        var access = data(visitor.post("/auth/login", SIGN_IN + "}"))
                .text("access_token")
                .orElseThrow();
        // tokens count in whole seconds, so it is good for two at least
        assertThat(visitor.me(access)).isEqualTo(200);
        Thread.sleep(3000);

        assertRefused(visitor.bearer(access), 401, "TOKEN_EXPIRED");
    }

    @Test
    void endsSessionsThatAreOverWhenSomebodySignsIn() throws Exception {
        visitor.sql("insert into directus_sessions (token, user, expires) select 'old', id, 1000 from directus_users");
        assertRefused(visitor.post("/auth/refresh", "{\"refresh_token\":\"old\"}"), 401, "INVALID_CREDENTIALS");
        assertThat(visitor.count("directus_sessions")).isEqualTo(1);

        visitor.post("/auth/login", SIGN_IN + "}");

        assertThat(visitor.count("directus_sessions where token = 'old'")).isZero();
    }

    @Test
    void takesNoSessionThatWasMadeForAnotherPurpose() throws Exception {
        var soon = Instant.now().plusSeconds(60).toEpochMilli();
        visitor.sql("insert into directus_sessions (token, user, expires, oauth_client) select 'program', id, " + soon
                + ", 'c' from directus_users");

        assertRefused(visitor.post("/auth/refresh", "{\"refresh_token\":\"program\"}"), 401, "INVALID_CREDENTIALS");
    }

    @Test
    void writesDownWhoWasHere() throws Exception {
        visitor.sql("update directus_users set last_access = null");
        visitor.project()
                .send(HttpRequest.newBuilder(visitor.project().address("/auth/login"))
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "walker")
                        .POST(BodyPublishers.ofString(SIGN_IN + "}")));

        assertThat(visitor.count("directus_users where last_access > 1500000000000"))
                .isEqualTo(1);
        assertThat(visitor.count(
                        "directus_activity where action = 'login' and user_agent = 'walker' and ip = '127.0.0.1'"))
                .isEqualTo(1);
        assertThat(visitor.count("directus_sessions where user_agent = 'walker'"))
                .isEqualTo(1);

        visitor.post("/auth/login", SIGN_IN + ",\"mode\":\"session\"}");
        visitor.post("/auth/logout", "{\"mode\":\"session\"}");
        visitor.post("/auth/logout", "{\"refresh_token\":\"unknown\"}");

        assertThat(visitor.count("directus_activity where action = 'logout'")).isEqualTo(1);
    }

    @Test
    void takesRightsFromTheProjectAndNotFromTheToken() throws Exception {
        visitor.user("demoted");
        var access =
                data(visitor.signIn("demoted", "password")).text("access_token").orElseThrow();
        assertThat(visitor.usersAs(access)).isEqualTo(200);

        visitor.sql("update directus_users set role = null where email = 'demoted@example.com'");

        assertThat(visitor.usersAs(access)).isEqualTo(403);
    }

    @Test
    void setsCookiesAsTheSettingsSay() throws Exception {
        stop();
        visitor = Visitor.of(Map.of(
                "SESSION_COOKIE_NAME", "seat",
                "SESSION_COOKIE_DOMAIN", "example.com",
                "SESSION_COOKIE_SECURE", "true",
                "SESSION_COOKIE_SAME_SITE", "strict",
                "SESSION_COOKIE_TTL", "1h"));
        var answer = visitor.post("/auth/login", SIGN_IN + ",\"mode\":\"session\"}");

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("seat=eyJ\\S+; Max-Age=3600; Domain=example\\.com; Path=/; Expires=[^;]+; HttpOnly; Secure;"
                        + " SameSite=Strict");
    }

    @Test
    void forgetsTokensWithTheProcessWithoutASecret() throws Exception {
        var other = new AccessTokens(null, Clock.systemUTC());
        var token = other.issue(new Grant("x", null, true, true, "s"), Optional.empty(), Duration.ofMinutes(1));

        assertThat(other.verify(token).user()).isEqualTo("x");
        assertRefused(visitor.bearer(token), 403, "INVALID_TOKEN");
    }
}
