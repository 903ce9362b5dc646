package dev.lockstep.server.openapi;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.items.ItemCollection;
import dev.lockstep.server.items.ItemField;
import dev.lockstep.server.openapi.Shape.Listed;
import dev.lockstep.server.openapi.Shape.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Describes the items of collections, by their fields. */
final class ItemSchemas {

    private ItemSchemas() {}

    /** No member is required: answers hold the fields that were asked for, and changes those that change. */
    static Shape of(ItemCollection collection) {
        var members = Shapes.object();
        collection.fields().forEach((name, field) -> members.put(name, of(field)));
        collection.aliases().keySet().forEach(name -> members.put(name, new Listed(Shapes.ANYTHING)));
        return members.closed();
    }

    private static Shape of(ItemField field) {
        var column = Objects.requireNonNull(field.definition().column());
        if (field.concealed()) {
            return Shapes.TEXT_OR_NULL;
        }
        return switch (field.definition().type()) {
            // beyond 2^53 they are texts, so that no client cuts them
            case INTEGER, BIG_INTEGER -> typed(column.nullable(), null, "integer", "string");
            case DECIMAL, FLOAT -> typed(column.nullable(), null, "number", "string");
            case BOOLEAN -> typed(column.nullable(), null, "boolean");
            case CSV -> typed(column.nullable(), null, "array", "string");
            case UUID -> typed(column.nullable(), "uuid", "string");
            case DATE -> typed(column.nullable(), "date", "string");
            case TIMESTAMP -> typed(column.nullable(), "date-time", "string");
            case STRING, TEXT, HASH, TIME, DATE_TIME -> typed(column.nullable(), null, "string");
            case JSON,
                    BINARY,
                    UNKNOWN,
                    GEOMETRY,
                    GEOMETRY_POINT,
                    GEOMETRY_LINE_STRING,
                    GEOMETRY_POLYGON,
                    GEOMETRY_MULTI_POINT,
                    GEOMETRY_MULTI_LINE_STRING,
                    GEOMETRY_MULTI_POLYGON -> Shapes.ANYTHING;
            case ALIAS ->
                throw new IllegalStateException(
                        "no column: " + field.definition().name());
        };
    }

    private static Shape typed(boolean nullable, @Nullable String format, String... types) {
        var all = new ArrayList<>(List.of(types));
        if (nullable) {
            all.add("null");
        }
        var schema = JsonObject.builder().put("type", JsonArray.ofTexts(all));
        if (format != null) {
            schema.put("format", format);
        }
        return new Literal(schema.build());
    }
}
