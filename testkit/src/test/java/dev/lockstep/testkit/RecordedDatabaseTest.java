package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.document.yaml.YamlWriter;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database that Directus 12.4 made is read as Directus reads it, and what nobody manages in it stays. */
class RecordedDatabaseTest {

    private static final List<Recorded> ALL = List.of(
            new Recorded(
                    TestVendor.POSTGRES,
                    "12.4.0-postgres",
                    "select string_agg(pg_get_constraintdef(oid), '; ' order by conname) from pg_constraint"
                            + " where conrelid = 'legacy_orders'::regclass and contype <> 'n'",
                    "CHECK ((amount >= (0)::numeric)); FOREIGN KEY (author) REFERENCES author(id)"
                            + " ON DELETE SET NULL; UNIQUE (code, region); PRIMARY KEY (id)",
                    "select string_agg(legacy_code, ', ' order by legacy_code) from author",
                    "current_schema()"),
            new Recorded(
                    TestVendor.MARIADB,
                    "12.4.0-mariadb",
                    "select concat((select replace(check_clause, char(34), char(96)) from information_schema.check_constraints where"
                            + " constraint_schema = database() and constraint_name = 'legacy_orders_amount_check'),"
                            + " '; ', (select concat(referenced_table_name, ' ', delete_rule) from"
                            + " information_schema.referential_constraints where constraint_schema = database() and"
                            + " table_name = 'legacy_orders'), '; ', (select group_concat(column_name order by"
                            + " index_name, seq_in_index) from information_schema.statistics where table_schema ="
                            + " database() and table_name = 'legacy_orders'))",
                    "`amount` >= 0; author SET NULL; amount,author,code,region,id",
                    "select group_concat(legacy_code order by legacy_code separator ', ') from author",
                    "database()"));

    /**
     * A recorded database.
     *
     * @param constraintsQuery tells what holds for the table that nobody manages
     * @param constraints what it must answer
     * @param unmanagedQuery tells the values of a column that nobody manages
     * @param schema what the catalog calls the place of its tables
     */
    record Recorded(
            TestVendor vendor,
            String folder,
            String constraintsQuery,
            String constraints,
            String unmanagedQuery,
            String schema) {

        String file(String name) throws IOException {
            return Files.readString(
                    Checkout.root()
                            .resolve("testkit/src/test/resources/dev/lockstep/testkit/recorded")
                            .resolve(folder)
                            .resolve(name),
                    StandardCharsets.UTF_8);
        }

        JsonValue snapshot() throws IOException {
            return ((JsonObject) JsonReader.read(file("snapshot.json")))
                    .find("data")
                    .orElseThrow();
        }

        ScratchProject restored() throws IOException, SQLException {
            var database = vendor.empty();
            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                statement.execute(file("database.sql"));
            }
            return ScratchProject.in(database);
        }

        @Override
        public String toString() {
            return folder;
        }
    }

    static Stream<Recorded> all() {
        var vendors = EachVendor.vendors().toList();
        return ALL.stream().filter(recorded -> vendors.contains(recorded.vendor()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void showsTheSnapshotThatDirectusShowed(Recorded recorded) throws Exception {
        try (var project = recorded.restored()) {
            var shown = project.snapshot();
            var answer = JsonObject.builder().put("data", shown).build();
            assertThat(JsonWriter.toText(answer, JsonWriter.Layout.COMPACT)).isEqualTo(recorded.file("snapshot.json"));
            assertThat(YamlWriter.toText(shown)).isEqualTo(recorded.file("snapshot.yaml"));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void differsFromItsOwnSnapshotInNothing(Recorded recorded) throws Exception {
        try (var project = recorded.restored()) {
            assertThat(project.diff(recorded.snapshot()).changes().all()).isEmpty();
            assertThat(project.diff(YamlReader.read(recorded.file("snapshot.yaml")))
                            .changes()
                            .all())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isMadeAnewFromItsSnapshot(Recorded recorded) throws Exception {
        try (var project = ScratchProject.create(recorded.vendor())) {
            project.migrate(recorded.snapshot());
            assertThat(project.diff(recorded.snapshot()).changes().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepsWhatNobodyManages(Recorded recorded) throws Exception {
        try (var project = recorded.restored()) {
            var before = JsonWriter.toText(recorded.snapshot());
            var wanted = JsonReader.read(before.replace("\"max_length\":100", "\"max_length\":120")
                    .replace("\"max_length\": 100", "\"max_length\": 120")
                    .replace("\"on_delete\": \"SET NULL\"", "\"on_delete\": \"CASCADE\""));
            assertThat(project.migrate(wanted).changes().all()).isNotEmpty();
            assertThat(answer(project, "select count(*) from legacy_orders")).isEqualTo("3");
            assertThat(answer(project, recorded.constraintsQuery())).isEqualTo(recorded.constraints());
            assertThat(answer(project, recorded.unmanagedQuery())).isEqualTo("L1, none");
            assertThat(answer(
                            project,
                            "select character_maximum_length from information_schema.columns where table_schema = "
                                    + recorded.schema() + " and table_name = 'author' and column_name = 'name'"))
                    .isEqualTo("120");
            assertThat(answer(project, "select f_bigint from kinds where id = 1"))
                    .isEqualTo("9007199254740993");
        }
    }

    private static String answer(ScratchProject project, String sql) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return String.valueOf(result.getString(1));
        }
    }
}
