package dev.lockstep.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.Database;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The stamp, by which what was read of a schema is known to be out of date. */
class StampTest {

    @Test
    void isAnotherAfterEachChangeOfASchemaByWhomever() throws SQLException {
        try (var project = ScratchProject.create(TestVendor.POSTGRES);
                var other = project.connect()) {
            var database = project.database();
            for (var change : new String[] {
                "create table noted (id integer primary key, name varchar(20))",
                "alter table noted add column more integer",
                "create index noted_more on noted (more)",
                "alter index noted_more rename to noted_most",
                "create view seen as select id from noted",
                "alter table noted drop column name",
                "drop view seen",
                "drop table noted"
            }) {
                var before = stamp(database);
                execute(other, change);
                assertThat(stamp(database)).as(change).isNotEqualTo(before);
                assertThat(stamp(database)).as("again after " + change).isEqualTo(stamp(database));
            }
        }
    }

    @Test
    void isTheSameWhileOnlyRowsChange() throws SQLException {
        try (var project = ScratchProject.create(TestVendor.POSTGRES);
                var other = project.connect()) {
            execute(other, "create table noted (id integer primary key, name varchar(20))");
            var before = stamp(project.database());
            for (int i = 0; i < 3; i++) {
                execute(other, "insert into noted values (" + i + ", 'a')");
                assertThat(stamp(project.database())).isEqualTo(before);
            }
        }
    }

    /** What a transaction has done and not yet committed is neither taken for the state of all, nor forgotten in it. */
    @Test
    void tellsWhatATransactionHasDoneItselfToItAlone() throws SQLException {
        try (var project = ScratchProject.create(TestVendor.POSTGRES)) {
            var database = project.database();
            var inspector = database.vendor().inspector();
            var before = stamp(database);
            var within = database.rehearse(connection -> {
                assertThat(inspector.stamp(connection)).isEqualTo(before);
                execute(connection, "create table noted (id integer primary key)");
                var first = inspector.stamp(connection);
                execute(connection, "alter table noted add column more integer");
                assertThat(inspector.stamp(connection)).isNotEqualTo(first);
                return first;
            });
            assertThat(within).isNotEqualTo(before);
            assertThat(stamp(database)).isEqualTo(before);
        }
    }

    private static String stamp(Database database) {
        return database.read(database.vendor().inspector()::stamp);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
