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
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** Somebody with a browser of his own, and the project that he signs in to. */
record Visitor(RunningProject project, CookieManager cookies, HttpClient browser) implements AutoCloseable {

    static Visitor of(Map<String, String> settings) {
        var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);
        return new Visitor(
                RunningProject.start(settings),
                cookies,
                HttpClient.newBuilder().cookieHandler(cookies).build());
    }

    @Override
    public void close() {
        browser.close();
        project.close();
    }

    static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + code + "\"");
    }

    /** A user with the administrator's role and password. */
    void user(String name) throws SQLException {
        sql("insert into directus_users (id, email, password, role) select lower(hex(randomblob(16))), '" + name
                + "@example.com', password, role from directus_users where email = 'admin@example.com'");
    }

    HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        return post("/auth/login", "{\"email\":\"" + name + "@example.com\",\"password\":\"" + password + "\"}");
    }

    HttpResponse<String> signIn(String name, String password, String otp) throws IOException, InterruptedException {
        return post(
                "/auth/login",
                "{\"email\":\"" + name + "@example.com\",\"password\":\"" + password + "\",\"otp\":\"" + otp + "\"}");
    }

    int me(String token) {
        return bearer(token).statusCode();
    }

    HttpResponse<String> bearer(String token) {
        return project.send(
                        HttpRequest.newBuilder(project.address("/users/me")).header("Authorization", "Bearer " + token))
                .response();
    }

    int usersAs(String token) {
        return project.send(
                        HttpRequest.newBuilder(project.address("/users")).header("Authorization", "Bearer " + token))
                .status();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(project.address(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(project.address(path));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return browser.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpCookie cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static JsonObject data(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return (JsonObject) Objects.requireNonNull(((JsonObject) JsonReader.read(answer.body())).get("data"));
    }

    static String session(HttpResponse<String> answer) {
        var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return claims(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                .text("session")
                .orElseThrow();
    }

    static JsonObject claims(String token) {
        var payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return (JsonObject) JsonReader.read(new String(payload, StandardCharsets.UTF_8));
    }

    long count(String from) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + project.file());
                var run = connection.createStatement();
                var result = run.executeQuery("select count(*) from " + from)) {
            result.next();
            return result.getLong(1);
        }
    }

    void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + project.file());
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
