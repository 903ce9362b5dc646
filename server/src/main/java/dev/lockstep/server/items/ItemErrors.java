package dev.lockstep.server.items;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.InvalidValueException;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.ApiError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is wrong with an item, in the words of Directus. */
public final class ItemErrors {

    private ItemErrors() {}

    /** A new item lacks a value that it needs. */
    static ApiError required(String field) {
        return failedValidation(field, "Value is required.", "required");
    }

    /** Null where there must be a value. */
    static ApiError isNull(String field) {
        return failedValidation(field, "Value can't be null.", "nnull");
    }

    /** A value that the field cannot hold; secrets are not told back. */
    static ApiError invalidValue(
            InvalidValueException invalid, ItemCollection collection, ItemField field, JsonValue value) {
        var shown = field.concealed() ? null : value;
        return switch (invalid.kind()) {
            case TYPE -> ApiError.invalidPayload(String.valueOf(invalid.getMessage()));
            case TOO_LONG -> ApiError.valueTooLong(collection.name(), field.name(), shown);
            case OUT_OF_RANGE -> ApiError.valueOutOfRange(collection.name(), field.name(), shown);
        };
    }

    /** A row that was refused by its table. */
    static ApiError violation(
            ConstraintViolationException violation, ItemCollection collection, @Nullable JsonObject payload) {
        var column = violation.column();
        var field = column == null ? null : collection.fields().get(column);
        var name = field == null ? column : field.name();
        var value = payload == null || column == null ? null : payload.get(column);
        return switch (violation.kind()) {
            case UNIQUE -> notUnique(collection.name(), name, value);
            case NOT_NULL -> name == null ? ApiError.notNullViolation(collection.name(), null) : isNull(name);
            case FOREIGN_KEY -> ApiError.invalidForeignKey(null, null, null);
            case CHECK -> ApiError.invalidPayload("A check of the table of \"" + collection.name() + "\" failed");
            case TOO_LONG -> ApiError.valueTooLong(collection.name(), name, value);
            case OUT_OF_RANGE -> ApiError.valueOutOfRange(collection.name(), name, value);
        };
    }

    /** A value that another item has already, though only one may. */
    public static ApiError notUnique(String collection, @Nullable String field, @Nullable JsonValue value) {
        var error = ApiError.recordNotUnique(collection, field, value == null ? JsonNull.NULL : value);
        if (field == null || value == null || value.isNull() || value.equals(JsonValue.of(""))) {
            return error;
        }
        var shown = value instanceof JsonText(var text) ? text : value.toString();
        var message = "Value \"" + shown + "\" for field \"" + field + "\" in collection \"" + collection
                + "\" has to be unique.";
        return new ApiError(error.status(), error.code(), message, error.extensions());
    }

    /** A value that is not what its field is for; the sentence says why, and the type in a word. */
    public static ApiError failedValidation(String field, String sentence, String type) {
        Objects.requireNonNull(field);
        return new ApiError(
                400,
                "FAILED_VALIDATION",
                "Validation failed for field \"" + field + "\". " + sentence,
                JsonObject.builder()
                        .put("field", field)
                        .put("path", JsonArray.EMPTY)
                        .put("type", type)
                        .build());
    }
}
