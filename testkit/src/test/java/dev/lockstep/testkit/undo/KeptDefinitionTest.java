package dev.lockstep.testkit.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.schema.TableDocument;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The list of what was set aside says all that the database knew of it. */
class KeptDefinitionTest {

    private static final String FIELDS = """
            collections:
              - {collection: book, meta: {}, schema: {}}
              - {collection: shelf, meta: {}, schema: {}}
            fields:
              - {collection: book, field: id, type: integer, meta: {}, schema: {is_primary_key: true, has_auto_increment: true}}
              - {collection: book, field: title, type: string, meta: {}, schema: {max_length: 40, default_value: "it's", is_unique: true}}
              - {collection: shelf, field: id, type: integer, meta: {}, schema: {is_primary_key: true, has_auto_increment: true}}
              - {collection: shelf, field: book, type: integer, meta: {}, schema: {is_indexed: true}}
            """;

    @TestFactory
    Stream<? extends DynamicNode> tells() {
        return EachVendor.of(
                vendor -> Stream.of(DynamicTest.dynamicTest("the table and the column", () -> check(vendor))));
    }

    private static void check(TestVendor vendor) throws SQLException {
        try (var project = ScratchProject.create(vendor)) {
            project.migrate(
                    model(
                            vendor,
                            FIELDS
                                    + "relations: [{collection: shelf, field: book, related_collection: book, meta: {}, schema: {}}]"));
            run(project, "insert into book (title) values ('one')");
            run(project, "insert into shelf (book) values (1)");
            var before = schema(project);
            var withoutTitle = FIELDS.lines()
                    .filter(line -> !line.contains("field: title") && !line.contains("shelf"))
                    .toList();
            project.migrate(model(vendor, String.join("\n", withoutTitle) + "\nrelations: []"));
            var book = Objects.requireNonNull(before.table("book"));
            assertThat(TableDocument.readColumn(definition(project, "column", "column")))
                    .isEqualTo(book.column("title").orElseThrow());
            assertThat(TableDocument.read(definition(project, "table", "table")))
                    .isEqualTo(before.table("shelf"));
        }
    }

    private static JsonObject model(TestVendor vendor, String yaml) {
        return ((JsonObject) YamlReader.read(yaml))
                .with("version", JsonValue.of(1))
                .with("directus", JsonValue.of(ScratchProject.COMPATIBILITY))
                .with("vendor", JsonValue.of(vendor.product()));
    }

    private static DatabaseSchema schema(ScratchProject project) {
        var database = project.database();
        return database.inspect(database.vendor().inspector()::inspect);
    }

    private static JsonObject definition(ScratchProject project, String kind, String key) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select definition from lockstep_kept where kind = '" + kind + "'")) {
            assertThat(rows.next()).isTrue();
            var definition = (JsonObject) JsonReader.read(rows.getString(1));
            return (JsonObject) definition.find(key).orElseThrow();
        }
    }

    private static void run(ScratchProject project, String sql) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
