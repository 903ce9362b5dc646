package dev.lockstep.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are signed here with nothing but the JDK, as another program would. */
class AccessTokensTest {

    private static final long NOW = 1_800_000_000;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);

    private static final JsonObject CLAIMS = JsonObject.builder()
            .put("id", "somebody")
            .put("role", JsonNull.NULL)
            .put("app_access", true)
            .put("admin_access", true)
            .put("session", "s")
            .put("iat", NOW)
            .put("exp", NOW + 60)
            .put("iss", "directus")
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {"s", "thirty-one characters are short", "a secret that is long enough for the library by itself"
            })
    void takesTokensThatAnotherProgramSignedWithTheSameSecret(String secret) throws GeneralSecurityException {
        var holder = new AccessTokens(secret, CLOCK).verify(token("HS256", "HmacSHA256", secret, CLAIMS));

        assertThat(holder.user()).isEqualTo("somebody");
        assertThat(holder.session()).contains("s");
    }

    @Test
    void takesNoOtherSignature() throws GeneralSecurityException {
        var secret = "a secret that is long enough for every algorithm that there is, and more so";
        var good = token("HS256", "HmacSHA256", secret, CLAIMS);

        assertThat(refusal(secret, token("HS256", "HmacSHA256", "other", CLAIMS)))
                .isEqualTo("INVALID_TOKEN");
        assertThat(refusal(secret, token("HS512", "HmacSHA512", secret, CLAIMS)))
                .isEqualTo("INVALID_TOKEN");
        assertThat(refusal(secret, token("HS512", "HmacSHA256", secret, CLAIMS)))
                .isEqualTo("INVALID_TOKEN");
        assertThat(refusal(secret, token("none", "HmacSHA256", secret, CLAIMS))).isEqualTo("INVALID_TOKEN");
        assertThat(refusal(secret, good.substring(0, good.lastIndexOf('.') + 1)))
                .isEqualTo("INVALID_TOKEN");
        assertThat(refusal(secret, good.substring(0, good.length() - 2))).isEqualTo("INVALID_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"role", "app_access", "admin_access", "iss", "exp"})
    void takesNoTokenThatLacksAClaim(String claim) throws GeneralSecurityException {
        assertThat(refusal(CLAIMS.without(claim))).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void tellsHowATokenIsNotGood() throws GeneralSecurityException {
        assertThat(refusal(CLAIMS.with("exp", JsonValue.of(NOW)))).isEqualTo("TOKEN_EXPIRED");
        assertThat(refusal(CLAIMS.with("exp", JsonValue.of(NOW - 1)).without("role")))
                .isEqualTo("TOKEN_EXPIRED");
        assertThat(refusal(CLAIMS.with("exp", JsonValue.of("soon")))).isEqualTo("INVALID_TOKEN");
        assertThat(refusal(CLAIMS.with("nbf", JsonValue.of(NOW + 1)))).isEqualTo("INVALID_TOKEN");
        assertThat(refusal(CLAIMS.with("iss", JsonValue.of("other")))).isEqualTo("INVALID_TOKEN");
        assertThat(refusal(CLAIMS.without("id"))).isEqualTo("INVALID_CREDENTIALS");
    }

    private static String refusal(JsonObject claims) throws GeneralSecurityException {
        return refusal("secret", token("HS256", "HmacSHA256", "secret", claims));
    }

    private static String refusal(String secret, String token) {
        return catchThrowableOfType(ApiException.class, () -> new AccessTokens(secret, CLOCK).verify(token))
                .errors()
                .getFirst()
                .code();
    }

    private static String token(String said, String algorithm, String secret, JsonObject claims)
            throws GeneralSecurityException {
        var signed = part("{\"alg\":\"" + said + "\",\"typ\":\"JWT\"}") + "." + part(JsonWriter.toText(claims));
        var mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
        var signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
