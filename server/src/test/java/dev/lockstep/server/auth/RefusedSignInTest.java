package dev.lockstep.server.auth;

import static dev.lockstep.server.auth.Visitor.assertRefused;
import static dev.lockstep.server.auth.Visitor.data;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is not let in, and is shut out: how often one may guess, how long that takes, and what the answer gives away. */
class RefusedSignInTest {

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
    void suspendsAUserAfterAsManyAttemptsAsTheProjectAllows() throws Exception {
        visitor.sql("update directus_settings set auth_login_attempts = 2");
        visitor.user("guessed");
        var session = data(visitor.signIn("guessed", "password"))
                .text("refresh_token")
                .orElseThrow();
        assertThat(visitor.signIn("guessed", "x").statusCode()).isEqualTo(401);
        assertThat(visitor.signIn("guessed", "x").statusCode()).isEqualTo(401);
        assertThat(visitor.signIn("guessed", "password").statusCode())
                .as("not yet")
                .isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            assertThat(visitor.count("directus_users where status = 'suspended'"))
                    .isZero();
            assertRefused(visitor.signIn("guessed", "x"), 401, "INVALID_CREDENTIALS");
        }

        assertThat(visitor.count("directus_users where status = 'suspended' and email = 'guessed@example.com'"))
                .isEqualTo(1);
        assertRefused(visitor.signIn("guessed", "password"), 401, "INVALID_CREDENTIALS");
        assertThat(visitor.post("/auth/refresh", "{\"refresh_token\":\"" + session + "\"}")
                        .statusCode())
                .isEqualTo(401);
        visitor.sql("update directus_users set status = 'active'");
        assertThat(visitor.signIn("guessed", "password").statusCode()).isEqualTo(200);
    }

    @Test
    void allowsAnyNumberOfAttemptsWhereTheProjectSetsNone() throws Exception {
        visitor.sql("update directus_settings set auth_login_attempts = null");
        visitor.user("patient");
        for (int i = 0; i < 4; i++) {
            assertThat(visitor.signIn("patient", "x").statusCode()).isEqualTo(401);
        }
        assertThat(visitor.signIn("patient", "password").statusCode()).isEqualTo(200);
    }

    @Test
    void shutsOutAtOnceWhoIsSuspended() throws Exception {
        visitor.user("leaver");
        var given = data(visitor.signIn("leaver", "password"));
        var access = given.text("access_token").orElseThrow();
        assertThat(visitor.me(access)).isEqualTo(200);

        visitor.sql("update directus_users set status = 'suspended' where email = 'leaver@example.com'");

        assertThat(visitor.me(access)).isEqualTo(401);
        assertRefused(
                visitor.post(
                        "/auth/refresh",
                        "{\"refresh_token\":\"" + given.text("refresh_token").orElseThrow() + "\"}"),
                401,
                "USER_SUSPENDED");
        assertThat(visitor.count("directus_sessions")).isZero();
    }

    @Test
    void letsNobodyInWhoHasNoPasswordHere() throws Exception {
        visitor.user("elsewhere");
        visitor.sql("update directus_users set provider = 'ldap' where email = 'elsewhere@example.com'");
        visitor.user("nobody");
        visitor.sql("update directus_users set password = null where email = 'nobody@example.com'");

        assertRefused(visitor.signIn("elsewhere", "password"), 401, "INVALID_CREDENTIALS");
        assertRefused(visitor.signIn("nobody", "password"), 401, "INVALID_CREDENTIALS");
    }

    @Test
    void asksForTheOneTimePasswordOfWhoHasOne() throws Exception {
        visitor.user("careful");
        visitor.sql("update directus_users set tfa_secret = 'JBSWY3DPEHPK3PXP' where email = 'careful@example.com'");

        assertRefused(visitor.signIn("careful", "password"), 401, "INVALID_OTP");
        assertRefused(visitor.signIn("careful", "password", "000000x"), 401, "INVALID_OTP");
        assertRefused(visitor.signIn("careful", "x", "123456"), 401, "INVALID_CREDENTIALS");
        var now = OneTimePassword.at("JBSWY3DPEHPK3PXP", Instant.now());
        assertThat(visitor.signIn("careful", "password", now).statusCode()).isEqualTo(200);
    }

    @Test
    void takesAsLongForTheUnknownAsForTheKnown() throws Exception {
        visitor.signIn("admin", "wrong");
        var known = time(() -> visitor.signIn("admin", "wrong"));
        var unknown = time(() -> visitor.signIn("unknown", "wrong"));

        assertThat(unknown.toNanos() / (double) known.toNanos()).isBetween(0.4, 2.5);
        assertThat(unknown).isGreaterThan(Duration.ofMillis(20));
    }

    @Test
    void stallsWhatFailsAndNotWhatSucceeds() throws Exception {
        stop();
        visitor = Visitor.of(Map.of("LOGIN_STALL_TIME", "3000"));
        visitor.signIn("admin", "password");

        assertThat(time(() -> visitor.signIn("admin", "wrong"))).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(time(() -> visitor.signIn("admin", "password"))).isLessThan(Duration.ofSeconds(3));
        assertThat(time(() -> visitor.post("/auth/login", "{}"))).isLessThan(Duration.ofSeconds(3));
    }

    private interface Step {
        HttpResponse<String> take() throws Exception;
    }

    private static Duration time(Step step) throws Exception {
        long start = System.nanoTime();
        step.take();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
