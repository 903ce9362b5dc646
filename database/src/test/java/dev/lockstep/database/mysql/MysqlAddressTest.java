package dev.lockstep.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.DatabaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlAddressTest {

    /** Made for this test, and trusted by nobody. */
    private static final String KEY = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgYD/IO6m0GTk164F8
            xB9dsUcZlzISVDS7MvLuWD4eZLWhRANCAARviIVBGw99O7UWtbtq2rdV7z86u3Ck
            0bClSwHNm76h8zvKKpQrPKCLFuPB6f5TTsB7WwdZR7jz+xru0RHR7RAd
            -----END PRIVATE KEY-----
            """;

    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBejCCAR+gAwIBAgIUSGetz+3ofncxvN2ZXdmfWdwDQqcwCgYIKoZIzj0EAwIw
            ETEPMA0GA1UEAwwGY2xpZW50MCAXDTI2MTEyMzA2NDEzMFoYDzIxMjYxMDMwMDY0
            MTMwWjARMQ8wDQYDVQQDDAZjbGllbnQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
            AARviIVBGw99O7UWtbtq2rdV7z86u3Ck0bClSwHNm76h8zvKKpQrPKCLFuPB6f5T
            TsB7WwdZR7jz+xru0RHR7RAdo1MwUTAdBgNVHQ4EFgQUCgmz2JfpkF9KUaa52a/3
            f7vihSMwHwYDVR0jBBgwFoAUCgmz2JfpkF9KUaa52a/3f7vihSMwDwYDVR0TAQH/
            BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA1rZEgcnTThgqrpAPG4GrNOzO0+pE
            CNkEaJ1ii7Oo8dYCIQDxbaNNWm2JdFlllHeZfZbXweb/qgfOFTlHHuqNUAiJPg==
            -----END CERTIFICATE-----
            """;

    @Test
    void readsAnAddress() {
        assertThat(MysqlAddress.parse("mysql://me:p%40ss+%2F@db.example:3307/my%20project?sslMode=trust"))
                .isEqualTo(new MysqlAddress(
                        "db.example",
                        3307,
                        "my project",
                        Map.of("user", "me", "password", "p@ss+/", "sslMode", "trust"),
                        MysqlAddress.Pool.DEFAULT));
        assertThat(MysqlAddress.parse("mariadb://db/project"))
                .isEqualTo(MysqlAddress.of("db", MysqlAddress.DEFAULT_PORT, "project", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://me:secret@db/project",
                "mysql://me:secret@db",
                "mysql://me:secret@db/",
                "mysql:me:secret",
                "mysql://me:secret@db/%zz",
                "secret"
            })
    void refusesWhatIsNoAddressWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> MysqlAddress.parse(text))
                .isInstanceOf(DatabaseException.class)
                .hasNoCause()
                .message()
                .contains("mysql://user@host/database")
                .doesNotContain("secret");
    }

    @Test
    void saysNoSecret() {
        assertThat(MysqlAddress.of("db", 3306, "project", "me", "secret"))
                .hasToString("MysqlAddress[project on db:3306, pool=Pool[least=0, most=10]]");
    }

    @Test
    void keepsAClientCertificateInAStoreThatOnlyItsOwnerReads() throws Exception {
        var properties = MysqlAddress.of("db", 3306, "project", "me", null)
                .withTls(true, CERTIFICATE, CERTIFICATE, KEY)
                .properties();
        assertThat(properties).containsEntry("sslMode", "verify-full").containsEntry("serverSslCert", CERTIFICATE);
        var file = Path.of(String.valueOf(properties.get("keyStore")));
        var password = String.valueOf(properties.get("keyStorePassword")).toCharArray();
        var store = KeyStore.getInstance(file.toFile(), password);
        assertThat(store.getKey("client", password).getAlgorithm()).isEqualTo("EC");
        assertThat(store.getCertificateChain("client")).hasSize(1);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void saysWhichKeyItCannotRead() {
        var address = MysqlAddress.of("db", 3306, "project", "me", null);
        var other = KEY.replace("BEGIN PRIVATE", "BEGIN EC PRIVATE").replace("END PRIVATE", "END EC PRIVATE");
        assertThatThrownBy(() -> address.withTls(true, null, CERTIFICATE, other))
                .isInstanceOf(DatabaseException.class)
                .hasNoCause()
                .hasMessageContaining("PKCS #8");
    }
}
