package dev.lockstep.server.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Opens a database that Directus 12.4.0 made, and expects what it said about it, to the last member. */
class RecordedProjectTest {

    private static final Path RECORDED =
            Checkout.root().resolve("database/src/test/resources/dev/lockstep/database/sqlite");

    private static final Path SNAPSHOTS =
            Checkout.root().resolve("document/src/test/resources/dev/lockstep/document/snapshots");

    @Test
    void showsWhatDirectusShows() throws IOException {
        try (var project = RunningProject.startOn(RECORDED.resolve("directus-12.4.0.sqlite"))) {
            compare(items(project.get("/collections").json()), recorded("directus-12.4.0-collections.json"));
            compare(items(project.get("/relations").json()), recorded("directus-12.4.0-relations.json"));
            var fields = items(project.get("/fields").json());
            fields.removeIf(RecordedProjectTest::isBuiltIn);
            compare(
                    fields,
                    items(JsonReader.read(Files.newInputStream(RECORDED.resolve("directus-12.4.0-fields.json")))));
        }
    }

    @Test
    void writesTheSameSnapshotToTheByte() throws IOException {
        try (var project = RunningProject.startOn(RECORDED.resolve("directus-12.4.0.sqlite"))) {
            var snapshot = project.get("/schema/snapshot").response().body();
            var recorded = Files.readString(SNAPSHOTS.resolve("12.4.0-sqlite.json"));
            assertThat(JsonReader.read(snapshot)).isEqualTo(JsonReader.read(recorded));
            assertThat(snapshot).isEqualTo(recorded);
            assertThat(project.get("/schema/snapshot?export=yaml").response().body())
                    .isEqualTo(Files.readString(SNAPSHOTS.resolve("12.4.0-sqlite.yaml")));
            assertThat(project.send("POST", "/schema/diff", snapshot).status()).isEqualTo(204);
        }
    }

    private static List<JsonValue> recorded(String file) throws IOException {
        return items(ReplayTest.read(file));
    }

    private static List<JsonValue> items(JsonValue value) {
        if (value instanceof JsonObject json) {
            return items(Objects.requireNonNull(json.get("data")));
        }
        return new ArrayList<>(((JsonArray) value).items());
    }

    private static boolean isBuiltIn(JsonValue field) {
        return field instanceof JsonObject json
                && json.get("meta") instanceof JsonObject meta
                && meta.get("system") == JsonBoolean.TRUE;
    }

    private static void compare(List<JsonValue> ours, List<JsonValue> recorded) {
        assertThat(ours).hasSameSizeAs(recorded);
        Set<JsonValue> missing = new HashSet<>(recorded);
        ours.forEach(missing::remove);
        Set<JsonValue> surplus = new HashSet<>(ours);
        recorded.forEach(surplus::remove);
        assertThat(surplus.stream().map(JsonValue::toString).sorted().toList())
                .isEqualTo(missing.stream().map(JsonValue::toString).sorted().toList());
        assertThat(keys(ours)).isEqualTo(keys(recorded));
    }

    /** The orders in which members stand; equality does not ask for them. */
    private static Set<List<String>> keys(List<JsonValue> items) {
        var orders = new HashSet<List<String>>();
        Predicate<JsonValue> object = JsonObject.class::isInstance;
        for (var key : List.of("meta", "schema")) {
            items.stream()
                    .map(item -> ((JsonObject) item).get(key))
                    .filter(object)
                    .map(member -> List.copyOf(((JsonObject) member).members().keySet()))
                    .forEach(orders::add);
        }
        return orders;
    }
}
