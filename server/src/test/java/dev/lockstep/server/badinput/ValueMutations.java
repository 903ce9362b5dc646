package dev.lockstep.server.badinput;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bodies that are JSON and say something else than they should: types, keys, depth, sizes, statements. */
final class ValueMutations {

    private static final JsonValue LIST = new JsonArray(List.of(JsonValue.of("a"), JsonNull.NULL));
    private static final JsonValue OBJECT = JsonObject.builder().put("a", 1).build();
    private static final JsonValue TEXT = JsonValue.of("nonsense");

    /** Texts that break what is put together from texts. */
    private static final List<String> TEXTS = List.of(
            "'; drop table authors; --",
            "\"; drop table \"authors\"; --",
            "x' or '1'='1",
            "a\"b'c`d[e]",
            "a\u0000b",
            "\u0000",
            "\u0001\u001f\u007f",
            "\uD800",
            "\uDC00a",
            "\u202e\ufeff",
            "n".repeat(10_000),
            "\uD83D\uDE00".repeat(3000),
            " ",
            "",
            "../../etc/passwd",
            "directus_users",
            "lockstep_kept",
            "sqlite_sequence",
            "$CURRENT_USER",
            "{{constructor}}",
            "%s%n%d",
            "__proto__",
            "null",
            "now()",
            "\\",
            "1e999");

    private static final List<JsonValue> NUMBERS = List.of(
            new JsonNumber(new BigDecimal("1e300")),
            new JsonNumber(new BigDecimal("-1e300")),
            new JsonNumber(new BigDecimal("1e-300")),
            new JsonNumber(new BigDecimal("9223372036854775808")),
            new JsonNumber(new BigDecimal("9".repeat(300))),
            JsonValue.of(Long.MIN_VALUE),
            JsonValue.of(-1));

    private ValueMutations() {}

    static List<Mutation> of(Sample sample) {
        var body = sample.body();
        if (body == null || !sample.known()) {
            return List.of();
        }
        var all = new ArrayList<Mutation>();
        Pointers.of(body).forEach((place, value) -> {
            for (var other : others(value)) {
                var verdict = sample.typed().contains(place) ? Verdict.REFUSED : Verdict.OPEN;
                all.add(put(sample, "another type", place, other, verdict));
            }
            all.add(put(sample, "null", place, JsonNull.NULL, verdict(sample, place)));
            if (!place.isEmpty()) {
                all.add(put(sample, "missing", place, null, verdict(sample, place)));
            }
            switch (value) {
                case JsonText _ ->
                    TEXTS.forEach(text -> all.add(put(sample, "odd text", place, JsonValue.of(text), Verdict.OPEN)));
                case JsonNumber _ ->
                    NUMBERS.forEach(number -> all.add(put(sample, "odd number", place, number, Verdict.OPEN)));
                case JsonObject object -> {
                    all.add(put(sample, "unknown key", place, object.with("surplus", TEXT), Verdict.OPEN));
                    all.add(put(
                            sample,
                            "odd key",
                            place,
                            object.with("x\"'; drop table authors; --\u0000", TEXT),
                            Verdict.OPEN));
                }
                case JsonArray(var items) -> all.add(put(sample, "more of it", place, many(items), Verdict.OPEN));
                default -> {}
            }
            all.add(put(sample, "depth", place, deep(value), Verdict.OPEN));
        });
        return all;
    }

    private static Verdict verdict(Sample sample, String place) {
        return sample.required().contains(place) ? Verdict.REFUSED : Verdict.OPEN;
    }

    private static Mutation put(Sample sample, String kind, String place, @Nullable JsonValue value, Verdict verdict) {
        var body = Pointers.replaced(Objects.requireNonNull(sample.body()), place, value);
        return new Mutation(kind, "at " + (place.isEmpty() ? "the top" : place), verdict, sample.withBody(body));
    }

    /** Values of other types; nothing that is another way to write a value of this one. */
    private static List<JsonValue> others(JsonValue value) {
        return switch (value) {
            case JsonText _ -> List.of(JsonBoolean.TRUE, JsonValue.of(17), LIST, OBJECT);
            case JsonNumber _ -> List.of(TEXT, LIST, OBJECT);
            case JsonBoolean _ -> List.of(TEXT, JsonValue.of(17), LIST, OBJECT);
            case JsonArray _ -> List.of(TEXT, JsonValue.of(17), JsonBoolean.TRUE, OBJECT);
            case JsonObject _ -> List.of(TEXT, JsonValue.of(17), JsonBoolean.TRUE, LIST);
            case JsonNull _ -> List.of(TEXT, JsonValue.of(17), LIST, OBJECT);
        };
    }

    private static JsonValue many(List<JsonValue> items) {
        var many = new ArrayList<JsonValue>();
        for (int i = 0; i < 200; i++) {
            many.addAll(items.isEmpty() ? List.of(TEXT) : items.subList(0, Math.min(3, items.size())));
        }
        return new JsonArray(many);
    }

    private static JsonValue deep(JsonValue value) {
        var deep = value;
        for (int i = 0; i < 400; i++) {
            deep = i % 2 == 0
                    ? new JsonArray(List.of(deep))
                    : JsonObject.builder().put("a", deep).build();
        }
        return deep;
    }
}
