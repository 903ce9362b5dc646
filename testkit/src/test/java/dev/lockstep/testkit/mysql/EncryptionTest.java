package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.Database;
import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.DatabaseUnavailableException;
import dev.lockstep.database.mysql.MysqlAddress;
import dev.lockstep.database.mysql.MysqlVendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.TestVendor;
import org.junit.jupiter.api.Test;

/** Connections that the settings want encrypted; a MariaDB makes itself a certificate that nobody vouches for. */
class EncryptionTest {

    private static final Sql CIPHER =
            Sql.of("select variable_value from information_schema.session_status where variable_name = 'Ssl_cipher'");

    @Test
    void encryptsAConnection() {
        try (var scratch = TestVendor.MARIADB.empty();
                var plain = scratch.open();
                var encrypted = MysqlVendor.open(address(scratch).withTls(false, null, null, null))) {
            assertThat(cipher(plain)).isEmpty();
            assertThat(cipher(encrypted)).startsWith("TLS");
        }
    }

    @Test
    void refusesAServerThatNobodyVouchesFor() {
        try (var scratch = TestVendor.MARIADB.empty()) {
            assertThatThrownBy(() -> MysqlVendor.open(address(scratch).withTls(true, null, null, null)))
                    .isInstanceOf(DatabaseException.class)
                    .isNotInstanceOf(DatabaseUnavailableException.class);
        }
    }

    private static MysqlAddress address(ScratchDatabase scratch) {
        return MysqlAddress.parse(scratch.url().substring("jdbc:".length()));
    }

    private static String cipher(Database database) {
        return database.read(
                connection -> Statements.queryTexts(connection, CIPHER).getFirst());
    }
}
