package dev.lockstep.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.SchemaInspector;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.FieldName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of a project is what it is at that moment, whoever changed it, and whatever is remembered of the last time. */
@ParameterizedClass
@MethodSource("vendors")
class CurrentStateTest {

    private final TestVendor vendor;
    private final StatementLog log = new StatementLog();
    private ScratchProject project;
    private Connection other;
    private WatchedDatabase database;
    private ProjectInspector inspector;

    CurrentStateTest(TestVendor vendor) {
        this.vendor = vendor;
    }

    static Stream<TestVendor> vendors() {
        return EachVendor.vendors();
    }

    @BeforeEach
    void open() throws SQLException {
        project = ScratchProject.create(vendor);
        other = project.connect();
        database = new WatchedDatabase(project.database(), log);
        inspector = inspector();
    }

    @AfterEach
    void close() throws SQLException {
        other.close();
        project.close();
    }

    @Test
    void isWhatAFirstLookTellsAfterEachStatementOfOthers() throws SQLException {
        for (var statement : List.of(
                "create table noted (id integer primary key, name varchar(20), more integer)",
                "create index noted_more on noted (more)",
                "insert into directus_collections (collection, note) values ('noted', 'one')",
                "insert into directus_fields (collection, field, note) values ('noted', 'name', 'one')",
                "insert into directus_fields (collection, field, note) values ('noted', 'more', 'one')",
                "update directus_fields set note = 'two' where field = 'more'",
                "update directus_fields set note = 'one' where field = 'more'",
                "insert into directus_relations (many_collection, many_field, one_collection)"
                        + " values ('noted', 'more', 'noted')",
                "update directus_relations set one_field = 'these'",
                "delete from directus_relations",
                "update directus_collections set note = 'two'",
                "alter table noted add column added integer default 5",
                "alter table noted rename column name to title",
                "create view seen as select id from noted",
                "delete from directus_fields where field = 'name'",
                "drop view seen",
                "drop table noted",
                "delete from directus_collections where collection = 'noted'")) {
            execute(other, statement);
            var first = inspector().inspect(database);
            // twice: the second time something may be remembered
            assertThat(contents(inspector.inspect(database))).as(statement).isEqualTo(contents(first));
            assertThat(contents(inspector.inspect(database)))
                    .as("again after " + statement)
                    .isEqualTo(contents(first));
        }
    }

    @Test
    void isWhatATransactionDidItselfAndNothingOfItWhenThatIsTakenBack() throws SQLException {
        execute(other, "create table noted (id integer primary key, name varchar(20))");
        execute(other, "insert into directus_fields (collection, field, note) values ('noted', 'name', 'one')");
        var before = contents(inspector.inspect(database));
        assertThat(contents(inspector.inspect(database))).isEqualTo(before);
        if (!database.rehearsesOnCopy()) {
            database.rehearse(connection -> {
                assertThat(contents(inspector.inspect(connection))).isEqualTo(before);
                execute(connection, "update directus_fields set note = 'two' where field = 'name'");
                assertThat(note(inspector.inspect(connection))).isEqualTo("two");
                execute(connection, "update directus_fields set note = 'three' where field = 'name'");
                assertThat(note(inspector.inspect(connection))).isEqualTo("three");
                execute(connection, "alter table noted add column added integer");
                assertThat(requireNonNull(inspector.inspect(connection).schema().table("noted"))
                                .column("added"))
                        .isPresent();
                return true;
            });
        }
        assertThat(contents(inspector.inspect(database))).isEqualTo(before);
        execute(other, "alter table noted add column added varchar(5)");
        assertThat(contents(inspector.inspect(database)))
                .isEqualTo(contents(inspector().inspect(database)))
                .isNotEqualTo(before);
    }

    @Test
    void isNotReadAgainWhereTheDatabaseTellsThatItIsTheSame() throws SQLException {
        execute(other, "create table noted (id integer primary key, name varchar(20))");
        execute(other, "insert into directus_fields (collection, field) values ('noted', 'name')");
        boolean tells =
                database.read(connection -> vendorInspector().rows(connection, List.of("directus_fields")) != null);
        assertThat(tells).isEqualTo(vendor == TestVendor.POSTGRES);
        var first = inspector.inspect(database);
        log.take();
        var second = inspector.inspect(database);
        if (tells) {
            assertThat(second).isSameAs(first);
            // the stamp, and the versions of rows
            assertThat(log.take()).allMatch(statement -> statement.contains("pg_current_snapshot"));
        } else {
            assertThat(log.take()).anyMatch(statement -> statement.contains("directus_fields"));
        }
        // rows of others make it ask again, and no more than ask
        execute(other, "insert into noted values (1, 'one')");
        log.take();
        assertThat(contents(inspector.inspect(database))).isEqualTo(contents(first));
        assertThat(log.take().stream().filter(CurrentStateTest::readsMetaRows).count())
                .isEqualTo(tells ? 0 : 3);
        // a meta row makes it read meta rows, and what only the rows tell
        execute(other, "update directus_fields set note = 'two'");
        log.take();
        assertThat(note(inspector.inspect(database))).isEqualTo("two");
        var statements = log.take();
        assertThat(statements.stream().filter(CurrentStateTest::readsMetaRows).count())
                .isEqualTo(3);
        if (tells) {
            assertThat(statements).noneMatch(statement -> statement.contains("format_type"));
        }
    }

    private static boolean readsMetaRows(String statement) {
        return statement.matches("(?s)select .* from .directus_(collections|fields|relations). order by .*");
    }

    private ProjectInspector inspector() {
        return new ProjectInspector(
                project.database().vendor(), SystemTables.load().model());
    }

    private SchemaInspector vendorInspector() {
        return project.database().vendor().inspector();
    }

    private static String note(ProjectState state) {
        var field = requireNonNull(state.model().field(new FieldName("noted", "name")));
        return requireNonNull(requireNonNull(field.meta()).text("note"));
    }

    /** Everything but the stamp. */
    private static List<Object> contents(ProjectState state) {
        return List.of(
                state.schema(), state.model(), state.layout(), state.rowIds(), state.keptTables(), state.whole());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
