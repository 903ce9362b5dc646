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
                "create type mood as enum ('low', 'high')",
                "alter table noted add column mood mood default 'low'",
                "alter type mood rename value 'low' to 'lower'",
                "alter type mood rename to moods",
                "create sequence counted",
                "alter table noted alter column more set default nextval('counted')",
                "alter sequence counted rename to counting",
                "create schema beside",
                "create table beside.noted (id integer primary key)",
                "alter table noted add constraint beside foreign key (more) references beside.noted deferrable",
                "alter table beside.noted rename to other",
                "alter table beside.other rename column id to key",
                "create view seen as select id from noted",
                "create or replace view seen as select id from noted where id > 0",
                "create or replace view seen as select id from noted where id > 1",
                "create function minded() returns trigger language plpgsql as 'begin return new; end'",
                "create trigger minding before insert on noted for each row execute function minded()",
                "alter function minded() rename to reminded",
                "alter trigger minding on noted rename to reminding",
                "drop table noted cascade"
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

    /**
     * Numbers of transactions say when they began and not when they ended: one in the middle of two others may end last, and
     * what it leaves has the same numbers in sum as what the two had left.
     */
    @Test
    void isAnotherWhenATransactionEndsThatBeganBeforeTheNewest() throws SQLException {
        try (var project = ScratchProject.create(TestVendor.POSTGRES);
                var first = project.connect();
                var second = project.connect()) {
            execute(first, "create table noted (id integer primary key, one varchar(20), other varchar(20))");
            execute(first, "alter table noted alter column one type varchar(30)");
            execute(second, "begin; select pg_current_xact_id()");
            execute(first, "alter table noted alter column other type varchar(30)");
            var before = stamp(project.database());

            execute(second, "alter table noted alter column one type varchar(40), alter column other type varchar(40)");
            execute(second, "commit");

            assertThat(stamp(project.database())).isNotEqualTo(before);
        }
    }

    /** What others have in temporary tables is theirs, and empties and refills of theirs are no changes of the schema. */
    @Test
    void isTheSameWhateverOthersDoInTemporaryTablesAndElsewhere() throws SQLException {
        try (var project = ScratchProject.create(TestVendor.POSTGRES);
                var other = project.connect()) {
            execute(other, "create schema beside; create table beside.noted (id integer primary key)");
            var before = stamp(project.database());
            execute(other, "create temporary table passing (id integer primary key default 1, name text unique)");
            assertThat(stamp(project.database())).isEqualTo(before);
            execute(other, "truncate beside.noted");
            assertThat(stamp(project.database())).isEqualTo(before);
        }
    }

    @Test
    void isOfSomethingThatAllConnectionsKnowWhateverOthersHaveNotCommitted() throws SQLException {
        try (var project = ScratchProject.create(TestVendor.POSTGRES);
                var other = project.connect()) {
            execute(other, "begin; create table noted (id integer primary key)");
            assertThat(project.database()
                            .<Boolean>read(project.database().vendor().inspector()::settles))
                    .isTrue();
            execute(other, "rollback");
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
                var second = inspector.stamp(connection);
                assertThat(second).isNotEqualTo(first);
                // its row is written by this transaction for the second time
                execute(connection, "alter table noted alter column more type bigint");
                assertThat(inspector.stamp(connection)).isNotEqualTo(second).isNotEqualTo(first);
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
