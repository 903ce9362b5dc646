package dev.lockstep.testkit.content;

import dev.lockstep.model.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two snapshots of one product say differently in normal form. What follows from another type of a field is not told
 * besides.
 */
final class ModelDifference {

    private ModelDifference() {}

    static List<Finding> between(JsonObject first, JsonObject second) {
        var findings = new ArrayList<Finding>();
        for (var section : List.of("collections", "fields", "systemFields", "relations")) {
            var some = entries(first, section);
            var others = entries(second, section);
            var names = new TreeSet<>(some.keySet());
            names.addAll(others.keySet());
            for (var name : names) {
                var before = some.get(name);
                var after = others.get(name);
                if (before == null || after == null) {
                    findings.add(new Finding(section + "/" + name, "entry", before == null ? "is new" : "is lost"));
                } else {
                    compare(section + "/" + name, before, after, findings);
                }
            }
        }
        return findings;
    }

    private static Map<String, JsonObject> entries(JsonObject snapshot, String section) {
        var entries = new LinkedHashMap<String, JsonObject>();
        var given = new SnapshotEntries(snapshot).section(section);
        var normal = new NormalForm(section.equals("fields") ? given : List.of());
        given.forEach(entry -> entries.put(DiffLines.name(entry), section.equals("fields") ? normal.of(entry) : entry));
        return entries;
    }

    private static final Set<String> OF_TYPE =
            Set.of("data_type", "max_length", "numeric_precision", "numeric_scale", "special");

    private static void compare(String entry, JsonObject before, JsonObject after, List<Finding> findings) {
        boolean otherType = !Objects.equals(before.get("type"), after.get("type"));
        for (var part : List.of("", "meta", "schema")) {
            var some = part.isEmpty() ? before : SnapshotEntries.object(before, part);
            var others = part.isEmpty() ? after : SnapshotEntries.object(after, part);
            var keys = new TreeSet<>(some.members().keySet());
            keys.addAll(others.members().keySet());
            if (otherType) {
                keys.removeAll(OF_TYPE);
            }
            for (var key : keys) {
                var was = some.get(key);
                var is = others.get(key);
                boolean nested = part.isEmpty() && was instanceof JsonObject && is instanceof JsonObject;
                if (!nested && !Objects.equals(was, is)) {
                    findings.add(new Finding(entry, part.isEmpty() ? key : part + "." + key, was + " became " + is));
                }
            }
        }
    }
}
