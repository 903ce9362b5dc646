package dev.lockstep.document.schema;

import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.Check;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Trigger;
import dev.lockstep.model.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of what {@link TableDocument} writes. Nobody writes such documents but we, so the first thing that is
 * wrong with one is told and no more.
 *
 * @param path where the object is, for what is told
 */
record TableReader(JsonObject document, String path) {

    Table table() {
        return new Table(
                text("name"),
                parts("columns", TableReader::column),
                Optional.ofNullable(document.get("primary_key"))
                        .map(key -> object(key, path + ".primary_key").primaryKey()),
                parts("uniques", part -> new Unique(part.find("name"), part.texts("columns"), part.options())),
                parts("foreign_keys", TableReader::foreignKey),
                parts("checks", part -> new Check(part.find("name"), part.text("condition"))),
                parts("indexes", TableReader::index),
                parts("triggers", part -> new Trigger(part.text("name"), part.text("sql"))),
                options());
    }

    Column column() {
        var generated = document.get("generated");
        return new Column(
                text("name"),
                text("type"),
                flag("nullable"),
                find("default"),
                document.has("auto_increment") && flag("auto_increment"),
                generated == null
                        ? null
                        : object(generated, path + ".generated").generated(),
                find("collation"),
                options());
    }

    private Column.Generated generated() {
        return new Column.Generated(text("expression"), flag("stored"));
    }

    private PrimaryKey primaryKey() {
        return new PrimaryKey(find("name"), texts("columns"), options());
    }

    private ForeignKey foreignKey() {
        return new ForeignKey(
                find("name"),
                texts("columns"),
                text("referenced_table"),
                texts("referenced_columns"),
                action("on_update"),
                action("on_delete"),
                options());
    }

    private Index index() {
        return new Index(text("name"), texts("columns"), flag("unique"), flag("plain"), find("sql"));
    }

    private ReferentialAction action(String key) {
        return ReferentialAction.find(text(key)).orElseThrow(() -> wrong(key, "an action of a foreign key"));
    }

    private String options() {
        var options = find("options");
        return options == null ? "" : options;
    }

    private String text(String key) {
        return document.text(key).orElseThrow(() -> wrong(key, "a text"));
    }

    /** The text, or null if there is no such member. */
    private @Nullable String find(String key) {
        return document.has(key) ? text(key) : null;
    }

    private boolean flag(String key) {
        return document.flag(key).orElseThrow(() -> wrong(key, "true or false"));
    }

    private List<String> texts(String key) {
        var texts = new ArrayList<String>();
        for (var item : items(key)) {
            if (!(item instanceof JsonText(var text))) {
                throw wrong(key, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    private <T> List<T> parts(String key, Function<TableReader, T> reading) {
        if (!document.has(key)) {
            return List.of();
        }
        var parts = new ArrayList<T>();
        for (var item : items(key)) {
            parts.add(reading.apply(object(item, path + "." + key + "[" + parts.size() + "]")));
        }
        return parts;
    }

    private List<JsonValue> items(String key) {
        if (document.get(key) instanceof JsonArray(var items)) {
            return items;
        }
        throw wrong(key, "a list");
    }

    private static TableReader object(JsonValue value, String path) {
        if (value instanceof JsonObject object) {
            return new TableReader(object, path);
        }
        throw new InvalidDocumentException(List.of('"' + path + "\" must be an object"));
    }

    private InvalidDocumentException wrong(String key, String what) {
        return new InvalidDocumentException(List.of('"' + path + "." + key + "\" must be " + what));
    }
}
