package dev.lockstep.server.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.FieldType;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.ScratchProject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No request is answered as if the server had failed, whatever stands in it, and none leaves a broken model behind. */
class AnyPayloadTest {

    private static final int REQUESTS = Integer.getInteger("lockstep.test.payloads", 300);

    private static final List<String> NAMES = List.of(
            "a",
            "A",
            "b",
            "c",
            "d",
            "id",
            "nope",
            "x y",
            "é",
            "a\"b",
            "a'b",
            "a`b",
            "[a]",
            "a.b",
            "select",
            "1",
            "n".repeat(300),
            "directus_users",
            "directus_files",
            "directus_collections",
            "directus_nope",
            "lockstep_kept",
            "email",
            "avatar",
            "role",
            "rowid",
            "sqlite_x",
            "%",
            "");

    private final long seed = Long.getLong("lockstep.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void isNeverAnsweredWithAnErrorOfOurs() {
        var failures = new ArrayList<String>();
        try (var project = ScratchProject.create();
                var server = TestServer.start(project.migrator(), project.database())) {
            for (int i = 0; i < REQUESTS && failures.size() < 5; i++) {
                var method = pick(List.of("POST", "POST", "POST", "PATCH", "PATCH", "DELETE"));
                var path = path(method);
                var body = method.equals("DELETE") ? null : body(path);
                var answer = server.send(method, path, body, true);
                if (answer.status() >= 500) {
                    failures.add(method + " " + path + " " + body + "\n    " + answer);
                }
            }
            for (var path : List.of("/collections", "/fields", "/relations")) {
                assertThat(server.get(path).status()).isEqualTo(200);
            }
        }
        assertThat(failures).as("seed %d", seed).isEmpty();
    }

    private String path(String method) {
        boolean made = method.equals("POST");
        boolean many = made || (method.equals("PATCH") && random.nextInt(4) == 0);
        return switch (random.nextInt(3)) {
            case 0 -> many ? "/collections" : "/collections/" + part();
            case 1 -> "/fields/" + part() + (many ? "" : "/" + part());
            default -> made ? "/relations" : "/relations/" + part() + "/" + part();
        };
    }

    private String part() {
        var name = name();
        return URLEncoder.encode(name.isEmpty() ? "a" : name, StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private String name() {
        return random.nextInt(3) == 0 ? pick(NAMES) : pick(NAMES.subList(0, 6));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private JsonValue body(String path) {
        boolean many = path.equals("/collections") || path.matches("/fields/[^/]*");
        boolean list = random.nextInt(many ? 3 : 15) == 0;
        return list ? new JsonArray(List.of(entry(path), entry(path))) : entry(path);
    }

    private JsonObject entry(String path) {
        if (path.startsWith("/collections")) {
            var json = JsonObject.builder().put("collection", name());
            maybe(json, "schema", rarely() ? any(2) : JsonObject.EMPTY);
            maybe(json, "meta", meta(MetaTable.COLLECTIONS));
            if (random.nextBoolean()) {
                var fields = new ArrayList<JsonValue>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    fields.add(rarely() ? any(2) : field());
                }
                json.put("fields", rarely() ? any(2) : new JsonArray(fields));
            }
            return json.build();
        }
        return path.startsWith("/fields") ? field() : relation();
    }

    private JsonObject field() {
        var json = JsonObject.builder();
        maybe(json, "field", rarely() ? any(1) : JsonValue.of(name()));
        maybe(json, "type", type());
        maybe(json, "schema", rarely() ? any(2) : schema());
        maybe(json, "meta", meta(MetaTable.FIELDS));
        return json.build();
    }

    private JsonValue type() {
        if (rarely()) {
            return any(1);
        }
        var names = new ArrayList<>(
                Arrays.stream(FieldType.values()).map(FieldType::wireName).toList());
        names.addAll(List.of("o2m", "integer", "string", "string", "integer"));
        return JsonValue.of(pick(names));
    }

    private JsonObject schema() {
        var json = JsonObject.builder();
        for (var flag : List.of(
                "is_nullable", "is_unique", "is_indexed", "is_primary_key", "has_auto_increment", "is_generated")) {
            if (random.nextInt(4) == 0) {
                json.put(flag, rarely() ? any(1) : JsonValue.of(random.nextBoolean()));
            }
        }
        for (var size : List.of("max_length", "numeric_precision", "numeric_scale")) {
            if (random.nextInt(5) == 0) {
                json.put(
                        size,
                        rarely()
                                ? any(1)
                                : JsonValue.of(pick(List.of(-1L, 0L, 1L, 5L, 36L, 255L, 70_000L, 10_000_000_000L))));
            }
        }
        if (random.nextInt(3) == 0) {
            json.put("default_value", any(2));
        }
        if (random.nextInt(8) == 0) {
            json.put(
                    "data_type",
                    pick(List.of("varchar", "char", "uuid", "jsonb", "money", "double precision", "x); drop", "")));
        }
        return json.build();
    }

    private JsonObject relation() {
        var json = JsonObject.builder();
        maybe(json, "collection", JsonValue.of(name()));
        maybe(json, "field", JsonValue.of(name()));
        maybe(json, "related_collection", rarely() ? any(1) : JsonValue.of(name()));
        if (random.nextBoolean()) {
            var action = pick(List.of("SET NULL", "CASCADE", "NO ACTION", "RESTRICT", "SET DEFAULT", "x"));
            var schema = JsonObject.builder().put("on_delete", action);
            if (rarely()) {
                schema.put("on_update", any(1))
                        .put("foreign_key_column", any(1))
                        .put("constraint_name", any(1));
            }
            json.put("schema", rarely() ? any(2) : schema.build());
        }
        maybe(json, "meta", meta(MetaTable.RELATIONS));
        return json.build();
    }

    private JsonValue meta(MetaTable table) {
        if (rarely()) {
            return any(2);
        }
        var json = JsonObject.builder();
        for (var column : table.columns()) {
            if (random.nextInt(8) == 0) {
                json.put(column.name(), random.nextBoolean() ? JsonValue.of(name()) : any(2));
            }
        }
        if (rarely()) {
            json.put(
                    "special",
                    JsonArray.ofTexts(List.of(
                            pick(List.of("alias", "uuid", "cast-json", "m2o", "hash", "file", "cast-csv", "group")))));
        }
        return json.build();
    }

    private void maybe(JsonObject.Builder json, String key, @Nullable JsonValue value) {
        if (random.nextInt(6) != 0 && value != null) {
            json.put(key, value);
        }
    }

    private boolean rarely() {
        return random.nextInt(8) == 0;
    }

    private JsonValue any(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> JsonNull.NULL;
            case 1 -> JsonValue.of(random.nextBoolean());
            case 2 -> JsonValue.of(random.nextInt(10) - 5);
            case 3 -> JsonValue.of(name());
            case 4 -> JsonValue.of(random.nextLong());
            case 5 ->
                JsonValue.of(pick(List.of(
                        "null", "now()", "CURRENT_TIMESTAMP", "nextval('x')", "a\u0000b", "\uD800", "';--", "1.5")));
            case 6 -> JsonValue.of("");
            case 7 -> new JsonArray(List.of(any(depth - 1), any(depth - 1)));
            default -> JsonObject.builder().put(name(), any(depth - 1)).build();
        };
    }
}
