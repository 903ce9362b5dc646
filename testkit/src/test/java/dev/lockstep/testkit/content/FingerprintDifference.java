package dev.lockstep.testkit.content;

import dev.lockstep.document.snapshot.Fingerprint;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.TestVendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** In what the fingerprints of two models differ. */
final class FingerprintDifference {

    /** What follows from another type of a field and is not told besides. */
    private static final Set<String> OF_TYPE = Set.of("length", "precision", "scale", "double");

    private FingerprintDifference() {}

    /** @param other the product of the second model */
    static List<Finding> between(DataModel first, DataModel second, SystemModel system, TestVendor other) {
        var findings = new ArrayList<Finding>();
        compare("", Fingerprint.normalForm(first, system), Fingerprint.normalForm(second, system), 0, other, findings);
        return findings;
    }

    /** Sections, entries, properties; what is deeper is told as its property. */
    private static void compare(
            String place, JsonObject first, JsonObject second, int depth, TestVendor other, List<Finding> findings) {
        var names = new TreeSet<>(first.members().keySet());
        names.addAll(second.members().keySet());
        if (depth == 2 && !Objects.equals(first.get("type"), second.get("type"))) {
            names.removeAll(OF_TYPE);
        }
        for (var name : names) {
            var some = first.get(name);
            var others = second.get(name);
            if (Objects.equals(some, others)) {
                continue;
            }
            var shown = name.replace('\0', '.');
            if (some instanceof JsonObject inner && others instanceof JsonObject innerThere && depth < 2) {
                compare(depth == 0 ? shown : place + "/" + shown, inner, innerThere, depth + 1, other, findings);
            } else {
                findings.add(finding(
                        depth < 2 ? place + "/" + shown : place, depth < 2 ? "entry" : shown, some, others, other));
            }
        }
    }

    private static Finding finding(
            String place,
            String property,
            @org.jspecify.annotations.Nullable JsonValue some,
            @org.jspecify.annotations.Nullable JsonValue others,
            TestVendor other) {
        return new Finding(place, property + " on " + other, some + " became " + others);
    }
}
