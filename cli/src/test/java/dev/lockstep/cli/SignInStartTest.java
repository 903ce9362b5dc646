package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody waits for classes that only those need who sign in. */
class SignInStartTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "HOST",
            "127.0.0.1",
            "PORT",
            "0",
            "ADMIN_TOKEN",
            "t",
            "ADMIN_PASSWORD",
            "p",
            "JAVA_TOOL_OPTIONS",
            "-Xlog:class+load");

    @TempDir
    private Path folder;

    @Test
    void loadsWhatMakesTokensWithTheFirstOfThem() throws Exception {
        try (var child = Child.start(folder, ENVIRONMENT, "start");
                var client = HttpClient.newHttpClient()) {
            var address = child.address();
            var me = HttpRequest.newBuilder(URI.create(address + "/users/me")).header("Authorization", "Bearer t");
            assertThat(client.send(me.build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
            assertThat(child.out())
                    .contains("dev.lockstep.server.auth.AuthRoutes ")
                    .doesNotContain("com.nimbusds", "dev.lockstep.server.openapi.Description ");

            var login = HttpRequest.newBuilder(URI.create(address + "/auth/login"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"email\":\"admin@example.com\",\"password\":\"p\"}"));
            assertThat(client.send(login.build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
            child.awaitText("com.nimbusds");
        }
    }
}
