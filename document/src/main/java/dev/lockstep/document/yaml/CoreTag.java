package dev.lockstep.document.yaml;

import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** The tags of the core schema whose values are not texts (YAML 1.2.2, section 10.3). */
enum CoreTag {
    NULL,
    BOOL,
    INT,
    FLOAT;

    static @Nullable CoreTag named(String tag, String prefix) {
        if (!tag.startsWith(prefix)) {
            return null;
        }
        return switch (tag.substring(prefix.length())) {
            case "null" -> NULL;
            case "bool" -> BOOL;
            case "int" -> INT;
            case "float" -> FLOAT;
            default -> null;
        };
    }

    boolean fits(JsonValue value) {
        return switch (this) {
            case NULL -> value instanceof JsonNull;
            case BOOL -> value instanceof JsonBoolean;
            case INT -> value instanceof JsonNumber number && number.isWhole();
            case FLOAT -> value instanceof JsonNumber;
        };
    }
}
