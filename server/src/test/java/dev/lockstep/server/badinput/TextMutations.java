package dev.lockstep.server.badinput;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bodies that are not the JSON they are said to be, or are not said to be any. */
final class TextMutations {

    private static final List<String> NO_JSON = List.of(
            "{",
            "}",
            "[",
            "\"",
            "nul",
            "{a:1}",
            "{'a':1}",
            "{\"a\":1,}",
            "[1,]",
            "{\"a\":NaN}",
            "{\"a\":Infinity}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":.5}",
            "{\"a\":0x10}",
            "{\"a\":\"\\x41\"}",
            "{\"a\":\"\\ud8\"}",
            "{\"a\":\"a\tb\"}",
            "{\"a\":\"a\u0000b\"}",
            "{\"a\" 1}",
            "// c\n{}",
            "{\"a\":1}/*",
            "{\"a\":1}{\"b\":2}",
            "a: 1",
            "<a/>",
            "\u0000",
            "   ",
            "true",
            "1",
            "\"text\"",
            "null",
            "{\"a\":1e999999999}",
            "{\"a\":-1e999999999999999999999}",
            "{\"a\":1e-999999999}");

    /** Bytes that are no UTF-8: cut, overlong, a surrogate, beyond the last character, and UTF-16. */
    private static final List<String> NO_UTF8 = List.of(
            "\u00c3", "\u00c3(", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080", "\u00fe\u00ff");

    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "text/json",
            "application/xml",
            "application/jsonp",
            "application",
            "/",
            ";",
            "application/json/x",
            "json",
            "*/*",
            "\u00e9");

    private final Random random;

    TextMutations(Random random) {
        this.random = random;
    }

    List<Mutation> of(Sample sample) {
        var body = sample.body();
        if (body == null) {
            return List.of();
        }
        var all = new ArrayList<Mutation>();
        var good = sample.request();
        var text = JsonWriter.toText(body);
        for (var bad : NO_JSON) {
            all.add(Mutation.refused("no JSON", bad, sample.withText(bad)));
        }
        for (int i = 0; i < 6; i++) {
            all.add(Mutation.refused("cut off", sample.withText(text.substring(0, random.nextInt(1, text.length())))));
        }
        for (var bytes : NO_UTF8) {
            all.add(Mutation.refused("no UTF-8", good.withBody(inAText(good.body(), bytes))));
        }
        all.add(Mutation.refused("UTF-16", good.withBody(utf16(text))));
        all.add(Mutation.refused("deep lists", sample.withText("[".repeat(100_000))));
        all.add(Mutation.refused("deep objects", sample.withText("{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000))));
        all.add(Mutation.refused("digits", sample.withText("{\"a\":" + "9".repeat(100_000) + "}")));
        if (body instanceof JsonObject object && !object.members().isEmpty()) {
            var key = JsonWriter.toText(
                    JsonValue.of(object.members().keySet().iterator().next()));
            all.add(Mutation.refused(
                    "key that comes twice", sample.withText("{" + key + ":null," + text.substring(1))));
            all.add(Mutation.refused("far more keys than there are", sample.withText(manyKeys(text))));
        }
        for (var type : TYPES) {
            all.add(Mutation.refused("content type", type, good.replacing("Content-Type", type)));
        }
        all.add(Mutation.refused("no content type", good.without("Content-Type")));
        for (var encoding : List.of("br", "deflate", "gzip", "gzip, gzip", "nonsense")) {
            all.add(Mutation.refused("content encoding", encoding, good.with("Content-Encoding: " + encoding)));
        }
        return all;
    }

    /** An object whose last member, after many good ones, is not there. */
    private static String manyKeys(String text) {
        var keys = new StringBuilder(text.substring(0, text.length() - 1));
        for (int i = 0; i < 20_000; i++) {
            keys.append(",\"key").append(i).append("\":").append(i);
        }
        return keys.toString();
    }

    private String inAText(String body, String bytes) {
        int quote = body.indexOf('"', random.nextInt(Math.max(1, body.length() / 2)));
        int at = quote < 0 ? body.length() / 2 : quote + 1;
        return body.substring(0, at) + bytes + body.substring(at);
    }

    private static String utf16(String text) {
        var bytes = new StringBuilder();
        text.chars().forEach(c -> bytes.append((char) (c >> 8)).append((char) (c & 0xff)));
        return bytes.toString();
    }
}
