package dev.lockstep.server.content;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.testkit.content.Finding;
import dev.lockstep.testkit.content.MetaRules;
import dev.lockstep.testkit.content.SnapshotEntries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares every meta value that a snapshot gives with the one that the endpoints show. A key for which the server has no
 * column is not stored, and what belongs to the server stays as it was; both are rules that need no exception. Not safe for
 * use by several threads.
 */
final class AnswerCheck {

    private final RunningProject project;
    private final Map<String, Set<String>> systemColumns;
    private final SnapshotEntries snapshot;
    private final List<Finding> findings = new ArrayList<>();
    private int compared;

    /** @param systemColumns the tables of an empty project, with their columns */
    AnswerCheck(RunningProject project, Map<String, Set<String>> systemColumns, JsonValue document) {
        this.project = project;
        this.systemColumns = systemColumns;
        this.snapshot = new SnapshotEntries(document);
    }

    List<Finding> run() {
        collections();
        fields();
        relations();
        return findings;
    }

    /** How many values were compared. */
    int compared() {
        return compared;
    }

    private void collections() {
        var shown = shown("/collections", "collection");
        for (var entry : snapshot.section("collections")) {
            var name = SnapshotEntries.text(entry, "collection");
            if (!systemColumns.containsKey(name) && !name.startsWith("directus_")) {
                meta("collections/" + name, "directus_collections", entry, shown.get(name), Map.of());
            }
        }
    }

    private void fields() {
        var shown = shown("/fields", "collection", "field");
        for (var entry : snapshot.section("fields")) {
            var name = name(entry);
            if (!isOfServer(entry)) {
                meta("fields/" + name, "directus_fields", entry, shown.get(name), MetaRules.added(entry, "sqlite"));
            }
        }
    }

    private void relations() {
        var shown = shown("/relations", "collection", "field");
        for (var entry : snapshot.section("relations")) {
            if (isOfServer(entry)) {
                continue;
            }
            // the names of the entry hold, whatever its meta repeats of them
            var named = new HashMap<String, JsonValue>();
            named.put("many_collection", JsonValue.of(SnapshotEntries.text(entry, "collection")));
            named.put("many_field", JsonValue.of(SnapshotEntries.text(entry, "field")));
            entry.text("related_collection").ifPresent(one -> named.put("one_collection", JsonValue.of(one)));
            var name = name(entry);
            meta("relations/" + name, "directus_relations", entry, shown.get(name), named);
        }
    }

    private boolean isOfServer(JsonObject entry) {
        return systemColumns
                .getOrDefault(SnapshotEntries.text(entry, "collection"), Set.of())
                .contains(SnapshotEntries.text(entry, "field"));
    }

    private static String name(JsonObject entry) {
        return SnapshotEntries.text(entry, "collection") + "." + SnapshotEntries.text(entry, "field");
    }

    private Map<String, JsonObject> shown(String path, String... name) {
        var shown = new LinkedHashMap<String, JsonObject>();
        for (var item : ((JsonArray) project.get(path).data()).items()) {
            var entry = (JsonObject) item;
            var parts = new ArrayList<String>();
            for (var part : name) {
                parts.add(SnapshotEntries.text(entry, part));
            }
            // a built-in relation of Directus is listed twice
            boolean builtIn = parts.getFirst().startsWith("directus_");
            if (shown.put(String.join(".", parts), entry) != null && !builtIn) {
                findings.add(new Finding(path + " " + parts, "entry", "is there twice"));
            }
        }
        return shown;
    }

    private void meta(
            String place, String table, JsonObject given, @Nullable JsonObject shown, Map<String, JsonValue> fixed) {
        if (shown == null) {
            findings.add(new Finding(place, "entry", "is missing"));
            return;
        }
        if (!SnapshotEntries.has(given, "meta")) {
            return;
        }
        var meta = SnapshotEntries.object(shown, "meta");
        SnapshotEntries.object(given, "meta").members().forEach((key, value) -> {
            if (key.equals("id") || !systemColumns.getOrDefault(table, Set.of()).contains(key)) {
                return;
            }
            compared++;
            var expected = fixed.getOrDefault(key, MetaRules.expected(table, key, value));
            var is = meta.get(key);
            if (!expected.equals(is)) {
                findings.add(new Finding(place, "meta." + key, "is " + is + " instead of " + expected));
            }
        });
    }
}
