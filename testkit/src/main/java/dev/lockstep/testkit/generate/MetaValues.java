package dev.lockstep.testkit.generate;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Meta rows with every column filled, by chance where nothing hangs on it. */
final class MetaValues {

    private final Chance chance;

    MetaValues(Chance chance) {
        this.chance = chance;
    }

    JsonObject collection(String name) {
        return JsonObject.builder()
                .put("accountability", textOf("all", "activity", null))
                .put("archive_app_filter", flag())
                .put("archive_field", textOf("status", null))
                .put("archive_value", textOf("archived", "0", null))
                .put("autosave_revision_interval", chance.oneIn(3) ? JsonValue.of(chance.below(99)) : JsonNull.NULL)
                .put("collapse", chance.of(List.of("open", "closed", "locked")))
                .put("collection", name)
                .put("color", textOf("#6644FF", null))
                .put("display_template", text())
                .put("group", JsonNull.NULL)
                .put("hidden", flag())
                .put("icon", text())
                .put("item_duplication_fields", chance.oneIn(3) ? texts() : JsonNull.NULL)
                .put("note", text())
                .put("preview_url", text())
                .put("singleton", flag())
                .put("sort", number())
                .put("sort_field", textOf("sort", null))
                .put("status", chance.of(List.of("active", "inactive")))
                .put("translations", json())
                .put("unarchive_value", textOf("draft", null))
                .put("versioning", flag())
                .build();
    }

    /** @param special flags that the field must have, null for none */
    JsonObject field(String collection, String field, int sort, @Nullable String... special) {
        return JsonObject.builder()
                .put("collection", collection)
                .put("conditions", json())
                .put("display", text())
                .put("display_options", json())
                .put("field", field)
                .put("group", JsonNull.NULL)
                .put("hidden", flag())
                .put("interface", text())
                .put("note", text())
                .put("options", json())
                .put("readonly", flag())
                .put("required", flag())
                .put("searchable", flag())
                .put("sort", JsonValue.of(sort))
                .put("special", special(special))
                .put("translations", json())
                .put("validation", json())
                .put("validation_message", text())
                .put("width", textOf("half", "full", "fill", null))
                .build();
    }

    JsonObject relation(String collection, String field, @Nullable String one) {
        return JsonObject.builder()
                .put("junction_field", JsonNull.NULL)
                .put("many_collection", collection)
                .put("many_field", field)
                .put("one_allowed_collections", JsonNull.NULL)
                .put("one_collection", one)
                .put("one_collection_field", JsonNull.NULL)
                .put("one_deselect_action", chance.of(List.of("nullify", "delete")))
                .put("one_field", JsonNull.NULL)
                .put("sort_field", textOf("sort", null))
                .build();
    }

    private static JsonValue special(@Nullable String... flags) {
        var items = new ArrayList<JsonValue>();
        for (var flag : flags) {
            if (flag != null) {
                items.add(new JsonText(flag));
            }
        }
        return items.isEmpty() ? JsonNull.NULL : new JsonArray(items);
    }

    private boolean flag() {
        return chance.oneIn(2);
    }

    private JsonValue number() {
        return chance.oneIn(2) ? JsonValue.of(chance.below(50)) : JsonNull.NULL;
    }

    private JsonValue json() {
        return chance.oneIn(2) ? JsonNull.NULL : chance.oneIn(2) ? chance.object(3) : chance.array(3);
    }

    private JsonValue text() {
        return chance.oneIn(2) ? JsonNull.NULL : new JsonText(chance.text());
    }

    private JsonValue texts() {
        var items = new ArrayList<JsonValue>();
        for (int i = chance.below(4); i > 0; i--) {
            items.add(new JsonText(chance.text()));
        }
        return new JsonArray(items);
    }

    private JsonValue textOf(@Nullable String... choices) {
        var text = choices[chance.below(choices.length)];
        return text == null ? JsonNull.NULL : new JsonText(text);
    }
}
