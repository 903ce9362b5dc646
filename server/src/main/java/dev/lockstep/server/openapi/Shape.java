package dev.lockstep.server.openapi;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** How a document is made, as JSON Schema (draft 2020-12) says it. {@link #ITEM} stands for the items of a path's collection. */
sealed interface Shape {

    /** The name that stands for the schema of a collection's items. */
    String ITEM = "Item";

    /** One of the schemas of the description. */
    record Named(String name) implements Shape {}

    /** A list. */
    record Listed(Shape item) implements Shape {}

    /** Any one of these. */
    record Any(List<Shape> shapes) implements Shape {}

    /** An object with these members, and no others unless it is open. */
    record Members(SequencedMap<String, Shape> members, List<String> required, boolean open) implements Shape {}

    /** A schema as it is. */
    record Literal(JsonObject schema) implements Shape {}

    /** The schema, with the references that a naming gives. */
    default JsonObject schema(UnaryOperator<String> naming) {
        return switch (this) {
            case Named(var name) ->
                JsonObject.builder()
                        .put("$ref", "#/components/schemas/" + naming.apply(name))
                        .build();
            case Listed(var item) ->
                JsonObject.builder()
                        .put("type", "array")
                        .put("items", item.schema(naming))
                        .build();
            case Any(var shapes) ->
                JsonObject.builder()
                        .put(
                                "anyOf",
                                new JsonArray(shapes.stream()
                                        .<JsonValue>map(shape -> shape.schema(naming))
                                        .toList()))
                        .build();
            case Members(var members, var required, var open) -> {
                var properties = JsonObject.builder();
                members.forEach((name, shape) -> properties.put(name, shape.schema(naming)));
                var object = JsonObject.builder().put("type", "object").put("properties", properties.build());
                if (!required.isEmpty()) {
                    object.put("required", JsonArray.ofTexts(required));
                }
                if (!open) {
                    object.put("additionalProperties", false);
                }
                yield object.build();
            }
            case Literal(var schema) -> schema;
        };
    }
}
