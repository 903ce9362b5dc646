package dev.lockstep.server.values;

import dev.lockstep.database.ValueCodec;
import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonValue;
import java.util.Optional;

/** JSON as the values of columns hold it. Stateless. */
public final class ColumnJson implements ValueCodec.JsonFormat {

    @Override
    public String write(JsonValue value) {
        return JsonWriter.toText(value);
    }

    @Override
    public Optional<JsonValue> read(String text) {
        try {
            return Optional.of(JsonReader.read(text));
        } catch (DocumentException notJson) {
            return Optional.empty();
        }
    }
}
