package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lockstep user} beside a running project. */
class UserCommandTest {

    private static final String ADMIN = "admin@example.com";

    @TempDir
    private Path folder;

    private Child.Result user(String... arguments) {
        var words = new String[arguments.length + 1];
        words[0] = "user";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return Child.finish(folder, Map.of(), words);
    }

    private static int snapshot(String address, String token) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create(address + "/schema/snapshot?access_token=" + token);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void givesAndTakesTokensOfARunningProject() throws Exception {
        try (var project = Child.start(folder, Map.of("PORT", "0", "HOST", "127.0.0.1"), "start")) {
            var address = project.address();
            var first = user("token", ADMIN);
            assertThat(first.code()).isZero();
            assertThat(first.out().lines()).hasSize(1);
            assertThat(first.err()).doesNotContain(first.out().strip());
            assertThat(snapshot(address, first.out().strip())).isEqualTo(200);

            var second = user("token", "Admin@Example.com").out().strip();
            assertThat(snapshot(address, second)).isEqualTo(200);
            assertThat(snapshot(address, first.out().strip())).isEqualTo(401);

            assertThat(user("token", ADMIN, "--revoke").code()).isZero();
            assertThat(snapshot(address, second)).isEqualTo(401);
            assertThat(user("token", ADMIN, "--revoke").err()).contains("had no token");

            assertThat(user("create", "reader@example.com").code()).isZero();
            assertThat(snapshot(
                            address, user("token", "reader@example.com").out().strip()))
                    .isEqualTo(403);
            assertThat(user("create", "other@example.com", "--admin").code()).isZero();
            assertThat(snapshot(
                            address, user("token", "other@example.com").out().strip()))
                    .isEqualTo(200);

            var taken = user("create", "other@example.com");
            assertThat(taken.code()).isEqualTo(2);
            assertThat(taken.err()).contains("already").doesNotContain("\tat ");
            var unknown = user("token", "nobody@example.com");
            assertThat(unknown.code()).isEqualTo(2);
            assertThat(unknown.err()).contains("nobody@example.com").doesNotContain("\tat ");
        }
    }

    @Test
    void makesNoProjectWhereThereIsNone() {
        var result = user("token", ADMIN);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("no project", "lockstep start").doesNotContain("\tat ");
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(user("token").code()).isEqualTo(64);
        assertThat(user().code()).isEqualTo(64);
    }
}
