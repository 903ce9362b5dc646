package dev.lockstep.model.resolve;

import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.json.JsonNumber;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives new fields that do not say their place the one after the last in their collection and group. */
final class SortNumbers {
    private final Map<String, Long> highest = new HashMap<>();

    void note(FieldDefinition field) {
        var meta = field.meta();
        if (meta != null && meta.get("sort") instanceof JsonNumber number && number.isLong()) {
            highest.merge(
                    key(field.name().collection(), meta.text("group")),
                    number.value().longValueExact(),
                    Math::max);
        }
    }

    long next(String collection, @Nullable String group) {
        return highest.getOrDefault(key(collection, group), 0L) + 1;
    }

    private static String key(String collection, @Nullable String group) {
        return group == null ? collection : collection + '/' + group;
    }
}
