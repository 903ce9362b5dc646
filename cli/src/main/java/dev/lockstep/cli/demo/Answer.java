package dev.lockstep.cli.demo;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.time.Duration;

/** What a server said, and how long it took from the request to the last byte. */
record Answer(int status, String body, Duration time) {

    private static final int ERROR_LENGTH = 300;

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
        return body.length() > ERROR_LENGTH ? body.substring(0, ERROR_LENGTH) + "..." : body;
    }

    private JsonObject document() {
        if (JsonReader.read(body) instanceof JsonObject object) {
            return object;
        }
        throw new DemoFailedException("The answer is not a JSON object.");
    }
}
