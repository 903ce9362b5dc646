package dev.lockstep.document;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

/** Values made of what tends to break readers and writers. The same seed gives the same values. */
public final class RandomValues {

    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "0",
            "1",
            ".",
            "-",
            "+",
            "_",
            "e",
            "x",
            " ",
            " ",
            "  ",
            "\n",
            "\n",
            "\n\n",
            "\t",
            "\r",
            ":",
            "#",
            "?",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&",
            "*",
            "!",
            "|",
            ">",
            "'",
            "\"",
            "%",
            "@",
            "`",
            "=",
            "~",
            "<<",
            "<",
            "/",
            "\\",
            "\\L",
            "\\P",
            "\0",
            "\u0007",
            "\u001b",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u00a1",
            "\u2028",
            "\u2029",
            "\ufeff",
            "\ufdd0",
            "\ufffe",
            "\uffff",
            "\ue000",
            "ü",
            "😀",
            "null",
            "true",
            "yes",
            "2024-01-01",
            "12:30",
            "...",
            "---",
            "0x1F",
            "1e3",
            "lorem ipsum dolor sit amet consectetur",
            "a_long_word_without_any_blank_in_it_at_all");

    private final SplittableRandom random;

    public RandomValues(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A new seed, or that of the environment variable {@code LOCKSTEP_SEED} to repeat a run. */
    public static long seed() {
        String wanted = System.getenv("LOCKSTEP_SEED");
        long seed = wanted == null ? System.nanoTime() : Long.parseLong(wanted);
        System.out.println("LOCKSTEP_SEED=" + seed);
        return seed;
    }

    public JsonValue next() {
        return value(0);
    }

    private JsonValue value(int depth) {
        return switch (random.nextInt(depth > 5 ? 6 : 10)) {
            case 0, 1, 2 -> new JsonText(text(true));
            case 3 -> number();
            case 4 -> JsonNull.NULL;
            case 5 -> random.nextBoolean() ? JsonBoolean.TRUE : JsonBoolean.FALSE;
            case 6, 7 -> array(depth);
            default -> object(depth);
        };
    }

    private JsonValue array(int depth) {
        var items = new ArrayList<JsonValue>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(depth + 1));
        }
        return new JsonArray(items);
    }

    private JsonValue object(int depth) {
        var members = new LinkedHashMap<String, JsonValue>();
        for (int i = random.nextInt(5); i > 0; i--) {
            members.put(text(false), value(depth + 1));
        }
        return new JsonObject(members);
    }

    private JsonValue number() {
        int scale = random.nextInt(-300, 300);
        return switch (random.nextInt(5)) {
            case 0 -> JsonNumber.of(random.nextInt(-1000, 1000));
            case 1 -> JsonNumber.of(random.nextLong());
            case 2 -> new JsonNumber(new BigDecimal(random.nextDouble(-1e6, 1e6)));
            case 3 -> new JsonNumber(new BigDecimal(BigInteger.valueOf(random.nextInt()), scale));
            default -> new JsonNumber(new BigDecimal(BigInteger.valueOf(random.nextLong()), scale));
        };
    }

    /** Surrogates without a partner are left out of keys: the JSON parser refuses them there. */
    private String text(boolean withLoneSurrogates) {
        var text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        if (withLoneSurrogates && random.nextInt(20) == 0) {
            text.append(random.nextBoolean() ? '\ud800' : '\udc00').append('x');
        }
        return text.toString();
    }
}
