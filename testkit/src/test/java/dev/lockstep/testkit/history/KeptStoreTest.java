package dev.lockstep.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.migrate.history.HistoryEntry;
import dev.lockstep.migrate.history.Kept;
import dev.lockstep.migrate.history.Purge;
import dev.lockstep.migrate.history.Retention;
import dev.lockstep.migrate.plan.KeptList;
import dev.lockstep.migrate.plan.KeptRecord;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What was set aside is listed, measured and destroyed, on each product. */
class KeptStoreTest {

    private static final JsonValue FULL = YamlReader.read("""
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
              - {collection: places, field: name, type: string, meta: {}, schema: {data_type: varchar, max_length: 255}}
            """);
    private static final JsonValue LESS = YamlReader.read("""
            version: 1
            directus: 12.4.0
            vendor: sqlite
            collections:
              - {collection: news, meta: {}, schema: {name: news}}
            fields:
              - {collection: news, field: id, type: integer, meta: {}, schema: {data_type: integer, is_primary_key: true, has_auto_increment: true}}
            """);

    private interface OnProject {
        void run(ScratchProject project, PlainDatabase database, Recorder recorder) throws SQLException;
    }

    /** A project with a column and a table that were set aside, with three rows and two. */
    private static Stream<DynamicTest> onEach(OnProject test) {
        return EachVendor.vendors()
                .map(vendor -> DynamicTest.dynamicTest(vendor.toString(), () -> {
                    try (var project = ScratchProject.create(vendor);
                            var database = PlainDatabase.open(project.url())) {
                        project.migrate(FULL);
                        database.run("INSERT INTO news (title) VALUES ('one'), ('two'), ('three')");
                        database.run("INSERT INTO places (name) VALUES ('here'), ('there')");
                        project.migrate(LESS);
                        test.run(project, database, new Recorder(project));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> listsAndMeasuresWhatWasSetAside() {
        return onEach((project, database, recorder) -> {
            var kept = all(project, recorder);
            assertThat(kept).extracting(Kept::collection).containsExactlyInAnyOrder("news", "places");
            assertThat(kept).allMatch(Kept::present);
            var newest =
                    project.database().read(connection -> recorder.history().newest(connection));
            assertThat(kept)
                    .extracting(Kept::entry)
                    .containsOnly(newest.orElseThrow().id());
            var use = project.database().read(connection -> recorder.kept().diskUse(connection, kept));
            assertThat(use.tables()).isEqualTo(2);
            assertThat(use.rows()).isEqualTo(5);
            assertThat(use.bytes())
                    .hasValueSatisfying(bytes -> assertThat(bytes).isBetween(1000L, 1_000_000L));
        });
    }

    /** With more than the 64 KB that an ordinary text of MySQL holds. */
    @TestFactory
    Stream<DynamicTest> keepsTheDefinitionOfALargeCollection() {
        return onEach((project, database, recorder) -> {
            var before = project.snapshot();
            var note = "n".repeat(2000);
            var columns = IntStream.range(0, 50)
                    .mapToObj(number -> "  - {collection: large, field: f" + number + ", type: integer, meta: {note: "
                            + note + "}, schema: {data_type: integer}}")
                    .collect(Collectors.joining("\n"));
            project.migrate(YamlReader.read("""
                    version: 1
                    directus: 12.4.0
                    vendor: sqlite
                    collections:
                      - {collection: large, meta: {}, schema: {name: large}}
                    fields:
                      - {collection: large, field: id, type: integer, meta: {}, schema: {data_type: integer, is_primary_key: true, has_auto_increment: true}}
                    """ + columns));
            database.run("INSERT INTO large (f1) VALUES (1)");
            project.migrate(before);
            assertThat(all(project, recorder)).extracting(Kept::collection).contains("large");
            var definition = database.rows("SELECT definition FROM lockstep_kept WHERE collection = 'large'")
                    .getFirst()
                    .text("definition");
            assertThat(definition).hasSizeGreaterThan(100_000).contains("f49");
        });
    }

    @TestFactory
    Stream<DynamicTest> destroysWhatOneEntrySetAsideAndSaysSo() {
        return onEach((project, database, recorder) -> {
            var model = project.migrator().inspect().model();
            recorder.add(7, model, model);
            recorder.add(8, model, model);
            database.run("UPDATE lockstep_kept SET entry = CASE WHEN collection = 'news' THEN 7 ELSE 8 END");
            var store = recorder.kept();
            var ofEntry = project.database().read(connection -> store.ofEntry(connection, 7));
            assertThat(ofEntry).extracting(Kept::collection).containsExactly("news");
            var gone = ofEntry.getFirst().table();
            purge(project, recorder, ofEntry);
            assertThat(project.migrator().inspect().schema().table(gone)).isNull();
            assertThat(all(project, recorder)).extracting(Kept::collection).containsExactly("places");
            var entries =
                    project.database().read(connection -> recorder.history().list(connection, null, 2, 0));
            assertThat(entries).extracting(HistoryEntry::purgedAt).containsExactly(null, Recorder.NOON);
            // once more is nothing
            purge(project, recorder, ofEntry);
            assertThat(all(project, recorder)).hasSize(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> destroysWhatIsOverItsTime() {
        return onEach((project, database, recorder) -> {
            database.run("UPDATE lockstep_kept SET taken_at = '2026-10-02T12:00:00Z' WHERE collection = 'news'");
            database.run("UPDATE lockstep_kept SET taken_at = '2026-10-02T12:00:01Z' WHERE collection = 'places'");
            var over = over(project, recorder, Retention.DEFAULT);
            assertThat(over).extracting(Kept::collection).containsExactly("news");
            assertThat(over(project, recorder, new Retention(Duration.ofDays(31))))
                    .isEmpty();
            assertThat(over(project, recorder, new Retention(Duration.ZERO))).hasSize(2);
            purge(project, recorder, over);
            assertThat(over(project, recorder, Retention.DEFAULT)).isEmpty();
            assertThat(all(project, recorder)).extracting(Kept::collection).containsExactly("places");
        });
    }

    @TestFactory
    Stream<DynamicTest> purgesByTimeAndByEntryAndAsMuchAsThereIs() {
        return onEach((project, database, recorder) -> {
            var clock = Clock.fixed(Recorder.NOON, ZoneOffset.UTC);
            var purge = new Purge(project.database(), clock);
            database.run("UPDATE lockstep_kept SET taken_at = '2026-10-02T12:00:00Z' WHERE collection = 'news'");
            database.run("UPDATE lockstep_kept SET taken_at = '2026-10-31T12:00:00Z', entry = 3"
                    + " WHERE collection = 'places'");
            for (int id = 1000; id < 1250; id++) {
                database.run("INSERT INTO lockstep_kept (id, stored_table, kind, collection, " + database.quote("rows")
                        + ", taken_at, definition) VALUES (" + id + ", 'lockstep_kept_" + id
                        + "', 'column', 'old', 1, '2026-01-01T00:00:00Z', '{}')");
            }
            var tables = all(project, recorder).stream()
                    .filter(Kept::present)
                    .map(Kept::table)
                    .toList();
            assertThat(purge.entry(4)).isZero();
            assertThat(purge.over(Retention.DEFAULT)).isEqualTo(251);
            assertThat(purge.over(Retention.DEFAULT)).isZero();
            assertThat(all(project, recorder)).extracting(Kept::collection).containsExactly("places");
            assertThat(purge.entry(3)).isEqualTo(1);
            assertThat(all(project, recorder)).isEmpty();
            assertThat(project.migrator().inspect().schema().tables())
                    .doesNotContainKeys(tables.toArray(String[]::new));
        });
    }

    @TestFactory
    Stream<DynamicTest> completesAPurgeThatEndedInTheMiddle() {
        return onEach((project, database, recorder) -> {
            var kept = all(project, recorder);
            database.run("DROP TABLE " + kept.getFirst().table());
            assertThat(all(project, recorder)).extracting(Kept::present).containsExactly(false, true);
            purge(project, recorder, kept);
            assertThat(all(project, recorder)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> destroysNothingButWhatWasSetAside() {
        return onEach((project, database, recorder) -> {
            database.run("UPDATE lockstep_kept SET stored_table = 'news' WHERE collection = 'news'");
            var kept = all(project, recorder);
            assertThatThrownBy(() -> recorder.kept().purge(kept, Recorder.NOON))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("news");
        });
    }

    @TestFactory
    Stream<DynamicTest> aListOfAnOlderVersionGetsTheNumbersOfEntries() {
        return onEach((project, database, recorder) -> {
            database.run("ALTER TABLE lockstep_kept DROP COLUMN entry");
            if (project.database().vendor().rules().vendor().equals("mysql")) {
                database.run("ALTER TABLE lockstep_kept MODIFY definition text NOT NULL");
            }
            var before = database.rows("SELECT * FROM lockstep_kept ORDER BY id");
            assertThat(all(project, recorder)).hasSize(2);
            assertThat(recorder.tables().altered()).hasSize(1);
            recorder.makeTables();
            assertThat(recorder.tables().altered()).isEmpty();
            assertThat(all(project, recorder)).extracting(Kept::entry).containsOnlyNulls();
            assertThat(database.rows("SELECT definition FROM lockstep_kept ORDER BY id"))
                    .extracting(row -> row.text("definition"))
                    .containsExactlyElementsOf(
                            before.stream().map(row -> row.text("definition")).toList());
            var more =
                    new KeptRecord(99, "lockstep_kept_99", KeptRecord.Kind.COLUMN, "news", "title", JsonObject.EMPTY);
            var statement = KeptList.add(project.database().vendor(), more, 3, Recorder.NOON, 12);
            project.database().change(connection -> {
                Recorder.run(connection, List.of(statement));
                return true;
            });
            assertThat(all(project, recorder).getLast())
                    .isEqualTo(new Kept(
                            99,
                            "lockstep_kept_99",
                            "column",
                            "news",
                            "title",
                            3,
                            Recorder.NOON,
                            12L,
                            false,
                            JsonObject.EMPTY));
        });
    }

    private static List<Kept> all(ScratchProject project, Recorder recorder) {
        var store = recorder.kept();
        return project.database().read(store::all);
    }

    private static List<Kept> over(ScratchProject project, Recorder recorder, Retention retention) {
        var store = recorder.kept();
        var now = Instant.parse("2026-11-01T12:00:00Z");
        return project.database().read(connection -> store.over(connection, retention, now));
    }

    private static void purge(ScratchProject project, Recorder recorder, List<Kept> kept) {
        var statements = recorder.kept().purge(kept, Recorder.NOON);
        project.database().change(connection -> {
            Recorder.run(connection, statements);
            return true;
        });
    }
}
