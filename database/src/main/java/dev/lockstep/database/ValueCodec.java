package dev.lockstep.database;

import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns values as the API shows them into what a product keeps in its columns, and back, in the form in which Directus
 * keeps them there. Special flags of a field that decide about its form ({@code cast-boolean}, {@code cast-csv},
 * {@code cast-json}) count; those that make or hide values do not. Stateless and safe to share between threads.
 */
public interface ValueCodec {

    /**
     * What is bound to write a value.
     *
     * @param field a field with a column
     * @throws InvalidValueException if the field cannot hold the value unchanged
     */
    @Nullable
    Object toStored(FieldDefinition field, JsonValue value);

    /**
     * The value that the product gave for a column. Whatever stands in a row can be read: what does not fit the field's
     * type comes as it is.
     */
    JsonValue fromStored(FieldDefinition field, @Nullable Object stored);

    /**
     * What is bound to compare a column with a value, which may be one that the field could not hold.
     *
     * @throws InvalidValueException if nothing in the column could ever be compared with it
     */
    Object toComparable(FieldDefinition field, JsonValue value);

    /** How JSON is written as text and read back; this module knows JSON values, but not their text. */
    interface JsonFormat {

        /** The value as JSON text. */
        String write(JsonValue value);

        /** The value of a JSON text; empty if it is not JSON. */
        Optional<JsonValue> read(String text);
    }
}
