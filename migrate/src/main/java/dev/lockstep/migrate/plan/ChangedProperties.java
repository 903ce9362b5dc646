package dev.lockstep.migrate.plan;

import dev.lockstep.model.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** Says in which properties two entries of a snapshot differ. */
public final class ChangedProperties {

    private ChangedProperties() {}

    /** The keys whose values differ, those of meta and schema by their own names. */
    public static String between(JsonObject is, JsonObject wanted) {
        var names = new LinkedHashSet<String>();
        for (var key : keys(is, wanted)) {
            if (is.get(key) instanceof JsonObject first && wanted.get(key) instanceof JsonObject second) {
                keys(first, second).stream()
                        .filter(inner -> !Objects.equals(first.get(inner), second.get(inner)))
                        .forEach(inner -> names.add(key + "." + inner));
            } else if (!Objects.equals(is.get(key), wanted.get(key))) {
                names.add(key);
            }
        }
        return names.isEmpty() ? "something that snapshots do not show" : String.join(", ", names);
    }

    private static Set<String> keys(JsonObject first, JsonObject second) {
        var keys = new LinkedHashSet<>(first.members().keySet());
        keys.addAll(second.members().keySet());
        return keys;
    }
}
