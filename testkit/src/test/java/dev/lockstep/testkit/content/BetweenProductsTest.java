package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.Checkout;
import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.plain.DatabaseState;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What one product shows, on another one: with Directus, that went wrong in all the ways that are tried here. */
class BetweenProductsTest {

    private static final Path FOLDER =
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/content");
    private static final Path EVERY_TYPE = FOLDER.resolve("every-type.yaml");

    /** A test of one product's snapshot on another one. */
    private interface OnPair {
        void run(TestVendor from, TestVendor to) throws SQLException, IOException;
    }

    private static Stream<DynamicContainer> pairs(OnPair test) {
        return EachVendor.withoutMysql(
                "from product to product",
                from -> EachVendor.withoutMysql("from product to product")
                        .filter(to -> to != from)
                        .map(to -> DynamicTest.dynamicTest("to " + to, () -> test.run(from, to))));
    }

    /** The tables are declared as if the model had been made there, to the type, the default and the foreign key. */
    @TestFactory
    Stream<DynamicContainer> typesDefaultsAndKeysStay() {
        return pairs((from, to) -> {
            var model = Corpus.read(EVERY_TYPE);
            var changes = dump(to, model).changesTo(dump(to, shown(from, model))).stream()
                    // a server's own rows say by flags what others say by columns
                    .filter(change -> !change.startsWith("directus_"));
            assertThat(changes).containsExactlyElementsOf(known(from, to));
        });
    }

    @TestFactory
    Stream<DynamicContainer> theSameSnapshotAgainChangesNothing() {
        return pairs((from, to) -> {
            var snapshot = shown(from, Corpus.read(EVERY_TYPE));
            try (var project = ScratchProject.create(to);
                    var database = PlainDatabase.open(project.url())) {
                project.migrate(snapshot);
                var state = DatabaseState.of(database);
                assertThat(project.diff(snapshot).changes().all()).isEmpty();
                assertThat(project.migrate(snapshot).changes().all()).isEmpty();
                assertThat(DatabaseState.of(database)).isEqualTo(state);
            }
        });
    }

    @TestFactory
    Stream<DynamicContainer> whatBelongsToTheServerStays() {
        return pairs((from, to) -> {
            var empty = shown(from, JsonObject.EMPTY);
            var snapshot = shown(from, Corpus.read(EVERY_TYPE));
            try (var project = ScratchProject.create(to);
                    var database = PlainDatabase.open(project.url())) {
                var before = database.tables();
                assertThat(project.diff(empty).changes().all()).isEmpty();
                project.migrate(snapshot);
                project.migrate(empty);
                var after = database.tables();
                after.keySet().removeIf(name -> !before.containsKey(name));
                assertThat(after).isEqualTo(before);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theTimeOfARowIsADefaultHoweverAProductSpellsIt() {
        return EachVendor.vendors()
                .map(vendor -> DynamicTest.dynamicTest(vendor.toString(), () -> {
                    var model = YamlReader.read("""
                    version: 1
                    directus: 12.4.0
                    vendor: mysql
                    collections:
                      - {collection: news, meta: {}, schema: {name: news}}
                    fields:
                      - {collection: news, field: id, type: integer, meta: {}, schema: {data_type: int unsigned, is_primary_key: true, has_auto_increment: true}}
                      - {collection: news, field: title, type: string, meta: {}, schema: {data_type: varchar, max_length: 255}}
                      - {collection: news, field: made, type: timestamp, meta: {}, schema: {data_type: timestamp, default_value: current_timestamp()}}
                    """);
                    try (var project = ScratchProject.create(vendor);
                            var database = PlainDatabase.open(project.url())) {
                        project.migrate(model);
                        assertThat(project.diff(model).changes().all()).isEmpty();
                        database.run("INSERT INTO news (title) VALUES ('now')");
                        assertThat(database.rows("SELECT made FROM news")
                                        .getFirst()
                                        .text("made"))
                                .matches("20\\d\\d-\\d\\d-\\d\\d \\d\\d:.*");
                    }
                }));
    }

    /** The changes that a committed list gives a reason for. */
    private static List<String> known(TestVendor from, TestVendor to) throws IOException {
        return Files.readAllLines(FOLDER.resolve("between-products.tsv")).stream()
                .filter(line -> line.startsWith(from + "\t" + to + "\t"))
                .map(line -> line.split("\t", -1)[2])
                .toList();
    }

    private static JsonObject shown(TestVendor vendor, JsonValue document) {
        try (var project = ScratchProject.create(vendor)) {
            if (!document.equals(JsonObject.EMPTY)) {
                project.migrate(document);
            }
            return project.snapshot();
        }
    }

    private static DatabaseDump dump(TestVendor vendor, JsonValue document) throws SQLException {
        try (var project = ScratchProject.create(vendor);
                var database = PlainDatabase.open(project.url())) {
            project.migrate(document);
            return DatabaseDump.of(database);
        }
    }
}
