package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.diff.DiffWriter;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project with a model, on which one change after the other is tried, each from that model: it is brought back to it after
 * each, and made anew where that leads elsewhere. Not safe for use by several threads.
 */
final class MutationBench implements AutoCloseable {

    private final TestVendor vendor;
    private final JsonObject model;
    private @Nullable ScratchProject project;
    private @Nullable DatabaseDump untouched;

    /** @param document the model, from which keys may be missing */
    MutationBench(TestVendor vendor, JsonValue document) {
        this.vendor = vendor;
        try (var complete = ScratchProject.create(vendor)) {
            complete.migrate(document);
            this.model = complete.snapshot();
        }
    }

    /** The model as a project shows it, with every key. */
    JsonObject model() {
        return model;
    }

    /** Applies a model and looks whether that gives these items of a diff and these changes of the database, and no others. */
    void check(JsonObject mutated, List<String> items, List<String> changes) throws SQLException {
        var bench = restored();
        var snapshot = SnapshotReader.read(mutated);
        var difference = bench.diff(mutated);
        var document = DiffWriter.write(bench.migrator().hash(difference.current()), difference.changes(), snapshot);
        assertThat(DiffLines.of(document)).as("items of the diff").containsExactlyElementsOf(items);
        var before = dump(bench);
        bench.migrate(mutated);
        assertThat(before.changesTo(dump(bench)))
                .as("changes of the database")
                .containsExactlyInAnyOrderElementsOf(changes);
        assertThat(bench.diff(mutated).changes().all()).as("left over").isEmpty();
    }

    /** The project with the model and nothing else. */
    ScratchProject restored() throws SQLException {
        if (project != null) {
            project.migrate(model);
            if (untouched != null && untouched.changesTo(dump(project)).isEmpty()) {
                return project;
            }
            project.close();
        }
        project = ScratchProject.create(vendor);
        project.migrate(model);
        untouched = dump(project);
        return project;
    }

    private static DatabaseDump dump(ScratchProject project) throws SQLException {
        try (var database = PlainDatabase.open(project.url())) {
            return DatabaseDump.of(database);
        }
    }

    /** An entry of the model by section and name. */
    JsonObject entry(String place) {
        var section = place.substring(0, place.indexOf('/'));
        return items(section).stream()
                .map(JsonObject.class::cast)
                .filter(entry -> (section + "/" + DiffLines.name(entry)).equals(place))
                .findFirst()
                .orElseThrow();
    }

    /** The model with one value changed. */
    JsonObject mutated(String place, String path, JsonValue value) {
        var section = place.substring(0, place.indexOf('/'));
        var entry = entry(place);
        var items = items(section).stream()
                .map(item -> item.equals(entry) ? (JsonValue) set(entry, List.of(path.split("\\.", -1)), value) : item)
                .toList();
        return model.with(section, new JsonArray(items));
    }

    private List<JsonValue> items(String section) {
        return ((JsonArray) model.find(section).orElseThrow()).items();
    }

    private static JsonObject set(JsonObject target, List<String> path, JsonValue value) {
        var key = path.getFirst();
        return target.with(
                key,
                path.size() == 1
                        ? value
                        : set((JsonObject) target.find(key).orElseThrow(), path.subList(1, path.size()), value));
    }

    @Override
    public void close() {
        if (project != null) {
            project.close();
        }
    }
}
