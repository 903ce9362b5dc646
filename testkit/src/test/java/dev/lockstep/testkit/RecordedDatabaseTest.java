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
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A database that Directus 12.4 made is read as Directus reads it, and what nobody manages in it stays. */
class RecordedDatabaseTest {

    private static final Path FOLDER =
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/recorded/12.4.0-postgres");

    @Test
    void showsTheSnapshotThatDirectusShowed() throws Exception {
        try (var project = restored()) {
            var shown = project.snapshot();
            var answer = JsonObject.builder().put("data", shown).build();
            assertThat(JsonWriter.toText(answer, JsonWriter.Layout.COMPACT))
                    .isEqualTo(Files.readString(FOLDER.resolve("snapshot.json")));
            assertThat(YamlWriter.toText(shown)).isEqualTo(Files.readString(FOLDER.resolve("snapshot.yaml")));
        }
    }

    @Test
    void differsFromItsOwnSnapshotInNothing() throws Exception {
        try (var project = restored()) {
            assertThat(project.diff(recorded()).changes().all()).isEmpty();
            assertThat(project.diff(YamlReader.read(Files.readString(FOLDER.resolve("snapshot.yaml"))))
                            .changes()
                            .all())
                    .isEmpty();
        }
    }

    @Test
    void isMadeAnewFromItsSnapshot() throws Exception {
        try (var project = ScratchProject.create(TestVendor.POSTGRES)) {
            project.migrate(recorded());
            assertThat(project.diff(recorded()).changes().all()).isEmpty();
        }
    }

    @Test
    void keepsWhatNobodyManages() throws Exception {
        try (var project = restored()) {
            var before = JsonWriter.toText(recorded());
            var wanted = JsonReader.read(before.replace("\"max_length\":100", "\"max_length\":120")
                    .replace("\"max_length\": 100", "\"max_length\": 120")
                    .replace("\"on_delete\": \"SET NULL\"", "\"on_delete\": \"CASCADE\""));
            assertThat(project.migrate(wanted).changes().all()).isNotEmpty();
            assertThat(answer(project, "select count(*) from legacy_orders")).isEqualTo("3");
            assertThat(answer(
                            project,
                            "select string_agg(pg_get_constraintdef(oid), '; ' order by conname) from pg_constraint"
                                    + " where conrelid = 'legacy_orders'::regclass and contype <> 'n'"))
                    .isEqualTo("CHECK ((amount >= (0)::numeric)); FOREIGN KEY (author) REFERENCES author(id)"
                            + " ON DELETE SET NULL; UNIQUE (code, region); PRIMARY KEY (id)");
            assertThat(answer(project, "select string_agg(legacy_code, ', ' order by legacy_code) from author"))
                    .isEqualTo("L1, none");
            assertThat(answer(
                            project,
                            "select character_maximum_length from information_schema.columns"
                                    + " where table_name = 'author' and column_name = 'name'"))
                    .isEqualTo("120");
            assertThat(answer(project, "select f_bigint from kinds where id = 1"))
                    .isEqualTo("9007199254740993");
        }
    }

    private static JsonValue recorded() throws IOException {
        return ((JsonObject) JsonReader.read(Files.readString(FOLDER.resolve("snapshot.json"))))
                .find("data")
                .orElseThrow();
    }

    private static ScratchProject restored() throws IOException, SQLException {
        var database = TestVendor.POSTGRES.empty();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(FOLDER.resolve("database.sql"), StandardCharsets.UTF_8));
        }
        return ScratchProject.in(database);
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
