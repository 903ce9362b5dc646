package dev.lockstep.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimePasswordTest {

    /** {@code 12345678901234567890} in base 32, the secret of RFC 6238. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /** The last six digits of appendix B of RFC 6238. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037"})
    void isThatOfTheStandard(long second, String password) {
        assertThat(OneTimePassword.matches(SECRET, password, Instant.ofEpochSecond(second)))
                .isTrue();
    }

    @Test
    void isGoodForOneStepMoreAndNotForTwo() {
        assertThat(OneTimePassword.matches(SECRET, "287082", Instant.ofEpochSecond(59 + 30)))
                .isTrue();
        assertThat(OneTimePassword.matches(SECRET, "287082", Instant.ofEpochSecond(59 + 60)))
                .isFalse();
        assertThat(OneTimePassword.matches(SECRET, "287082", Instant.ofEpochSecond(29)))
                .isFalse();
    }

    @Test
    void matchesNothingWithoutAReadableSecret() {
        assertThat(OneTimePassword.matches("", "287082", Instant.ofEpochSecond(59)))
                .isFalse();
        assertThat(OneTimePassword.matches("01!", "287082", Instant.ofEpochSecond(59)))
                .isFalse();
    }
}
