package dev.lockstep.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.SystemModel;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What is found after the statements of a transaction, when only what they wrote is read, is what is found when all is read anew.
 */
class SecondLookTest {

    private static final SystemModel SYSTEM = SystemTables.load().model();

    /** What the statements are about: tables that point at each other in all ways, with all parts that a table has. */
    private static final List<String> START = List.of(
            "create type mood as enum ('low', 'high')",
            "create sequence counted",
            "create table a (id serial primary key, name varchar(20) default 'x', number integer, mood mood default 'low')",
            "create table b (id integer primary key, a integer references a, other integer, code varchar(9) unique)",
            "create table c (id integer primary key, b integer references b, code varchar(9) references b (code),"
                    + " number integer default nextval('counted'))",
            "create table d (id integer primary key, part integer, twice integer generated always as (part * 2) stored,"
                    + " check (part > 0))",
            "create table e (x integer, y integer, primary key (x, y))",
            "create table f (id integer primary key, x integer, y integer, foreign key (x, y) references e)",
            "create index a_number on a (number)",
            "create index d_odd on d (part) where part > 1",
            "create view v as select id, name from a",
            "insert into directus_collections (collection) values ('a'), ('b')",
            "insert into directus_fields (collection, field) values ('a', 'name'), ('a', 'number'), ('b', 'code')",
            "insert into directus_relations (many_collection, many_field, one_collection) values ('b', 'a', 'a')");

    /** Some of them fail, depending on what was done before, and are undone. */
    private static final List<String> STATEMENTS = List.of(
            "alter table a add column more integer",
            "alter table a drop column more",
            "alter table a drop column name cascade",
            "alter table a rename column name to title",
            "alter table a rename column id to key",
            "alter table a alter column name drop default",
            "alter table a alter column name set default 'y'",
            "alter table a alter column name type varchar(30)",
            "alter table a alter column name set not null",
            "alter table a alter column number drop default",
            "alter table a rename to z",
            "alter table z rename to a",
            "alter table b rename column code to sign",
            "alter table b rename constraint b_code_key to b_only",
            "alter table b drop constraint b_code_key cascade",
            "alter table b add unique (other)",
            "alter table b drop constraint b_other_key",
            "alter table b add constraint b_more foreign key (other) references a on delete set null deferrable",
            "alter table b drop constraint b_more",
            "alter table b drop constraint b_a_fkey",
            "alter table b add constraint b_a_fkey foreign key (a) references a",
            "alter table b rename to a",
            "alter table c drop constraint c_code_fkey",
            "alter table c alter column number drop default",
            "alter sequence counted rename to counting",
            "alter sequence counting rename to counted",
            "alter sequence a_id_seq rename to a_numbers",
            "alter table d drop constraint d_part_check",
            "alter table d add check (part < 100)",
            "alter table d add exclude using btree (part with =)",
            "alter table d drop column twice",
            "alter table e rename column x to xx",
            "alter table e rename to ee",
            "drop index a_number",
            "create index a_number on a (number)",
            "create unique index a_number on a (number desc)",
            "alter index a_number rename to a_numbered",
            "drop index d_odd",
            "create table g (id integer primary key, a integer references a)",
            "create table g (id serial primary key, part integer) partition by range (part)",
            "create table h partition of g for values from (1) to (9)",
            "alter table g detach partition h",
            "drop table g",
            "drop table b cascade",
            "drop table a cascade",
            "drop table e cascade",
            "drop view v",
            "create view w as select * from b",
            "create or replace view v as select id, name from a where id > 1",
            "create function minded() returns trigger language plpgsql as 'begin return new; end'",
            "create trigger minding before insert on c for each row execute function minded()",
            "alter trigger minding on c rename to reminding",
            "drop trigger minding on c",
            "truncate a cascade",
            "comment on table a is 'noted'",
            "insert into directus_collections (collection, note) values ('g', 'new')",
            "update directus_collections set note = 'noted' where collection = 'a'",
            "delete from directus_collections where collection = 'b'",
            "insert into directus_fields (collection, field) values ('c', 'number'), ('a', 'mood')",
            "update directus_fields set collection = 'c' where collection = 'a' and field = 'number'",
            "update directus_fields set note = 'noted' where collection = 'b'",
            "delete from directus_fields where collection = 'a' and field = 'name'",
            "delete from directus_fields where collection = 'b'",
            "delete from directus_fields where field = 'number'",
            "insert into directus_relations (many_collection, many_field, one_collection) values ('c', 'b', 'b')",
            "update directus_relations set one_field = 'bs'",
            "delete from directus_relations",
            "alter table directus_users add column badge varchar(20)",
            "create index on directus_users (email)");

    @Test
    void findsWhatAWholeOneFinds() throws SQLException {
        long seed = Long.getLong("lockstep.test.seed", System.nanoTime());
        var random = new Random(seed);
        int done = 0;
        try (var project = ScratchProject.create(TestVendor.POSTGRES)) {
            try (var connection = project.connect()) {
                for (var sql : START) {
                    execute(connection, sql);
                }
            }
            for (int round = 0; round < 60; round++) {
                var statements = new ArrayList<String>();
                for (int i = 0; i <= random.nextInt(12); i++) {
                    statements.add(STATEMENTS.get(random.nextInt(STATEMENTS.size())));
                }
                done += check(project, statements, "seed " + seed);
            }
            for (var statement : STATEMENTS) {
                done += check(project, List.of(statement), statement);
            }
        }
        assertThat(done).as("statements that were carried out, seed " + seed).isGreaterThan(STATEMENTS.size());
    }

    /** Nobody writes to a table that comes into sight when the one before it in the search path goes. */
    @Test
    void findsATableThatWasHiddenByAnotherOne() throws SQLException {
        try (var project = ScratchProject.create(TestVendor.POSTGRES)) {
            try (var connection = project.connect()) {
                execute(connection, "create table twin (id integer primary key, one integer)");
                execute(connection, "create schema beside");
                execute(connection, "create table beside.twin (id integer primary key, other integer)");
            }
            var found = project.database().rehearse(connection -> {
                execute(connection, "set local search_path = public, beside");
                var look = inspector(project).look(connection);
                execute(connection, "drop table public.twin");
                return look.again();
            });
            assertThat(found.schema().table("twin"))
                    .isNotNull()
                    .satisfies(table -> assertThat(table.column("other")).isPresent());
        }
    }

    /** How many of the statements did not fail. */
    private static int check(ScratchProject project, List<String> statements, String reason) {
        var inspector = inspector(project);
        // what is known before is found by the same inspector, as in a server
        inspector.inspect(project.database());
        return project.database().rehearse(connection -> {
            var look = inspector.look(connection);
            var done = new ArrayList<String>();
            for (var sql : statements) {
                execute(connection, "savepoint before");
                try {
                    execute(connection, sql);
                    done.add(sql);
                } catch (SQLException notNow) {
                    execute(connection, "rollback to savepoint before");
                }
            }
            var again = look.again();
            var anew = inspector(project).inspect(connection);
            assertThat(parts(again)).as("%s: %s", reason, done).isEqualTo(parts(anew));
            return done.size();
        });
    }

    /** All of a state but the stamp, which nobody asks for in the middle of a change. */
    private static List<Object> parts(ProjectState state) {
        var model = state.model();
        return List.of(
                state.schema(),
                model,
                List.copyOf(model.collections().keySet()),
                List.copyOf(model.fields().keySet()),
                List.copyOf(model.relations().keySet()),
                state.layout(),
                state.rowIds(),
                state.keptTables());
    }

    private static ProjectInspector inspector(ScratchProject project) {
        return new ProjectInspector(project.database().vendor(), SYSTEM);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
