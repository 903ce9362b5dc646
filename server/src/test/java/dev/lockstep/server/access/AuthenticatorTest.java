package dev.lockstep.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.server.ApiProject;
import dev.lockstep.server.ApiProject.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {

    private ApiProject project;

    @BeforeEach
    void start() {
        project = ApiProject.empty();
    }

    @AfterEach
    void stop() {
        project.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer admintoken", "bearer admintoken", "BEARER admintoken"})
    void knowsTheHolderOfATokenInTheHeader(String header) {
        assertThat(me(header).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "Bearer", "Bearer  admintoken", "Bearer admintoken x", "Token admintoken"})
    void takesOtherHeadersForNobodys(String header) {
        assertThat(me(header)).isEqualTo(project.call("GET", "/users/me", null, null));
        assertThat(project.send("GET", "/users", null, List.of("Authorization", header))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void knowsTheHolderOfATokenInTheAddress() {
        assertThat(project.call("GET", "/users/me?fields=id&access_token=admintoken", null, null)
                        .status())
                .isEqualTo(200);
        assertThat(project.call("GET", "/users/me?access_token=", null, null).status())
                .isEqualTo(401);
        assertThat(project.call("GET", "/users?access_token[]=admintoken", null, null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusesATokenInBothPlaces() {
        var refused = project.call("GET", "/users/me?access_token=admintoken", null, "admintoken");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(JsonWriter.toText(refused.body()))
                .contains("\"The request uses more than one method for including an access token\"")
                .contains("INVALID_PAYLOAD");
    }

    @Test
    void refusesATokenThatNobodyHolds() {
        var refused = project.call("GET", "/items/x", null, "wrong");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(JsonWriter.toText(refused.body())).contains("INVALID_CREDENTIALS");
    }

    @Test
    void tellsForeignSignaturesFromForeignTokens() {
        var ours = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + part("{\"id\":\"x\",\"iss\":\"directus\"}");

        assertThat(project.call("GET", "/users/me", null, ours + ".c2lnbmF0dXJl")
                        .status())
                .isEqualTo(403);
        assertThat(JsonWriter.toText(
                        project.call("GET", "/users/me", null, ours + ".").body()))
                .contains("INVALID_TOKEN");
        assertThat(project.call("GET", "/users/me", null, ours).status()).isEqualTo(401);
        var others = part("{\"alg\":\"HS256\"}") + "." + part("{\"iss\":\"other\"}") + ".aaaa";
        assertThat(project.call("GET", "/users/me", null, others).status()).isEqualTo(401);
        var broken = "aaaa." + part("{\"iss\":\"directus\"}") + ".aaaa";
        assertThat(project.call("GET", "/users/me", null, broken).status()).isEqualTo(401);
    }

    @Test
    void shutsOutARevokedTokenAtOnce() {
        assertThat(me("Bearer admintoken").status()).isEqualTo(200);

        project.sql("update directus_users set token = null");

        assertThat(me("Bearer admintoken").status()).isEqualTo(401);
    }

    @Test
    void shutsOutASuspendedUserAtOnce() {
        project.sql("update directus_users set status = 'suspended'");

        assertThat(me("Bearer admintoken").status()).isEqualTo(401);
    }

    @Test
    void givesRightsThroughTheRolesAboveAUsersOwn() {
        project.sql("insert into directus_roles (id, name, parent) select 'child', 'Child', id from directus_roles");
        project.sql("insert into directus_roles (id, name, parent) values ('grandchild', 'Grandchild', 'child')");
        project.sql("insert into directus_roles (id, name) values ('other', 'Other')");
        user("below", "grandchild");
        user("beside", "other");

        assertThat(project.call("GET", "/users", null, "below").status()).isEqualTo(200);
        assertThat(project.call("GET", "/users", null, "beside").status()).isEqualTo(403);
    }

    @Test
    void givesRightsThroughAUsersOwnPolicy() {
        user("alone", null);
        assertThat(project.call("GET", "/users", null, "alone").status()).isEqualTo(403);

        project.sql("insert into directus_access (id, user, policy)"
                + " select 'a', 'alone', id from directus_policies where admin_access");

        assertThat(project.call("GET", "/users", null, "alone").status()).isEqualTo(200);
    }

    @Test
    void survivesRolesThatAreAboveThemselves() {
        project.sql("insert into directus_roles (id, name, parent) values ('a', 'A', null), ('b', 'B', 'a')");
        project.sql("update directus_roles set parent = 'b' where id = 'a'");
        user("circular", "a");

        assertThat(project.call("GET", "/users", null, "circular").status()).isEqualTo(403);
    }

    @Test
    void givesRightsOnlyAtTheAddressesOfAPolicy() {
        project.sql("update directus_policies set ip_access = '10.0.0.0/8'");
        assertThat(project.call("GET", "/users", null, "admintoken").status()).isEqualTo(403);

        project.sql("update directus_policies set ip_access = '10.0.0.0/8,127.0.0.1'");
        assertThat(project.call("GET", "/users", null, "admintoken").status()).isEqualTo(200);
    }

    @Test
    void decidesBeforeTheBodyIsRead() {
        user("plain", null);

        assertThat(project.call("POST", "/items/x", "{broken", "plain").status())
                .isEqualTo(403);
        assertThat(project.call("PATCH", "/users/me", "{broken", null).status()).isEqualTo(401);
    }

    private void user(String name, @Nullable String role) {
        project.sql("insert into directus_users (id, token, role) values ('" + name + "', '" + name + "', "
                + (role == null ? "null" : "'" + role + "'") + ")");
    }

    private Answer me(String header) {
        return project.send("GET", "/users/me", null, List.of("Authorization", header));
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
