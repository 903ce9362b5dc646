package dev.lockstep.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.document.snapshot.Fingerprint;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.migrate.history.HistoryDocument;
import dev.lockstep.migrate.history.HistoryEntry;
import dev.lockstep.migrate.history.HistoryEntry.How;
import dev.lockstep.migrate.history.HistoryEntry.Outcome;
import dev.lockstep.migrate.history.HistoryTables;
import dev.lockstep.migrate.project.RowIds;
import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Entries of the history and the recorded model, on each product. */
class HistoryTest {

    private static final JsonValue FIRST = YamlReader.read("""
            version: 1
            directus: 12.4.0
            vendor: sqlite
            collections:
              - {collection: news, meta: {}, schema: {name: news}}
              - {collection: places, meta: {}, schema: {name: places}}
            fields:
              - {collection: news, field: id, type: integer, meta: {}, schema: {data_type: integer, is_primary_key: true, has_auto_increment: true}}
              - {collection: news, field: title, type: string, meta: {}, schema: {data_type: varchar, max_length: 255}}
              - {collection: places, field: id, type: integer, meta: {}, schema: {data_type: integer, is_primary_key: true, has_auto_increment: true}}
            """);
    private static final JsonValue SECOND = YamlReader.read("""
            version: 1
            directus: 12.4.0
            vendor: sqlite
            collections:
              - {collection: news, meta: {note: changed}, schema: {name: news}}
              - {collection: places, meta: {}, schema: {name: places}}
            fields:
              - {collection: news, field: id, type: integer, meta: {}, schema: {data_type: integer, is_primary_key: true, has_auto_increment: true}}
              - {collection: news, field: title, type: text, meta: {}, schema: {data_type: text}}
              - {collection: places, field: id, type: integer, meta: {}, schema: {data_type: integer, is_primary_key: true, has_auto_increment: true}}
            """);

    private interface OnProject {
        void run(ScratchProject project, Recorder recorder) throws Exception;
    }

    private static Stream<DynamicTest> onEach(OnProject test) {
        return EachVendor.vendors()
                .map(vendor -> DynamicTest.dynamicTest(vendor.toString(), () -> {
                    try (var project = ScratchProject.create(vendor)) {
                        test.run(project, new Recorder(project));
                    }
                }));
    }

    /** Changes the model and leaves no record of that. */
    private static void migrate(ScratchProject project, JsonValue document) throws SQLException {
        project.migrate(document);
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            statement.execute("drop table " + HistoryTables.HISTORY);
            statement.execute("drop table " + HistoryTables.MODEL);
        }
    }

    @TestFactory
    Stream<DynamicTest> hasNothingBeforeItsTablesAreThere() {
        return onEach((project, recorder) -> {
            var history = recorder.history();
            project.database().read(connection -> {
                assertThat(history.list(connection, null, 10, 0)).isEmpty();
                assertThat(history.count(connection, null)).isZero();
                assertThat(history.entry(connection, 1)).isEmpty();
                assertThat(history.newest(connection)).isEmpty();
                assertThat(history.after(connection, 0)).isEmpty();
                assertThat(history.recorded(connection)).isEmpty();
                assertThat(history.differences(connection, model(project)).isEmpty())
                        .isTrue();
                return true;
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> tablesAreMadeOnceAndNoPartOfTheModel() {
        return onEach((project, recorder) -> {
            migrate(project, FIRST);
            var snapshot = project.snapshot();
            assertThat(recorder.tables().created())
                    .containsExactlyInAnyOrder(HistoryTables.HISTORY, HistoryTables.MODEL);
            var model = model(project);
            recorder.makeTables();
            assertThat(recorder.tables().created()).isEmpty();
            assertThat(recorder.tables().statements()).isEmpty();
            recorder.add(1, DataModel.EMPTY, model);
            assertThat(model(project)).isEqualTo(model);
            assertThat(project.snapshot()).hasToString(snapshot.toString());
            assertThat(project.migrator().inspect().schema().table(HistoryTables.HISTORY))
                    .isNotNull();
        });
    }

    @TestFactory
    Stream<DynamicTest> tablesGoAgainWithTheChangeThatMadeThem() {
        return onEach((project, recorder) -> {
            assertThatThrownBy(() -> project.database().change(connection -> {
                        recorder.makeTables(connection);
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(recorder.tables().created()).hasSize(2);
        });
    }

    @TestFactory
    Stream<DynamicTest> entriesAreReadAsTheyWereWritten() {
        return onEach((project, recorder) -> {
            var empty = model(project);
            migrate(project, FIRST);
            var first = model(project);
            recorder.makeTables();
            var entry = new HistoryEntry(
                    1,
                    Instant.parse("2026-11-01T12:00:00.123456Z"),
                    null,
                    How.EXTERNAL,
                    "Füße 😀 'quoted'",
                    null,
                    project.migrator().hash(first),
                    null,
                    Fingerprint.of(first, Recorder.SYSTEM).text(),
                    Duration.ofMillis(7),
                    Outcome.FAILED,
                    4L,
                    5L,
                    Instant.parse("2026-12-01T12:00:00Z"));
            var document = new HistoryDocument(
                    Changes.inFull(empty, first),
                    new RowIds(Map.of(new FieldName("a", "b"), 7L), Map.of()),
                    JsonValue.of("a plan"),
                    JsonArray.ofTexts(List.of("a hazard")),
                    JsonArray.ofTexts(List.of("a warning")));
            recorder.add(entry, document, DataModel.EMPTY, first);
            var read = project.database()
                    .read(connection -> recorder.history().entry(connection, 1).orElseThrow());
            assertThat(read.entry()).isEqualTo(entry);
            assertThat(read.document()).isEqualTo(document);
        });
    }

    @TestFactory
    Stream<DynamicTest> aVeryLongDocumentIsReadAsItWasWritten() {
        return onEach((project, recorder) -> {
            var model = model(project);
            recorder.makeTables();
            var text = "0123456789abcdefghijklmnopqrstuvwxyz".repeat(1_000_000);
            var document = new HistoryDocument(
                    new Changes(List.of()),
                    new RowIds(Map.of(), Map.of()),
                    JsonValue.of(text),
                    JsonArray.EMPTY,
                    JsonArray.EMPTY);
            recorder.add(recorder.entry(1, model, model), document, DataModel.EMPTY, model);
            var read = project.database()
                    .read(connection -> recorder.history().entry(connection, 1).orElseThrow());
            assertThat(read.document().equals(document)).isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> listsTheNewestFirstByPageAndByFingerprint() {
        return onEach((project, recorder) -> {
            migrate(project, FIRST);
            var first = model(project);
            migrate(project, SECOND);
            var second = model(project);
            recorder.makeTables();
            recorder.add(1, DataModel.EMPTY, first);
            recorder.add(2, first, second);
            recorder.add(3, second, DataModel.EMPTY);
            var history = recorder.history();
            var undone = history.undone(2, 3);
            project.database().change(connection -> {
                Recorder.run(connection, undone);
                return true;
            });
            project.database().read(connection -> {
                assertThat(history.list(connection, null, 10, 0))
                        .extracting(HistoryEntry::id)
                        .containsExactly(3L, 2L, 1L);
                assertThat(history.list(connection, null, 1, 1))
                        .extracting(HistoryEntry::id)
                        .containsExactly(2L);
                var fingerprint = Fingerprint.of(first, Recorder.SYSTEM).text();
                assertThat(history.list(connection, fingerprint, 10, 0))
                        .extracting(HistoryEntry::id)
                        .containsExactly(2L, 1L);
                assertThat(history.list(connection, fingerprint, 1, 1))
                        .extracting(HistoryEntry::id)
                        .containsExactly(1L);
                assertThat(history.count(connection, fingerprint)).isEqualTo(2);
                assertThat(history.count(connection, null)).isEqualTo(3);
                assertThat(history.list(connection, "0".repeat(64), 10, 0)).isEmpty();
                assertThat(history.after(connection, 1))
                        .extracting(HistoryEntry::id)
                        .containsExactly(3L, 2L);
                assertThat(history.newest(connection))
                        .hasValueSatisfying(newest -> assertThat(newest.id()).isEqualTo(3));
                assertThat(history.entry(connection, 2))
                        .hasValueSatisfying(
                                full -> assertThat(full.entry().undoneBy()).isEqualTo(3L));
                assertThat(history.recorded(connection)).contains(DataModel.EMPTY);
                return true;
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> writesOnlyTheRowsOfCollectionsThatDiffer() {
        return onEach((project, recorder) -> {
            migrate(project, FIRST);
            var first = model(project);
            migrate(project, SECOND);
            var second = model(project);
            recorder.makeTables();
            recorder.add(1, DataModel.EMPTY, first);
            var statements = recorder.history().recordModel(first, second);
            assertThat(statements).hasSize(2);
            assertThat(statements.getFirst().parameters()).containsExactly("news");
            assertThat(statements.getLast().parameters()).hasSize(2).contains("news");
            recorder.add(2, first, second);
            assertThat(recorded(project, recorder)).isEqualTo(second);
            assertThat(recorder.history().recordModel(second, second)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> tellsCollectionsApartByEveryCharacter() {
        return onEach((project, recorder) -> {
            var names = List.of("cafe", "Cafe", "café");
            var model = DataModel.of(
                    names.stream()
                            .map(name -> new CollectionDefinition(name, null, true))
                            .toList(),
                    List.of(),
                    List.of(),
                    new TreeSet<>(List.of(new FieldName("directus_users", "last_name"))));
            var fewer = DataModel.of(
                    List.of(new CollectionDefinition("Cafe", null, true)), List.of(), List.of(), new TreeSet<>());
            recorder.makeTables();
            recorder.add(1, DataModel.EMPTY, model);
            assertThat(recorded(project, recorder)).isEqualTo(model);
            recorder.add(2, model, fewer);
            assertThat(recorded(project, recorder)).isEqualTo(fewer);
        });
    }

    @TestFactory
    Stream<DynamicTest> tellsWhatOthersDid() {
        return onEach((project, recorder) -> {
            migrate(project, FIRST);
            var first = model(project);
            recorder.makeTables();
            recorder.add(1, DataModel.EMPTY, first);
            assertThat(differences(project, recorder).isEmpty()).isTrue();
            try (var database = PlainDatabase.open(project.url())) {
                database.run("ALTER TABLE news ADD COLUMN other integer");
                database.run("UPDATE directus_collections SET note = 'by hand' WHERE collection = 'places'");
            }
            var changed = model(project);
            var differences = differences(project, recorder);
            assertThat(differences.all()).hasSize(2);
            assertThat(differences.all().getFirst())
                    .isEqualTo(new Change.ChangeCollection(
                            Objects.requireNonNull(first.collection("places")),
                            Objects.requireNonNull(changed.collection("places"))));
            assertThat(differences.all().getLast())
                    .isEqualTo(
                            new Change.AddField(Objects.requireNonNull(changed.field(new FieldName("news", "other")))));
        });
    }

    private static Changes differences(ScratchProject project, Recorder recorder) {
        var now = model(project);
        return project.database().read(connection -> recorder.history().differences(connection, now));
    }

    private static DataModel recorded(ScratchProject project, Recorder recorder) {
        return project.database()
                .read(connection -> recorder.history().recorded(connection).orElseThrow());
    }

    private static DataModel model(ScratchProject project) {
        return project.migrator().inspect().model();
    }
}
