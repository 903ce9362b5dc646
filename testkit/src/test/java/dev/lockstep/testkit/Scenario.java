package dev.lockstep.testkit;

import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A scenario file: a model with rows, a model that is wanted, and what is to come of it. {@code scenarios/README.md}
 * describes the keys.
 */
record Scenario(String name, JsonObject json) {

    static List<Scenario> all() {
        var folder = Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/scenarios");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Scenario::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Scenario read(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var name = file.getFileName().toString().replace(".yaml", "");
            return new Scenario(name, (JsonObject) YamlReader.read(stream));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether it is tried on a product; a reason stands in the file where it is not. */
    boolean isFor(TestVendor vendor) {
        var only = json.get("only");
        return only == null
                || (only instanceof JsonText(var one)
                        ? one.equals(vendor.product())
                        : texts("only").contains(vendor.product()));
    }

    /** The SQL of a list that is meant for a product. */
    List<String> statements(String key, TestVendor vendor) {
        return items(key, vendor).stream()
                .map(item -> item instanceof JsonText(var text)
                        ? text
                        : ((JsonObject) item).text("sql").orElseThrow())
                .toList();
    }

    /** The items of a list that are meant for a product. */
    List<JsonValue> items(String key, TestVendor vendor) {
        return items(key).stream()
                .filter(item -> !(item instanceof JsonObject object)
                        || object.text("on").map(vendor.product()::equals).orElse(true))
                .toList();
    }

    /** A model as a complete snapshot: sections that the scenario leaves out are empty, so that absence means absence. */
    JsonObject snapshot(String key) {
        var given = (JsonObject) json.find(key).orElseThrow();
        var snapshot = JsonObject.builder()
                .put("version", 1)
                .put("directus", ScratchProject.COMPATIBILITY)
                .put("vendor", given.text("vendor").orElse("sqlite"));
        for (var section : List.of("collections", "fields", "relations")) {
            snapshot.put(section, given.find(section).orElse(JsonArray.EMPTY));
        }
        return snapshot.build();
    }

    /** The texts of a list; empty if there is none. */
    List<String> texts(String key) {
        return items(key).stream().map(item -> ((JsonText) item).value()).toList();
    }

    /** The items of a list; empty if there is none. */
    List<JsonValue> items(String key) {
        return json.get(key) instanceof JsonArray(var items) ? items : List.of();
    }
}
