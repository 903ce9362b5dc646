package dev.lockstep.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonSyntax;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Columns are read as a real Directus 12.4 reads them; what it answered is in the resources. */
class DirectusReadingTest {

    /** Where Directus turns a default into another one: it keeps doubled quotes and cuts whole numbers at 2^53. */
    private static final Map<String, String> DEFAULTS_READ_RIGHT = Map.of(
            "'x''y'", "\"x'y\"",
            "'''q'''", "\"'q'\"",
            "9007199254740993", "9007199254740993",
            "'9007199254740993'", "9007199254740993");

    @Test
    void readsEveryMeasuredDeclaration() {
        var cases = lines("declared-types.tsv");
        var columns = new ArrayList<String>();
        for (int i = 0; i < cases.size(); i++) {
            columns.add("c" + i + " " + cases.get(i)[0]);
        }
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql("CREATE TABLE t (" + String.join(", ", columns) + ")");
            for (int i = 0; i < cases.size(); i++) {
                var expected = cases.get(i);
                var column = read(sandbox, "t", "c" + i, List.of());
                assertThat(List.of(
                                sandbox.vendor
                                        .rules()
                                        .fieldType(column.type(), List.of())
                                        .wireName(),
                                column.reported().dataType(),
                                String.valueOf(column.reported().maxLength())))
                        .as(expected[0])
                        .containsExactly(expected[1], expected[2], expected[3]);
            }
        }
    }

    @Test
    void readsEveryMeasuredSpecialFlag() {
        var cases = lines("special-types.tsv");
        var columns = new ArrayList<String>();
        for (int i = 0; i < cases.size(); i++) {
            columns.add("c" + i + " " + cases.get(i)[0]);
        }
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql("CREATE TABLE t (" + String.join(", ", columns) + ")");
            for (int i = 0; i < cases.size(); i++) {
                var expected = cases.get(i);
                var special = List.of(expected[1].split(",", -1));
                var column = read(sandbox, "t", "c" + i, special);
                assertThat(sandbox.vendor
                                .rules()
                                .fieldType(column.type(), special)
                                .wireName())
                        .as(String.join(" ", expected))
                        .isEqualTo(expected[2]);
            }
        }
    }

    @Test
    void readsEveryMeasuredDefault() {
        var cases = lines("defaults.tsv");
        var columns = new ArrayList<String>();
        for (int i = 0; i < cases.size(); i++) {
            columns.add("c" + i + " " + cases.get(i)[0] + " DEFAULT " + cases.get(i)[2]);
        }
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql("CREATE TABLE t (" + String.join(", ", columns) + ")");
            for (int i = 0; i < cases.size(); i++) {
                var expected = cases.get(i);
                var special = expected[1].isEmpty() ? List.<String>of() : List.of(expected[1]);
                var column = read(sandbox, "t", "c" + i, special);
                String json = DEFAULTS_READ_RIGHT.getOrDefault(expected[2], expected[4]);
                assertThat(column.reported().defaultValue())
                        .as(String.join(" ", expected))
                        .isEqualTo(JsonSyntax.parse(json).orElseThrow());
            }
        }
    }

    @Test
    void readsEveryFieldOfARecordedDatabase() throws IOException {
        var answer = JsonSyntax.parse(resource("directus-12.4.0-fields.json")).orElseThrow();
        var fields = ((JsonArray) ((JsonObject) answer).find("data").orElseThrow()).items();
        try (var sandbox = Sandbox.of("directus-12.4.0.sqlite")) {
            var schema = sandbox.inspect();
            int read = 0;
            for (var value : fields) {
                var field = (JsonObject) value;
                if (!(field.members().get("schema") instanceof JsonObject expected)) {
                    continue;
                }
                var special = special(field);
                var table = Objects.requireNonNull(
                        schema.table(field.text("collection").orElseThrow()));
                var definition = sandbox.vendor
                        .columnReader()
                        .read(
                                table,
                                table.column(field.text("field").orElseThrow()).orElseThrow(),
                                special);
                assertThat(described(sandbox, field, definition, special)).isEqualTo(field.with("schema", expected));
                read++;
            }
            assertThat(read).isEqualTo(58);
        }
    }

    private static JsonObject described(
            Sandbox sandbox, JsonObject field, ColumnDefinition column, List<String> special) {
        var reported = column.reported();
        var schema = JsonObject.builder()
                .put("name", field.text("field").orElseThrow())
                .put("table", field.text("collection").orElseThrow())
                .put("data_type", reported.dataType())
                .put("default_value", reported.defaultValue())
                .put("max_length", number(reported.maxLength()))
                .put("numeric_precision", JsonNull.NULL)
                .put("numeric_scale", JsonNull.NULL)
                .put("is_generated", column.generationExpression() != null)
                .put("generation_expression", JsonNull.NULL)
                .put("is_nullable", column.nullable())
                .put("is_unique", reported.unique())
                .put("is_indexed", column.indexed())
                .put("is_primary_key", column.primaryKey())
                .put("has_auto_increment", column.autoIncrement())
                .put(
                        "foreign_key_column",
                        column.references() == null ? null : column.references().column())
                .put(
                        "foreign_key_table",
                        column.references() == null ? null : column.references().table())
                .build();
        return field.with("schema", schema)
                .with(
                        "type",
                        JsonValue.of(sandbox.vendor
                                .rules()
                                .fieldType(column.type(), special)
                                .wireName()));
    }

    private static JsonValue number(@Nullable Long value) {
        return value == null ? JsonNull.NULL : JsonValue.of(value);
    }

    private static List<String> special(JsonObject field) {
        return field.members().get("meta") instanceof JsonObject meta
                        && meta.members().get("special") instanceof JsonArray(var flags)
                ? flags.stream().map(flag -> ((JsonText) flag).value()).toList()
                : List.of();
    }

    private static ColumnDefinition read(Sandbox sandbox, String table, String column, List<String> special) {
        var found = sandbox.table(table);
        return sandbox.vendor.columnReader().read(found, found.column(column).orElseThrow(), special);
    }

    private static List<String[]> lines(String name) {
        return resource(name)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static String resource(String name) {
        try (var content = Objects.requireNonNull(DirectusReadingTest.class.getResourceAsStream(name), name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
