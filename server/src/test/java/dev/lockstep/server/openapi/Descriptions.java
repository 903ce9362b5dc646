package dev.lockstep.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds its way through an OpenAPI description, and holds texts against the schemas in it. */
final class Descriptions {

    private Descriptions() {}

    static void assertReferencesLead(JsonValue value, JsonObject document) {
        switch (value) {
            case JsonObject object -> {
                object.text("$ref")
                        .ifPresent(reference -> assertThat(resolve(reference, document))
                                .as(reference)
                                .isNotNull());
                object.members().values().forEach(member -> assertReferencesLead(member, document));
            }
            case JsonArray(var items) -> items.forEach(item -> assertReferencesLead(item, document));
            default -> {}
        }
    }

    static @Nullable JsonValue resolve(String reference, JsonObject document) {
        JsonValue at = document;
        for (var key : reference.substring(2).split("/", -1)) {
            at = at instanceof JsonObject object ? object.get(key) : null;
        }
        return at;
    }

    static List<String> errors(JsonObject document, JsonObject schema, String text) {
        var whole = schema.with("components", document.find("components").orElseThrow());
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonWriter.toText(whole), InputFormat.JSON)
                .validate(text, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    static JsonObject at(JsonObject object, String... keys) {
        var at = object;
        for (var key : keys) {
            at = (JsonObject) Objects.requireNonNull(at.get(key), key);
        }
        return at;
    }

    static JsonObject paths(JsonObject document) {
        return at(document, "paths");
    }

    static Set<String> operations(JsonObject document) {
        var operations = new TreeSet<String>();
        paths(document)
                .members()
                .forEach((path, item) ->
                        methods((JsonObject) item).keySet().forEach(method -> operations.add(method + " " + path)));
        return operations;
    }

    static Map<String, JsonObject> methods(JsonObject pathItem) {
        var methods = new TreeMap<String, JsonObject>();
        pathItem.members().forEach((name, value) -> {
            if (name.equals("x-additionalOperations")) {
                ((JsonObject) value).members().forEach((method, it) -> methods.put(method, (JsonObject) it));
            } else if (!name.equals("parameters")) {
                methods.put(name.toUpperCase(Locale.ROOT), (JsonObject) value);
            }
        });
        return methods;
    }
}
