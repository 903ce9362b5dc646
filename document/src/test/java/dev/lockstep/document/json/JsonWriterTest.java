package dev.lockstep.document.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonWriter.Layout;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":1,\"b\":[1,\"x\",null,true,false,{}],\"a\":[],\"c\":{\"d\":[[]]}}",
                "[]",
                "{}",
                "\"\"",
                "null",
                "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u000b\\u001b\\u001f \"",
                "\"\u007f\u0080\u2028\u2029ü€😀\uFEFF\uFFFF\"",
                "\"\\ud800\"",
                "\"a\\udc00b\"",
                "\"\\ud800\\ud83d\"",
                "\"\\ude00\\ud83d\"",
                "{\"\":0,\"a\\nb\":1}"
            })
    void writesTheBytesOfJavaScript(String text) throws IOException {
        var value = JsonReader.read(text);

        assertThat(JsonWriter.toText(value)).isEqualTo(text);
        assertThat(bytes(value)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesALoneSurrogateBeforeAPairAsAnEscape() {
        assertThat(JsonWriter.toText(JsonValue.of("\ud800\ud83d\ude00"))).isEqualTo("\"\\ud800\ud83d\ude00\"");
    }

    // What JavaScript prints for the number on the left, except where a double would change it.
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1.0, 1",
        "-1, -1",
        "0.1, 0.1",
        "1.50, 1.5",
        "123456789.125, 123456789.125",
        "100000000000000000000, 100000000000000000000",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "-1e21, -1e+21",
        "1.5e300, 1.5e+300",
        "1e23, 1e+23",
        "0.000001, 0.000001",
        "0.0000015, 0.0000015",
        "1e-7, 1e-7",
        "-1.25e-7, -1.25e-7",
        "5e-324, 5e-324",
        "1e-323, 1e-323",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "9007199254740991, 9007199254740991",
        "9007199254740992, 9007199254740992",
        "9007199254740993, 9007199254740993",
        "-9223372036854775808, -9223372036854775808",
        "-9223372036854776000, -9223372036854776000",
        "123456789012345680000, 123456789012345680000",
        "999999999999999, 999999999999999",
        "1234567890123456789012, 1234567890123456789012",
        "0.1234567890123456789, 0.1234567890123456789",
        "0.00000012345678901234567, 0.00000012345678901234567"
    })
    void writesNumbersAsJavaScriptDoesUnlessThatWouldChangeThem(BigDecimal value, String expected) {
        assertThat(JsonWriter.toText(new JsonNumber(value))).isEqualTo(expected);
    }

    @Test
    void writesNumbersBeyondDoublesInPlainDigits() {
        assertThat(JsonWriter.toText(new JsonNumber(new BigDecimal("1e309")))).isEqualTo("1" + "0".repeat(309));
        assertThat(JsonWriter.toText(new JsonNumber(new BigDecimal("1e-330")))).isEqualTo("0." + "0".repeat(329) + "1");
    }

    @Test
    void laysOutMembersAndItemsOnLinesOfTheirOwn() {
        var value = JsonReader.read("{\"a\":[1,{\"b\":null}],\"c\":[],\"d\":{}}");

        assertThat(JsonWriter.toText(value, Layout.TABS))
                .isEqualTo(
                        "{\n\t\"a\": [\n\t\t1,\n\t\t{\n\t\t\t\"b\": null\n\t\t}\n\t],\n\t\"c\": [],\n\t\"d\": {}\n}");
        assertThat(JsonWriter.toText(value, Layout.BLANKS)).isEqualTo("""
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": [],
                  "d": {}
                }""");
    }

    @Test
    void writesLongTextsWithoutCuttingPairs() throws IOException {
        var text = "x" + "😀".repeat(50_000);
        var value = new JsonArray(List.of(JsonValue.of(text), JsonValue.of(text)));

        assertThat(JsonReader.read(bytes(value))).isEqualTo(value);
    }

    @Test
    void canonicalFormSortsMembersByUtf16Units() throws IOException {
        var value = JsonReader.read("{\"b\":1.0,\"\":0,\"a\":{\"z\":[],\"B\":2},\"😀\":3,\"\uFF5E\":4}");
        var out = new ByteArrayOutputStream();

        JsonStream.canonical(out).value(value).finish();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"\":0,\"a\":{\"B\":2,\"z\":[]},\"b\":1,\"😀\":3,\"\uFF5E\":4}");
    }

    @Test
    void hashesTheCanonicalForm() {
        assertThat(CanonicalJson.sha1(JsonObject.EMPTY)).isEqualTo("bf21a9e8fbc5a3846fb05b4fa0859e0917b2202f");
        assertThat(CanonicalJson.sha1(JsonReader.read("{\"a\":1,\"b\":2.0}")))
                .isEqualTo(CanonicalJson.sha1(JsonReader.read("{\"b\":2,\"a\":1}")))
                .isNotEqualTo(CanonicalJson.sha1(JsonReader.read("{\"b\":1,\"a\":2}")));
    }

    private static byte[] bytes(JsonValue value) throws IOException {
        var out = new ByteArrayOutputStream();
        JsonWriter.write(value, out);
        return out.toByteArray();
    }
}
