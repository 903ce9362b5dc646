package dev.lockstep.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Sends what was sent to Directus 12.4.0 in {@code auth.json} and expects its answers: status, type, body to the letter,
 * and cookies. Tokens are masked there; requests name the one that was used in braces. Where we answer otherwise on
 * purpose, {@code departures.tsv} says how and why; a line that is no longer needed fails the test too.
 */
class AuthReplayTest {

    private static final String SECRET = "a-secret-for-comparing-only-0123456789";
    private static final String ADMINISTRATOR = "0672bd95-ccfa-47c8-8903-e7f5e1f2573c";
    private static final String ROLE = "86731e05-3aaf-42b5-bef5-c45bd2bd0a54";
    private static final String USER = "d9b914ee-1c67-4262-91dc-e9f013f50d1e";

    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern REFRESH_TOKEN = Pattern.compile("(?<![\\w-])[\\w-]{64}(?![\\w-])");
    private static final Pattern EXPIRES = Pattern.compile("Expires=([^;]+)");
    private static final Pattern MAX_AGE = Pattern.compile("Max-Age=(\\d+)");

    /** Tokens by the names that the requests use. */
    private final Map<String, String> tokens = new HashMap<>();

    private final Map<String, Departure> departures = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    /** An answer of ours that is meant to differ: its status and code, or {@code other} for another text. */
    private record Departure(int status, String code, String reason) {}

    private record Answer(
            int status,
            @Nullable String type,
            JsonValue body,
            @Nullable String cookie) {}

    @Test
    void answersAsRecorded() throws Exception {
        readDepartures();
        try (var project = RunningProject.start(Map.of("SECRET", SECRET, "LOGIN_STALL_TIME", "0"))) {
            prepare(project);
            for (var item : ((JsonArray) JsonReader.read(resource("auth.json"))).items()) {
                var entry = (JsonObject) item;
                if (entry.has("request")) {
                    replay(project, entry);
                } else {
                    signInTooOften(project, entry);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(departures).isEmpty();
    }

    /** The keys of the recorded project, so that they come back. */
    private void prepare(RunningProject project) throws SQLException {
        sql(project, "update directus_users set id = '" + ADMINISTRATOR + "'");
        sql(project, "insert into directus_roles (id, name) values ('" + ROLE + "', 'plain')");
        var administrator = project.get("/users/me?fields=role").data();
        var claims = JsonObject.builder()
                .put("id", ADMINISTRATOR)
                .put("role", Objects.requireNonNull(((JsonObject) administrator).get("role")))
                .put("app_access", true)
                .put("admin_access", true)
                .put("iat", 1)
                .put("exp", 2)
                .put("iss", "directus")
                .build();
        tokens.put("expired", new WebTokens(SECRET).sign(claims));
        tokens.put("foreign", new WebTokens(SECRET).sign(claims.with("iss", JsonValue.of("other"))));
        tokens.put("broken", new WebTokens("another secret, as long as ours").sign(claims));
    }

    private void replay(RunningProject project, JsonObject entry) throws SQLException {
        var name = entry.text("name").orElseThrow();
        var request = (JsonObject) Objects.requireNonNull(entry.get("request"));
        var recorded = recorded((JsonObject) Objects.requireNonNull(entry.get("response")));
        var response = project.send(request(project, request)).response();
        remember(response);
        var ours = masked(response);
        if (name.equals("create user")) {
            var made = (JsonObject) ((JsonObject) ours.body()).find("data").orElseThrow();
            var body = JsonObject.builder()
                    .put("data", made.with("id", JsonValue.of(USER)))
                    .build();
            ours = new Answer(ours.status(), ours.type(), body, ours.cookie());
            sql(project, "update directus_users set id = '" + USER + "' where email = 'u@example.com'");
        }
        var departure = departures.remove(name);
        if (departure != null) {
            var code = ours.body() instanceof JsonObject body && body.get("errors") instanceof JsonArray(var errors)
                    ? code(errors.getFirst())
                    : "other";
            if (ours.equals(recorded) || ours.status() != departure.status() || !code.equals(departure.code())) {
                wrong.add(name + "\n    should depart as listed, but: " + ours);
            }
        } else if (!ours.equals(recorded)) {
            wrong.add(name + "\n    recorded " + recorded + "\n    ours     " + ours);
        }
    }

    private static String code(JsonValue error) {
        return ((JsonObject) Objects.requireNonNull(((JsonObject) error).get("extensions")))
                .text("code")
                .orElse("");
    }

    private HttpRequest.Builder request(RunningProject project, JsonObject request) {
        var sent = HttpRequest.newBuilder(project.address(request.text("path").orElseThrow()));
        if (!request.has("authorization") && !hasHeader(request, "Authorization")) {
            sent.header("Authorization", "Bearer " + RunningProject.TOKEN);
        }
        request.text("authorization").ifPresent(value -> sent.header("Authorization", filled(value)));
        if (request.get("headers") instanceof JsonObject headers) {
            headers.members().forEach((header, value) -> sent.header(header, filled(((JsonText) value).value())));
        }
        var body = request.get("body");
        if (body != null) {
            sent.header("Content-Type", "application/json");
        }
        return sent.method(
                request.text("method").orElseThrow(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(filled(JsonWriter.toText(body))));
    }

    private static boolean hasHeader(JsonObject request, String name) {
        return request.get("headers") instanceof JsonObject headers && headers.has(name);
    }

    private String filled(String text) {
        var filled = text;
        for (var token : tokens.entrySet()) {
            filled = filled.replace("{" + token.getKey() + "}", token.getValue());
        }
        assertThat(filled).doesNotContainPattern("=\\{|Bearer \\{|\"\\{[a-z ]+\\}\"");
        return filled;
    }

    private void remember(HttpResponse<String> response) {
        var cookie = response.headers().firstValue("Set-Cookie").orElse("");
        if (cookie.startsWith("directus_session_token=eyJ")) {
            replace("session", find(JWT, cookie));
        } else if (cookie.startsWith("directus_session_token=;") && tokens.containsKey("session")) {
            tokens.put("closed session", Objects.requireNonNull(tokens.get("session")));
        } else if (cookie.startsWith("directus_refresh_token=")) {
            tokens.put("refresh cookie", find(REFRESH_TOKEN, cookie));
        }
        if (response.body().contains("\"refresh_token\":")) {
            replace("refresh", find(REFRESH_TOKEN, response.body()));
        }
        if (response.body().contains("\"access_token\":")) {
            tokens.put("access", find(JWT, response.body()));
        }
    }

    private void replace(String name, String token) {
        var previous = tokens.put(name, token);
        if (previous != null) {
            tokens.put("previous " + name, previous);
        }
    }

    private static String find(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        assertThat(match.find()).as(text).isTrue();
        return match.group();
    }

    private static Answer recorded(JsonObject response) {
        var cookie = response.get("headers") instanceof JsonObject headers
                ? headers.text("set-cookie").orElse(null)
                : null;
        return new Answer(
                ((JsonNumber) Objects.requireNonNull(response.get("status")))
                        .value()
                        .intValueExact(),
                response.text("content_type").orElse(null),
                response.find("body").orElse(JsonNull.NULL),
                cookie == null ? null : withoutEnd(cookie));
    }

    private static Answer masked(HttpResponse<String> response) {
        var type = response.headers().firstValue("Content-Type").orElse(null);
        var text = REFRESH_TOKEN
                .matcher(JWT.matcher(response.body()).replaceAll("<jwt>"))
                .replaceAll("<64 characters>");
        boolean json = type != null && type.startsWith("application/json");
        var body = text.isEmpty() ? JsonNull.NULL : json ? JsonReader.read(text) : JsonValue.of(text);
        var cookie = response.headers().firstValue("Set-Cookie").map(AuthReplayTest::maskedCookie);
        return new Answer(response.statusCode(), type, body, cookie.orElse(null));
    }

    /** The day in a cookie is the one that its age says. */
    private static String maskedCookie(String cookie) {
        var end = EXPIRES.matcher(cookie);
        var age = MAX_AGE.matcher(cookie);
        assertThat(end.find() && age.find()).as(cookie).isTrue();
        long seconds = Long.parseLong(age.group(1));
        var expected = seconds == 0 ? Instant.EPOCH : Instant.now().plusSeconds(seconds);
        assertThat(seconds == 0).as(cookie).isEqualTo(isEmpty(cookie));
        var said = ZonedDateTime.parse(end.group(1), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        assertThat(Duration.between(said, expected).abs()).isLessThan(Duration.ofSeconds(30));
        var masked = JWT.matcher(withoutEnd(cookie)).replaceAll("<jwt>");
        return REFRESH_TOKEN.matcher(masked).replaceAll("<64 characters>");
    }

    /** Directus leaves an emptied cookie with browsers for a day; here they are to forget it at once. */
    private static String withoutEnd(String cookie) {
        var masked = EXPIRES.matcher(cookie).replaceAll("Expires=in time");
        return isEmpty(cookie) ? MAX_AGE.matcher(masked).replaceAll("Max-Age=over") : masked;
    }

    private static boolean isEmpty(String cookie) {
        return cookie.startsWith("=;", cookie.indexOf('='));
    }

    private void signInTooOften(RunningProject project, JsonObject entry) {
        var results = ((JsonArray) Objects.requireNonNull(entry.get("results"))).items();
        assertThat(results).hasSize(27);
        for (var result : results) {
            var expected = ((JsonArray) result).items();
            var answer = signIn(project, "wrong");
            assertThat(JsonValue.of(answer.statusCode())).isEqualTo(expected.getFirst());
            assertThat(answer.body()).contains(((JsonText) expected.getLast()).value());
        }
        assertThat(signIn(project, "password").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> signIn(RunningProject project, String password) {
        return project.send(HttpRequest.newBuilder(project.address("/auth/login"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"email\":\"admin@example.com\",\"password\":\"" + password + "\"}")))
                .response();
    }

    private static void sql(RunningProject project, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + project.file());
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private void readDepartures() throws IOException {
        for (var line : resource("departures.tsv").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("//")) {
                var parts = line.split("\t", -1);
                departures.put(parts[0], new Departure(Integer.parseInt(parts[1]), parts[2], parts[3]));
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (var stream = Objects.requireNonNull(AuthReplayTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
