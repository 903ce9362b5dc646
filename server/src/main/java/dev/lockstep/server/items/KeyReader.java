package dev.lockstep.server.items;

import dev.lockstep.database.InvalidValueException;
import dev.lockstep.database.ValueCodec;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the keys of items from paths and bodies. */
final class KeyReader {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");

    private final ItemCollection collection;
    private final ValueCodec codec;

    KeyReader(ItemCollection collection, ValueCodec codec) {
        this.collection = collection;
        this.codec = codec;
    }

    List<Object> read(List<JsonValue> keys) {
        return keys.stream().map(this::read).distinct().toList();
    }

    /** @throws ApiException 403 FORBIDDEN for what cannot be a key, as for a key that no item has */
    Object read(JsonValue key) {
        boolean scalar = key instanceof JsonText || key instanceof JsonNumber;
        boolean whole = key instanceof JsonNumber number
                ? number.isLong()
                : key instanceof JsonText(var text) && WHOLE.matcher(text).matches();
        boolean numeric = collection.key().definition().type().isNumeric();
        if (!scalar || (numeric && !whole)) {
            throw ApiError.forbidden().asException();
        }
        try {
            return codec.toComparable(collection.key().definition(), key);
        } catch (InvalidValueException incomparable) {
            throw ApiError.forbidden().asException();
        }
    }
}
