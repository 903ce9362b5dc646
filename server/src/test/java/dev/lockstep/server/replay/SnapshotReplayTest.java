package dev.lockstep.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.testkit.Checkout;
import dev.lockstep.testkit.TestVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Snapshots that Directus wrote, of the model of {@code build-a-model.json} on several products and of older versions. Ours
 * must be the same to the last member; {@code snapshot-departures.tsv} lists the columns that SQLite holds otherwise here.
 */
class SnapshotReplayTest {

    private static final String BUILT = "built";
    private static final String FROM_POSTGRESQL = "from PostgreSQL";
    private static final List<String> SECTIONS = List.of("collections", "fields", "relations");
    private static final List<String> NUMBERS_OF_ARTICLES = List.of(
            "article.id", "article_blocks.article_id", "article_tag.article_id", "article_translations.article_id");

    @Test
    void aFreshProjectIsShownAsAFreshDirectus() {
        try (var project = RunningProject.start()) {
            assertThat(project.get("/schema/snapshot").data()).isEqualTo(Recordings.read("fresh-sqlite.json"));
        }
    }

    @Test
    void whatIsBuiltOverRestIsShownAsDirectusShowsIt() throws IOException {
        try (var project = RunningProject.start()) {
            // the numbers of articles were integers where it was recorded
            Recordings.build(
                    project,
                    body -> body.replace("article_id\",\"type\":\"bigInteger", "article_id\",\"type\":\"integer"));
            var recorded = Checkout.root()
                    .resolve("document/src/test/resources/dev/lockstep/document/snapshots/12.4.0-sqlite.json");
            compare(project, BUILT, (JsonObject) ((JsonObject) JsonReader.read(Files.newInputStream(recorded)))
                    .find("data")
                    .orElseThrow());
        }
    }

    @Test
    void whatIsBuiltOnTheProductThatWasRecordedIsShownToTheLetter() {
        try (var project = RunningProject.start(TestVendor.POSTGRES)) {
            Recordings.build(project);
            var snapshot = (JsonObject) project.get("/schema/snapshot").data();
            var recorded = (JsonObject) Recordings.read("model-postgres.json");
            for (var section : SECTIONS) {
                assertThat(items(snapshot, section)).as(section).isEqualTo(items(recorded, section));
            }
        }
    }

    @Test
    void whatComesFromAnotherProductIsShownAsDirectusShowsIt() {
        var edits = new ArrayList<JsonValue>();
        NUMBERS_OF_ARTICLES.forEach(name -> edits.add(edit("set", "fields/" + name + "/type", "integer")));
        NUMBERS_OF_ARTICLES.forEach(name -> edits.add(edit("set", "fields/" + name + "/schema/data_type", "integer")));
        edits.add(edit("remove", "fields/kinds.f_binary"));
        var wanted = SnapshotEdit.apply((JsonObject) Recordings.read("model-postgres.json"), new JsonArray(edits));
        try (var project = RunningProject.start()) {
            migrate(project, wanted);
            compare(project, FROM_POSTGRESQL, (JsonObject) Recordings.read("model-sqlite.json"));
        }
    }

    private static JsonArray edit(String... parts) {
        return JsonArray.ofTexts(List.of(parts));
    }

    @ParameterizedTest
    @CsvSource({
        "model-sqlite.json, 10, 53, 10",
        "model-postgres.json, 10, 54, 10",
        "model-mariadb.json, 10, 53, 10",
        "older-9.23.1.json, 4, 8, 1",
        "older-11.17.4.json, 3, 5, 1"
    })
    void aSnapshotOfAnotherProductOrVersionLeavesNothingToDo(String file, int collections, int fields, int relations) {
        var wanted = Recordings.read(file);
        try (var project = RunningProject.start()) {
            migrate(project, wanted);
            var snapshot = (JsonObject) project.get("/schema/snapshot").data();
            assertThat(SECTIONS.stream().map(section -> items(snapshot, section).size()))
                    .containsExactly(collections, fields, relations);
            // the indexes of the server stay, whether the file knows them or not
            assertThat(snapshot.get("systemFields"))
                    .isEqualTo(((JsonObject) Recordings.read("fresh-sqlite.json")).get("systemFields"));
        }
    }

    @ParameterizedTest
    @CsvSource({"9.23.1, 4, 8, 1", "11.17.4, 3, 5, 1"})
    void aSnapshotOfAnOlderVersionNeedsForceAndBringsWhatItLists(
            String version, int collections, int fields, int relations) {
        try (var project = RunningProject.start()) {
            var wanted = (JsonObject) Recordings.read("older-" + version + ".json");
            var refused = project.post("/schema/diff", wanted.with("vendor", JsonValue.of("sqlite")));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.response().body()).contains("version " + version, "12.4.0", "force");
            var diff = (JsonObject)
                    ((JsonObject) project.post("/schema/diff?force", wanted).data())
                            .find("diff")
                            .orElseThrow();
            // Directus would drop the indexes of system tables that the file does not know
            assertThat(diff.members().values().stream()
                            .map(section -> ((JsonArray) section).items().size()))
                    .containsExactly(collections, fields, 0, relations);
        }
    }

    @Test
    void rowsStayWhateverProductTheNextSnapshotIsFrom() {
        try (var project = RunningProject.start()) {
            migrate(project, Recordings.read("model-postgres.json"));
            insert(project, "author", "{\"id\": \"0d1c8f1e-3a8d-4b52-9a3e-6f1a2b3c4d5e\", \"name\": \"Ada\"}");
            insert(project, "article", "{\"title\": \"hello\", \"author\": \"0d1c8f1e-3a8d-4b52-9a3e-6f1a2b3c4d5e\"}");
            insert(project, "tag", "{\"code\": \"t1\"}");
            insert(project, "article_tag", "{\"article_id\": 1, \"tag_code\": \"t1\"}");
            insert(project, "kinds", """
                    {"f_decimal": 12.345, "f_timestamp": "2026-01-02T03:04:05.188Z", "f_datetime": "2026-01-02T03:04:05",
                     "f_json": {"a": [1]}, "f_csv": ["a", "b"], "f_uuid": "7e0a3a52-58a0-4f0b-8a52-0c6b7f5a1d2e"}
                    """);
            var before = rows(project);
            // each in turn, and each once more: what a product says in its own words changes nothing
            for (var file : List.of("model-sqlite.json", "model-postgres.json", "model-mariadb.json")) {
                var wanted = Recordings.read(file);
                for (int round = 0; round < 2; round++) {
                    var diff = project.post("/schema/diff?force&mode=merge", wanted);
                    if (diff.status() == 200) {
                        assertThat(project.post("/schema/apply", diff.data()).status())
                                .isEqualTo(204);
                    }
                    assertThat(project.post("/schema/diff?force&mode=merge", wanted)
                                    .status())
                            .as(file)
                            .isEqualTo(204);
                }
                assertThat(rows(project)).as(file).isEqualTo(before);
            }
        }
    }

    private static void insert(RunningProject project, String collection, String item) {
        var answer = project.send("POST", "/items/" + collection, item);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    private static List<String> rows(RunningProject project) {
        return Stream.of("author", "article", "tag", "article_tag", "kinds")
                .map(collection -> project.get("/items/" + collection).data().toString())
                .toList();
    }

    private static void migrate(RunningProject project, JsonValue wanted) {
        var diff = project.post("/schema/diff?force=true", wanted);
        assertThat(diff.status()).as(diff.response().body()).isEqualTo(200);
        var applied = project.post("/schema/apply", diff.data());
        assertThat(applied.status()).as(applied.response().body()).isEqualTo(204);
        var again = project.post("/schema/diff?force=true", wanted);
        assertThat(again.status()).as(again.response().body()).isEqualTo(204);
    }

    private static List<JsonValue> items(JsonObject snapshot, String section) {
        return ((JsonArray) snapshot.find(section).orElseThrow()).items();
    }

    /** Everything but the system fields, of which the recordings hold a few; entries in the same order. */
    private static void compare(RunningProject project, String title, JsonObject recorded) {
        var snapshot = (JsonObject) project.get("/schema/snapshot").data();
        var departures = Departures.of(SnapshotReplayTest.class, "snapshot-departures.tsv");
        var wrong = new TreeMap<String, String>();
        for (var section : SECTIONS) {
            var ours = byName(snapshot, section);
            var theirs = byName(recorded, section);
            assertThat(List.copyOf(ours.keySet())).isEqualTo(List.copyOf(theirs.keySet()));
            ours.forEach((name, entry) -> {
                var difference = difference(entry, Objects.requireNonNull(theirs.get(name)));
                var departure = departures.take(title + " " + name);
                if (!difference.equals(departure == null ? "" : departure.answer())) {
                    wrong.put(name, difference);
                }
            });
        }
        assertThat(wrong).isEmpty();
        // what is left belongs to the other comparison
        var other = title.equals(BUILT) ? FROM_POSTGRESQL : BUILT;
        assertThat(departures.left()).as("departures that are none").allMatch(place -> place.startsWith(other + " "));
        assertThat(snapshot.get("version")).isEqualTo(recorded.get("version"));
        assertThat(snapshot.get("directus")).isEqualTo(recorded.get("directus"));
        assertThat(snapshot.get("vendor")).isEqualTo(recorded.get("vendor"));
    }

    private static Map<String, JsonObject> byName(JsonObject snapshot, String section) {
        var entries = new LinkedHashMap<String, JsonObject>();
        for (var item : items(snapshot, section)) {
            var entry = (JsonObject) item;
            var field = entry.text("field").map(name -> "." + name).orElse("");
            entries.put(entry.text("collection").orElseThrow() + field, entry);
        }
        return entries;
    }

    /** The members in which two entries differ, with our values. */
    private static String difference(JsonObject ours, JsonObject theirs) {
        var differences = new ArrayList<String>();
        for (var key : keys(ours, theirs)) {
            var mine = ours.find(key).orElse(JsonNull.NULL);
            var other = theirs.find(key).orElse(JsonNull.NULL);
            if (mine instanceof JsonObject object && other instanceof JsonObject otherObject) {
                var inner = difference(object, otherObject);
                if (!inner.isEmpty()) {
                    differences.add(inner);
                }
            } else if (!mine.equals(other) || ours.has(key) != theirs.has(key)) {
                differences.add(key + " " + (mine instanceof JsonText(var text) ? text : mine));
            }
        }
        return String.join(", ", differences);
    }

    private static List<String> keys(JsonObject first, JsonObject second) {
        return Stream.of(first, second)
                .map(object -> object.members().keySet())
                .flatMap(Set::stream)
                .distinct()
                .toList();
    }
}
