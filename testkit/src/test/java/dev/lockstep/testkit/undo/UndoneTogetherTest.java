package dev.lockstep.testkit.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.apply.UndoRefusedException;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Several changes of one table that are undone with one plan. */
class UndoneTogetherTest {

    private static final String FIRST = field("id", "integer", true) + "," + field("name", "string", false);

    @TestFactory
    Stream<DynamicTest> tableComesBackWithoutFieldsThatItGotBeforeItWent() {
        return each(project -> {
            project.migrate(FIRST);
            project.write("INSERT INTO box (id, name) VALUES (1, 'one')");
            var before = project.content();
            long changed = project.migrate(FIRST + "," + field("size", "integer", false));
            project.migrate("");
            project.undo(changed, true);
            assertThat(before.differencesTo(project.content())).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> tableComesBackWhereAFolderHasItsNameByNow() {
        return each(project -> {
            project.migrate(FIRST);
            project.write("INSERT INTO box (id, name) VALUES (1, 'one')");
            var before = project.content();
            long gone = project.migrate("");
            project.migrateToFolder("");
            project.undo(gone, true);
            assertThat(before.differencesTo(project.content())).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> fieldsOfTheTableHaveTheNumbersThatTheyHadThoughTheFolderHasTheirNames() {
        return each(project -> {
            project.migrate(FIRST);
            project.write("INSERT INTO box (id, name) VALUES (1, 'one')");
            var before = project.content();
            long gone = project.migrate("");
            project.migrateToFolder("""
                    {"collection": "box", "field": "name", "type": "alias", "meta": {"special": ["alias", "no-data"]}}""");
            var after = project.content();
            long undone = project.undo(gone, true);
            assertThat(before.differencesTo(project.content())).isEmpty();
            project.undo(undone, false);
            assertThat(after.differencesTo(project.content())).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> tableComesBackWithTheValuesFromBeforeAConversion() {
        return each(project -> {
            project.migrate(FIRST);
            project.write("INSERT INTO box (id, name) VALUES (1, '007'), (2, '8'), (3, NULL)");
            var before = project.content();
            long changed = project.migrate(field("id", "integer", true) + "," + field("name", "integer", false));
            project.migrate("");
            project.undo(changed, true);
            assertThat(before.differencesTo(project.content())).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> fieldThatWasConvertedAndWentIsToBeUndoneOneByOne() {
        return each(project -> {
            project.migrate(FIRST);
            project.write("INSERT INTO box (id, name) VALUES (1, '007'), (2, '8'), (3, NULL)");
            var before = project.content();
            long converted = project.migrate(field("id", "integer", true) + "," + field("name", "integer", false));
            long gone = project.migrate(field("id", "integer", true));
            assertThatThrownBy(() -> project.undo(converted, true)).isInstanceOf(UndoRefusedException.class);
            project.undo(gone, false);
            project.undo(converted, false);
            assertThat(before.differencesTo(project.content())).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> fieldThatGotAnotherDefaultAndWentIsToBeUndoneOneByOne() {
        return each(project -> {
            project.migrate(FIRST + "," + sized("7"));
            project.write("INSERT INTO box (id, size) VALUES (1, 7), (2, NULL), (3, 8)");
            var before = project.content();
            long changed = project.migrate(FIRST + "," + sized("null"));
            long gone = project.migrate(FIRST);
            assertThatThrownBy(() -> project.undo(changed, true)).isInstanceOf(UndoRefusedException.class);
            project.undo(gone, false);
            project.undo(changed, false);
            assertThat(before.differencesTo(project.content())).isEmpty();
        });
    }

    /** Its meta row has a number, by which it stands among the others. */
    @TestFactory
    Stream<DynamicTest> fieldThatWentAndIsThereAgainHasTheNumberThatItHad() {
        return each(project -> {
            project.migrate(FIRST + "," + sized("7") + "," + field("weight", "integer", false));
            var before = project.content();
            long gone = project.migrate(FIRST + "," + field("weight", "integer", false));
            project.migrate(FIRST + "," + sized("8") + "," + field("weight", "integer", false));
            var after = project.content();
            long undone = project.undo(gone, true);
            assertThat(before.differencesTo(project.content())).isEmpty();
            project.undo(undone, false);
            assertThat(after.differencesTo(project.content())).isEmpty();
        });
    }

    private static String sized(String defaultValue) {
        return """
                {"collection": "box", "field": "size", "type": "integer", "meta": {}, "schema": {"is_nullable": true, \
                "default_value": %s}}""".formatted(defaultValue);
    }

    private static String field(String name, String type, boolean key) {
        return """
                {"collection": "box", "field": "%s", "type": "%s", "meta": {}, "schema": {"data_type": "%s", \
                "is_primary_key": %s, "is_nullable": %s, "max_length": %s}}""".formatted(
                name, type, type.equals("string") ? "varchar" : type, key, !key, type.equals("string") ? "20" : "null");
    }

    private static Stream<DynamicTest> each(Trying test) {
        return EachVendor.vendors()
                .map(vendor -> DynamicTest.dynamicTest(vendor.toString(), () -> {
                    try (var project = new Box(vendor)) {
                        test.with(project);
                    }
                }));
    }

    private interface Trying {
        void with(Box project) throws SQLException;
    }

    /** A project with one table, or none. */
    private static final class Box implements AutoCloseable {
        private final ScratchProject project;
        private final PlainDatabase database;

        Box(TestVendor vendor) throws SQLException {
            this.project = ScratchProject.create(vendor);
            this.database = PlainDatabase.open(project.url());
        }

        long migrate(String fields) {
            return migrate(fields.isEmpty() ? "" : """
                    {"collection": "box", "meta": {}, "schema": {"name": "box"}}""", fields);
        }

        long migrateToFolder(String fields) {
            return migrate("""
                    {"collection": "box", "meta": {}, "schema": null}""", fields);
        }

        private long migrate(String collections, String fields) {
            var applied = project.migrate(JsonReader.read("""
                    {"version": 1, "directus": "12.4.0", "vendor": "sqlite", "collections": [%s], "fields": [%s],
                    "relations": []}""".formatted(collections, fields)));
            return Objects.requireNonNull(applied.entry());
        }

        void write(String sql) throws SQLException {
            database.run(sql);
        }

        long undo(long entry, boolean through) {
            return Objects.requireNonNull(
                    project.migrator().undo(entry, through, Terms.DEFAULT).entry());
        }

        Content content() throws SQLException {
            return Content.of(project, database);
        }

        @Override
        public void close() throws SQLException {
            database.close();
            project.close();
        }
    }
}
