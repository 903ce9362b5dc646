package dev.lockstep.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private final PasswordHash passwords = new PasswordHash();

    @AfterEach
    void stop() {
        passwords.close();
    }

    @Test
    void knowsThePasswordThatItHashed() {
        var hash = passwords.hash("pässword");

        assertThat(hash).startsWith("$argon2id$v=19$m=65536,t=3,p=4$").hasSize(97);
        assertThat(passwords.verify("pässword", hash)).isTrue();
        assertThat(passwords.verify("password", hash)).isFalse();
        assertThat(passwords.hash("pässword")).isNotEqualTo(hash);
    }

    @Test
    void knowsAPasswordThatDirectusHashed() {
        var hash = "$argon2id$v=19$m=65536,t=3,p=4$LJwMBjkPKCC2R4Y5NeE0HA$+UeWZa9Bd9YoYUWo2TWo7IsZ3bMzCtxYRjPwf0cLjjY";

        assertThat(passwords.verify("secret", hash)).isTrue();
        assertThat(passwords.verify("Secret", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2i$v=19$m=65536,t=3,p=4$LJwMBjkPKCC2R4Y5NeE0HA$+UeWZa9Bd9YoYUWo2TWo7IsZ3bMzCtxYRjPwf0cLjjY",
                "$argon2id$v=19$m=999999,t=3,p=4$LJwMBjkPKCC2R4Y5NeE0HA$+UeWZa9Bd9YoYUWo2TWo7IsZ3bMzCtxYRjPwf0cLjjY",
                "$argon2id$v=19$m=65536,t=0,p=4$LJwMBjkPKCC2R4Y5NeE0HA$+UeWZa9Bd9YoYUWo2TWo7IsZ3bMzCtxYRjPwf0cLjjY",
                "$argon2id$v=19$m=65536,t=3,p=4$short$+UeWZa9Bd9YoYUWo2TWo7IsZ3bMzCtxYRjPwf0cLjjY"
            })
    void knowsNoPasswordByAHashThatItCannotRead(String hash) {
        assertThat(passwords.verify("secret", hash)).isFalse();
    }

    @Test
    void letsOthersWaitForTheirTurn() {
        var hashes = IntStream.range(0, 5)
                .parallel()
                .mapToObj(i -> passwords.hash("p" + i))
                .toList();

        assertThat(hashes).hasSize(5).doesNotHaveDuplicates();
    }
}
