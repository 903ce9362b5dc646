package dev.lockstep.server.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.ApiProject;
import dev.lockstep.server.ApiProject.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRoutesTest {

    private ApiProject project;

    @BeforeEach
    void start() {
        project = ApiProject.empty();
    }

    @AfterEach
    void stop() {
        project.close();
    }

    @Test
    void showsAUserAsDirectusDoes() {
        var made = object(project.call("POST", "/users", "{\"email\":\"u1@example.com\",\"password\":\"secret1\"}"));

        assertThat(JsonWriter.toText(made.without("id")))
                .isEqualTo("{\"first_name\":null,\"last_name\":null,\"email\":\"u1@example.com\","
                        + "\"password\":\"**********\",\"location\":null,\"title\":null,\"description\":null,"
                        + "\"tags\":null,\"avatar\":null,\"language\":null,\"tfa_secret\":null,\"status\":\"active\","
                        + "\"role\":null,\"token\":null,\"last_access\":null,\"last_page\":null,"
                        + "\"provider\":\"default\",\"external_identifier\":null,\"auth_data\":null,"
                        + "\"email_notifications\":true,\"appearance\":null,\"theme_dark\":null,"
                        + "\"theme_light\":null,\"theme_light_overrides\":null,\"theme_dark_overrides\":null,"
                        + "\"text_direction\":\"auto\",\"policies\":[]}");
        assertThat(project.passwords()
                        .verify(
                                "secret1",
                                project.row("select password from directus_users where email like 'u1%'")
                                        .getFirst()))
                .isTrue();
    }

    @Test
    void givesAndTakesTokensWithoutTellingThem() {
        var id = object(project.call("POST", "/users", "{\"email\":\"u@example.com\",\"token\":\"first\"}"))
                .text("id")
                .orElseThrow();
        var address = "/users/" + id + "?fields=token";
        assertThat(project.call("GET", "/users/me", null, "first").data())
                .isEqualTo(JsonObject.builder().put("id", id).build());

        assertThat(project.call("PATCH", address, "{\"token\":\"second\"}").data())
                .isEqualTo(JsonReader.read("{\"token\":\"**********\"}"));
        assertThat(project.call("GET", "/users/me", null, "first").status()).isEqualTo(401);
        assertThat(project.call("GET", "/users/me", null, "second").status()).isEqualTo(200);

        // What was shown comes back: it must not become the token, by which anybody could come in.
        project.call("PATCH", address, "{\"token\":\"**********\"}");
        assertThat(project.call("GET", "/users/me", null, "**********").status())
                .isEqualTo(401);
        assertThat(project.call("GET", "/users/me", null, "second").status()).isEqualTo(200);

        assertThat(project.call("PATCH", address, "{\"token\":null}").data())
                .isEqualTo(JsonReader.read("{\"token\":null}"));
        assertThat(project.call("GET", "/users/me", null, "second").status()).isEqualTo(401);
    }

    @Test
    void neverAnswersAFilterOnASecret() {
        assertThat(project.call("GET", "/users?filter[token][_eq]=admintoken").status())
                .isEqualTo(400);
        assertThat(project.call("GET", "/users?filter[password][_contains]=argon")
                        .status())
                .isEqualTo(400);
        assertThat(JsonWriter.toText(project.call("GET", "/users?filter[token][_nnull]=true&fields=token")
                        .data()))
                .isEqualTo("[{\"token\":\"**********\"}]");
    }

    @Test
    void makesAnAdministratorThroughARole() {
        var role = project.row("select role from directus_users").getFirst();
        project.call("POST", "/users", "{\"email\":\"a@example.com\",\"token\":\"t\",\"role\":\"" + role + "\"}");

        assertThat(project.call("GET", "/users", null, "t").status()).isEqualTo(200);
        assertThat(project.call("POST", "/users", "{\"email\":\"b@example.com\",\"role\":\"nope\"}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "true", "[\"a@example.com\"]", "{\"a\":\"a@example.com\"}"})
    void refusesAddressesThatAreNoTexts(String email) {
        var refused = project.call("POST", "/users", "{\"email\":" + email + "}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().toString()).contains("FAILED_VALIDATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "notmail", "a@b", "a b@example.com", "@example.com"})
    void refusesWhatIsNoAddress(String email) {
        var refused = project.call("POST", "/users", "{\"email\":\"" + email + "\"}");

        assertThat(refused)
                .isEqualTo(new Answer(
                        400,
                        JsonReader.read("{\"errors\":[{\"message\":\"Validation failed for field \\\"email\\\"."
                                + " Value has to be a valid email address.\",\"extensions\":{\"field\":\"email\","
                                + "\"type\":\"email\",\"path\":[],\"code\":\"FAILED_VALIDATION\"}}]}")));
    }

    @Test
    void refusesAnAddressThatAnotherHas() {
        var refused = project.call("POST", "/users", "{\"email\":\"ADMIN@example.com\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(JsonWriter.toText(refused.body())).contains("RECORD_NOT_UNIQUE");
        assertThat(project.call("PATCH", "/users/me", "{\"email\":\"Admin@Example.com\"}")
                        .status())
                .isEqualTo(200);
        assertThat(project.call("POST", "/users", "[{\"email\":\"k@b.com\"},{\"email\":\"K@b.com\"}]")
                        .status())
                .isEqualTo(400);
        assertThat(project.row("select count(*) from directus_users")).containsExactly("1");
    }

    @Test
    void keepsTheLastAdministrator() {
        var refusal = JsonReader.read("{\"errors\":[{\"message\":\"Can't process content. Cannot remove the last admin"
                + " user from the system.\",\"extensions\":{\"reason\":\"Cannot remove the last admin user from the"
                + " system\",\"code\":\"UNPROCESSABLE_CONTENT\"}}]}");
        var id = project.row("select id from directus_users").getFirst();

        assertThat(project.call("PATCH", "/users/me", "{\"status\":\"suspended\"}"))
                .isEqualTo(new Answer(422, refusal));
        assertThat(project.call("PATCH", "/users/" + id, "{\"role\":null}")).isEqualTo(new Answer(422, refusal));
        assertThat(project.call("DELETE", "/users/" + id)).isEqualTo(new Answer(422, refusal));
        assertThat(project.call("DELETE", "/users", "[\"" + id + "\"]")).isEqualTo(new Answer(422, refusal));

        project.administration().create("second@example.com", true, null);
        assertThat(project.call("DELETE", "/users/" + id).status()).isEqualTo(204);
    }

    @Test
    void tellsOthersOnlyWhoTheyAre() {
        project.call("POST", "/users", "{\"email\":\"u@example.com\",\"token\":\"plain\"}");

        assertThat(object(project.call("GET", "/users/me?fields=id,email", null, "plain"))
                        .members())
                .containsOnlyKeys("id");
        for (var address : new String[] {
            "/users", "/users/" + project.row("select id from directus_users").getFirst()
        }) {
            assertThat(project.call("GET", address, null, "plain").status()).isEqualTo(403);
            assertThat(project.call("GET", address, null, null).status()).isEqualTo(403);
            assertThat(project.call("DELETE", address, null, "plain").status()).isEqualTo(403);
        }
        assertThat(project.call("PATCH", "/users/me", "{\"first_name\":\"U\"}", "plain")
                        .status())
                .isEqualTo(403);
        assertThat(project.call("GET", "/users/me", null, null).status()).isEqualTo(401);
        assertThat(project.call("PATCH", "/users/me", "{}", null).status()).isEqualTo(401);
    }

    @Test
    void leavesTheSecondFactorToItsOwnRoutes() {
        assertThat(project.call("PATCH", "/users/me", "{\"tfa_secret\":\"x\"}").status())
                .isEqualTo(400);
    }

    @Test
    void endsSessionsOfUsersWhosePasswordChanged() {
        project.sql("insert into directus_sessions (token, user, expires)"
                + " select 's', id, 1900000000000 from directus_users");

        project.call("PATCH", "/users/me", "{\"password\":\"new\"}");

        assertThat(project.row("select count(*) from directus_sessions")).containsExactly("0");
    }

    @Test
    void showsTheFieldsThatAProjectAdded() {
        project.sql("alter table directus_users add column nickname varchar(20)");
        project.sql("insert into directus_fields (collection, field) values ('directus_users', 'nickname')");

        assertThat(project.call("PATCH", "/users/me?fields=nickname", "{\"nickname\":\"Ada\"}")
                        .data())
                .isEqualTo(JsonReader.read("{\"nickname\":\"Ada\"}"));
    }

    private static JsonObject object(Answer answer) {
        return (JsonObject) answer.data();
    }
}
