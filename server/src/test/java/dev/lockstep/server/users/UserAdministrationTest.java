package dev.lockstep.server.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.server.ApiProject;
import dev.lockstep.server.users.UserException.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserAdministrationTest {

    private ApiProject project;
    private UserAdministration users;

    @BeforeEach
    void start() {
        project = ApiProject.empty();
        users = project.administration();
    }

    @AfterEach
    void stop() {
        project.close();
    }

    @Test
    void findsUsersWhateverTheCaseOfTheirAddress() {
        assertThat(users.find("ADMIN@example.com"))
                .hasValueSatisfying(
                        user -> assertThat(user).isEqualTo(new User(user.id(), "admin@example.com", true, true, true)));
        assertThat(users.find("nobody@example.com")).isEmpty();
    }

    @Test
    void makesUsersWithAndWithoutRights() {
        users.create("admin2@example.com", true, null);
        users.create("plain@example.com", false, "secret");

        assertThat(project.call("GET", "/users", null, users.replaceToken("admin2@example.com"))
                        .status())
                .isEqualTo(200);
        assertThat(project.call("GET", "/users", null, users.replaceToken("plain@example.com"))
                        .status())
                .isEqualTo(403);
        var hash = project.row("select password from directus_users where email = 'plain@example.com'")
                .getFirst();
        assertThat(project.passwords().verify("secret", hash)).isTrue();
    }

    @Test
    void givesAPolicyWhereNoRoleMakesAdministrators() {
        project.sql("delete from directus_access where role is not null");

        users.create("admin2@example.com", true, null);

        assertThat(users.find("admin2@example.com")).map(User::admin).contains(true);
    }

    @Test
    void makesNobodyAnAdministratorWithoutAPolicyForIt() {
        project.sql("update directus_policies set admin_access = 0");

        assertThatThrownBy(() -> users.create("admin2@example.com", true, null))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.code()).isEqualTo(Code.NO_ADMIN_POLICY));
        assertThat(users.find("admin2@example.com")).isEmpty();
    }

    @Test
    void refusesAddressesThatAreTakenOrNone() {
        assertThatThrownBy(() -> users.create("Admin@example.com", false, null))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.code()).isEqualTo(Code.EMAIL_TAKEN));
        assertThatThrownBy(() -> users.create("nonsense", false, null))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.code()).isEqualTo(Code.INVALID_EMAIL));
    }

    @Test
    void replacesAndRevokesTokens() {
        var first = users.replaceToken("admin@example.com");
        assertThat(first).hasSize(40).isAlphanumeric();
        assertThat(project.call("GET", "/users/me", null, "admintoken").status())
                .isEqualTo(401);
        assertThat(project.call("GET", "/users/me", null, first).status()).isEqualTo(200);

        assertThat(users.replaceToken("admin@example.com")).isNotEqualTo(first);
        assertThat(project.call("GET", "/users/me", null, first).status()).isEqualTo(401);

        assertThat(users.revokeToken("admin@example.com")).isTrue();
        assertThat(users.revokeToken("admin@example.com")).isFalse();
        assertThatThrownBy(() -> users.revokeToken("nobody@example.com"))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.code()).isEqualTo(Code.UNKNOWN_USER));
    }
}
