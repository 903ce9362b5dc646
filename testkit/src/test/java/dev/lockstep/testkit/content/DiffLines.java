package dev.lockstep.testkit.content;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The items of a diff, each in a line. */
final class DiffLines {

    private DiffLines() {}

    static List<String> of(JsonObject document) {
        var lines = new ArrayList<String>();
        var diff = (JsonObject) document.find("diff").orElseThrow();
        for (var section : List.of("collections", "fields", "systemFields", "relations")) {
            for (var item : ((JsonArray) diff.find(section).orElseThrow()).items()) {
                var entry = (JsonObject) item;
                for (var change : ((JsonArray) entry.find("diff").orElseThrow()).items()) {
                    lines.add(section + "/" + name(entry) + " " + line((JsonObject) change));
                }
            }
        }
        return lines;
    }

    /** The name of an entry. */
    static String name(JsonObject entry) {
        var field = entry.text("field");
        return entry.text("collection").orElse("")
                + field.map(name -> "." + name).orElse("");
    }

    private static String line(JsonObject item) {
        var kind = item.text("kind").orElse("");
        var path = new ArrayList<String>();
        if (item.get("path") instanceof JsonArray(var parts)) {
            parts.forEach(part -> path.add(part instanceof JsonText(var text) ? text : part.toString()));
        }
        var place = kind + " " + String.join(".", path);
        if (kind.equals("E") && Objects.equals(item.get("lhs"), item.get("rhs"))) {
            // a habit of Directus where a key comes or goes
            return place + ": the same";
        }
        return switch (kind) {
            case "E" -> place + ": " + item.get("lhs") + " -> " + item.get("rhs");
            case "A" ->
                place + "[" + (item.get("index") instanceof JsonNumber number ? number : "?") + "]: "
                        + JsonWriter.toText(
                                        ((JsonObject) item.find("item").orElseThrow())
                                                .find("rhs")
                                                .orElseThrow(),
                                        JsonWriter.Layout.COMPACT)
                                .strip();
            default -> place;
        };
    }
}
