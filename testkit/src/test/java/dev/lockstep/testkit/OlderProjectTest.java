package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.snapshot.SnapshotWriter;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database of an older Directus, whose meta tables lack columns, is read as that version reads it, and changed. */
class OlderProjectTest {

    private static final Path RECORDED =
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/recorded");

    /** A database that an older Directus made. */
    record Older(String version, TestVendor vendor) {

        private Path folder() {
            return RECORDED.resolve(this.toString());
        }

        private ScratchProject restored() throws IOException, SQLException {
            var database = vendor.empty();
            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                if (vendor == TestVendor.SQLITE) {
                    // its driver runs the first of several statements only
                    for (var sql : Files.readAllLines(folder().resolve("database.sql"))) {
                        statement.execute(sql);
                    }
                } else {
                    statement.execute(Files.readString(folder().resolve("database.sql")));
                }
            }
            return ScratchProject.in(database);
        }

        private JsonValue snapshot() throws IOException {
            return ((JsonObject) JsonReader.read(Files.readString(folder().resolve("snapshot.json"))))
                    .find("data")
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return version + "-" + vendor;
        }
    }

    static Stream<Older> older() {
        return Stream.of(
                new Older("10.13.4", TestVendor.SQLITE),
                new Older("11.17.4", TestVendor.SQLITE),
                new Older("11.17.4", TestVendor.POSTGRES));
    }

    @ParameterizedTest
    @MethodSource("older")
    void isShownWithTheMetaKeysThatItHas(Older older) throws IOException, SQLException {
        try (var project = older.restored()) {
            var snapshot = SnapshotWriter.full(
                    project.migrator().inspect().model(),
                    older.version(),
                    older.vendor().toString());
            var answer = JsonObject.builder().put("data", snapshot).build();
            var shown = JsonWriter.toText(answer);
            // snapshots tell of indexes from version 11 on
            assertThat(
                            older.version().startsWith("10.")
                                    ? shown.replaceAll("\"is_indexed\":(true|false),|\"systemFields\":\\[],", "")
                                    : shown)
                    .isEqualTo(Files.readString(older.folder().resolve("snapshot.json")));
        }
    }

    @ParameterizedTest
    @MethodSource("older")
    void differsFromItsOwnSnapshotInNothing(Older older) throws IOException, SQLException {
        try (var project = older.restored()) {
            assertThat(project.diff(older.snapshot()).changes().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("older")
    void takesADocumentOfANewerVersionButForWhatItHasNoColumnFor(Older older) throws IOException, SQLException {
        var newer = JsonReader.read("""
                {
                  "version": 1,
                  "directus": "12.4.0",
                  "vendor": "sqlite",
                  "collections": [
                    {"collection": "song", "meta": {"icon": "note", "status": "inactive"}, "schema": {"name": "song"}},
                    {"collection": "genre", "meta": {"icon": "tag", "status": "active"}, "schema": {"name": "genre"}}
                  ],
                  "fields": [
                    {"collection": "song", "field": "id", "type": "integer",
                     "meta": {"hidden": true, "searchable": true},
                     "schema": {"is_primary_key": true, "has_auto_increment": true}},
                    {"collection": "song", "field": "title", "type": "string",
                     "meta": {"width": "half"}, "schema": {"max_length": 80}},
                    {"collection": "genre", "field": "id", "type": "integer", "meta": {},
                     "schema": {"is_primary_key": true, "has_auto_increment": true}},
                    {"collection": "genre", "field": "name", "type": "string", "meta": {"note": "of the newer one"},
                     "schema": {"max_length": 255}}
                  ],
                  "relations": []
                }
                """);
        try (var project = older.restored()) {
            var applied = project.migrate(newer);
            assertThat(applied.warnings())
                    .filteredOn(warning -> warning.code() == Warning.Code.UNKNOWN_META_KEY)
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.path()).endsWith(".meta.status"));
            assertThat(project.diff(newer).changes().all()).isEmpty();
            var model = project.migrator().inspect().model();
            assertThat(model.collections().values().stream().filter(collection -> collection.managed()))
                    .extracting(collection -> collection.name())
                    .containsExactly("genre", "song");
            // what went is kept, and what nobody manages is there
            assertThat(answer(project, "select count(*) from legacy_orders")).isEqualTo("3");
            assertThat(answer(project, "select count(*) from lockstep_kept")).isNotEqualTo("0");
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
