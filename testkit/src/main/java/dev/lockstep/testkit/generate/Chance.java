package dev.lockstep.testkit.generate;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Dice. The same seed throws the same. Not safe for use by several threads. */
final class Chance {

    private static final List<String> TEXTS = List.of(
            "plain",
            "two words",
            "O'Neil's",
            "say \"hi\"",
            "semi;colon -- no comment",
            "Zürich, straße, İstanbul",
            "日本語 😀",
            "line\nbreak\ttab",
            "back\\slash",
            "{{template}} $t:key",
            "0",
            "007",
            "true",
            "null",
            "~",
            "1e3",
            "2020-01-02",
            " blanks ",
            "%_like_%",
            "");

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String text() {
        return of(TEXTS);
    }

    /** A text without a comma, as list columns need it, and not empty. */
    String word() {
        return of(List.of("m2o", "date-created", "cast-boolean", "user-created", "conceal", "größe", "x y"));
    }

    /** Any JSON, not too deep. */
    JsonValue json(int depth) {
        return switch (random.nextInt(depth <= 0 ? 5 : 8)) {
            case 0 -> JsonNull.NULL;
            case 1 -> JsonValue.of(random.nextBoolean());
            case 2 -> JsonValue.of(random.nextLong());
            case 3 -> new JsonNumber(BigDecimal.valueOf(random.nextInt(), random.nextInt(6)));
            case 4 -> new JsonText(text());
            case 5, 6 -> object(depth);
            default -> array(depth);
        };
    }

    JsonObject object(int depth) {
        var json = JsonObject.builder();
        for (int i = random.nextInt(4); i > 0; i--) {
            json.put(text(), json(depth - 1));
        }
        return json.build();
    }

    JsonArray array(int depth) {
        var items = new ArrayList<JsonValue>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(json(depth - 1));
        }
        return new JsonArray(items);
    }
}
