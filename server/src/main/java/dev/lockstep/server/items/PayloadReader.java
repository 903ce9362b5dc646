package dev.lockstep.server.items;

import dev.lockstep.database.InvalidValueException;
import dev.lockstep.database.ValueCodec;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.Accountability;
import dev.lockstep.server.access.PasswordHash;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was sent for an item into the values of its columns: fills in what special flags make, hashes what is to be
 * hashed, and refuses what the columns cannot hold, all findings together.
 */
final class PayloadReader {

    /** What stands for a value that is not shown. Sent back, it means "as it was": it must not become the value. */
    static final JsonValue MASK = JsonValue.of("**********");

    private final ItemCollection collection;
    private final ValueCodec codec;
    private final PasswordHash passwords;
    private final Accountability who;
    private final Clock clock;

    PayloadReader(
            ItemCollection collection, ValueCodec codec, PasswordHash passwords, Accountability who, Clock clock) {
        this.collection = collection;
        this.codec = codec;
        this.passwords = passwords;
        this.who = who;
        this.clock = clock;
    }

    /**
     * What is written for an item.
     *
     * @param sent as it came, for messages
     * @param values by column
     */
    record Prepared(JsonObject sent, SequencedMap<String, @Nullable Object> values) {}

    /** @throws ApiException 400 with everything that is wrong */
    Prepared create(JsonObject sent) {
        return prepare(sent, true);
    }

    /** The key of the item is left as it is, whatever was sent for it; throws as {@link #create}. */
    Prepared update(JsonObject sent) {
        return prepare(sent, false);
    }

    private Prepared prepare(JsonObject sent, boolean create) {
        refuseNested(sent, create);
        var problems = new ArrayList<ApiError>();
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        for (var field : collection.fields().values()) {
            var given = sent.get(field.name());
            if (given != null && field.generated()) {
                problems.add(ApiError.invalidPayload("Field \"" + field.name() + "\" is computed by the database"));
                continue;
            }
            boolean key = field.name().equals(collection.key().name());
            var value = key && !create ? null : fill(field, given, create);
            if (value == null) {
                if (create && field.required()) {
                    problems.add(ItemErrors.required(field.name()));
                }
            } else if (value.isNull() && !field.column().nullable()) {
                problems.add(ItemErrors.isNull(field.name()));
            } else {
                store(field, value, values, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new ApiException(problems);
        }
        return new Prepared(sent, values);
    }

    private void store(
            ItemField field, JsonValue value, SequencedMap<String, @Nullable Object> values, List<ApiError> problems) {
        try {
            values.put(field.name(), codec.toStored(field.definition(), hashed(field, value)));
        } catch (InvalidValueException invalid) {
            problems.add(ItemErrors.invalidValue(invalid, collection, field, value));
        }
    }

    /** The value of a field with what its flags make of it; null to leave the column alone. */
    private @Nullable JsonValue fill(ItemField field, @Nullable JsonValue given, boolean create) {
        if (create && field.has("uuid") && isEmpty(given)) {
            return JsonValue.of(UUID.randomUUID().toString());
        }
        if (field.has(create ? "date-created" : "date-updated")) {
            return now(field);
        }
        if (field.has(create ? "user-created" : "user-updated")) {
            return text(who.user());
        }
        if (field.has(create ? "role-created" : "role-updated")) {
            return text(who.role());
        }
        if (field.concealed() && MASK.equals(given)) {
            return null;
        }
        if (field.has("encrypt") && !isEmpty(given)) {
            throw ApiError.invalidPayload("Field \"" + field.name() + "\" is encrypted, which is not supported yet")
                    .asException();
        }
        return given;
    }

    private JsonValue now(ItemField field) {
        if (field.definition().type() == FieldType.TIME) {
            return JsonValue.of(clock.instant()
                    .atZone(clock.getZone())
                    .toLocalTime()
                    .withNano(0)
                    .toString());
        }
        return JsonNumber.of(clock.millis());
    }

    private JsonValue hashed(ItemField field, JsonValue value) {
        if (!field.has("hash") || isEmpty(value)) {
            return value;
        }
        return switch (value) {
            case JsonText(var text) -> JsonValue.of(passwords.hash(text));
            case JsonNumber number -> JsonValue.of(passwords.hash(number.toString()));
            default ->
                throw ApiError.invalidPayload("Field \"" + field.name() + "\" has to be a string")
                        .asException();
        };
    }

    /** Other items are not written along with this one; to leave out what was sent for them would lose it. */
    private void refuseNested(JsonObject sent, boolean create) {
        for (var member : sent.members().entrySet()) {
            var name = member.getKey();
            var value = member.getValue();
            var field = collection.fields().get(name);
            boolean nested = value instanceof JsonObject && field != null && field.reference();
            boolean list = collection.aliases().containsKey(name)
                    && !value.isNull()
                    && !(create && value.equals(JsonArray.EMPTY));
            if (nested || list) {
                throw ApiError.invalidPayload("Items inside \"" + name + "\" cannot be written yet")
                        .asException();
            }
        }
    }

    private static boolean isEmpty(@Nullable JsonValue value) {
        return value == null || value.isNull() || value.equals(JsonValue.of(""));
    }

    private static JsonValue text(@Nullable String text) {
        return text == null ? JsonNull.NULL : JsonValue.of(text);
    }
}
