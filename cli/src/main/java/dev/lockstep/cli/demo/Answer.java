package dev.lockstep.cli.demo;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.time.Duration;

/** What a server said, and how long it took from the request to the last byte. */
record Answer(int status, byte[] body, Duration time) {

    /** What stands under {@code data}. */
    JsonValue data() {
        var data = document().get("data");
        if (data == null) {
            throw new DemoFailedException("The answer has no data.");
        }
        return data;
    }

    /** What stands under {@code data}, which is an object. */
    JsonObject dataObject() {
        if (data() instanceof JsonObject object) {
            return object;
        }
        throw new DemoFailedException("The answer's data is not an object.");
    }

    /** The message of the first error, or what came instead of one. */
    String error() {
        var text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
        return text.length() > 300 ? text.substring(0, 300) + "..." : text;
    }

    private JsonObject document() {
        if (JsonReader.read(body) instanceof JsonObject object) {
            return object;
        }
        throw new DemoFailedException("The answer is not a JSON object.");
    }
}
