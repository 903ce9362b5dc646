package dev.lockstep.cli.demo;

import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The data model of a small publishing house. */
final class ExampleModel {

    private ExampleModel() {}

    /** The model as a snapshot. */
    static JsonValue snapshot() {
        try (var stream = Objects.requireNonNull(ExampleModel.class.getResourceAsStream("publishing-house.yaml"))) {
            return YamlReader.read(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
