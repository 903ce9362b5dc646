package dev.lockstep.document.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.document.BrokenSource;
import dev.lockstep.document.DocumentException;
import dev.lockstep.document.DocumentException.Kind;
import dev.lockstep.document.Limits;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void readsEveryKindOfValue() {
        var expected = JsonObject.builder()
                .put("text", "a\n\"ü😀")
                .put("number", new JsonNumber(new BigDecimal("-12.5")))
                .put("yes", true)
                .put("no", JsonBoolean.FALSE)
                .put("nothing", JsonNull.NULL)
                .put("list", new JsonArray(List.of(JsonArray.EMPTY, JsonObject.EMPTY, JsonValue.of(1))))
                .build();

        var value = JsonReader.read("""
                {"text":"a\\n\\"\\u00fc\\ud83d\\ude00","number":-12.50,"yes":true,"no":false,"nothing":null,
                 "list":[[],{},1]}""");

        assertThat(value).isEqualTo(expected);
    }

    @Test
    void keepsTheOrderOfMembers() {
        var value = (JsonObject) JsonReader.read("{\"b\":1,\"a\":2,\"c\":3}");

        assertThat(value.members().keySet()).containsExactly("b", "a", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00x", "\\u2028", "\u2028", "\u007f"})
    void acceptsEveryCharacterThatJsonAllows(String spelling) {
        assertThat(JsonReader.read("\"" + spelling + "\"")).isInstanceOf(JsonText.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "1.0, 1",
        "9007199254740993, 9007199254740993",
        "123456789012345678, 123456789012345678",
        "1234567890123456789012345678901234567890, 1234567890123456789012345678901234567890",
        "-9223372036854775808, -9223372036854775808",
        "1e3, 1000",
        "1E-2, 0.01",
        "1e399, 1e399"
    })
    void readsNumbersWithoutLosingDigits(String spelling, BigDecimal expected) {
        assertThat(JsonReader.read(spelling)).isEqualTo(new JsonNumber(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r\n", "\uFEFF", "\uFEFF "})
    void saysEmptyWhenThereIsNoValue(String source) {
        assertThat(failure(source).kind()).isEqualTo(Kind.EMPTY);
        assertThat(failure(utf8(source)).kind()).isEqualTo(Kind.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "[1",
                "[1,",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "\"abc",
                "tru",
                "-",
                "1.",
                "1e",
                "01",
                "+1",
                ".5",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "'a'",
                "NaN",
                "Infinity",
                "-Infinity",
                "[1 2]",
                "{} {}",
                "1 2",
                "{}x",
                "\"a\nb\"",
                "\"\\x\"",
                "\"\\u12\"",
                "/* c */ 1",
                "# c\n1",
                "]",
                "}",
                ",",
                ":",
                "\u0000",
                "nul",
                "undefined"
            })
    void refusesWhatIsNotOneJsonValue(String source) {
        assertThat(failure(source).kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure(utf8(source)).kind()).isEqualTo(Kind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22ff22", // never a byte of UTF-8
                "22c08022", // overlong NUL
                "22e0808022", // overlong
                "22eda08022", // encoded surrogate
                "22f490808022", // above U+10FFFF
                "2280" + "22", // continuation without a start
                "22c322", // cut short
                "22e282", // cut off at the end
                "fffe3100" // UTF-16
            })
    void refusesWhatIsNotUtf8(String hex) {
        assertThat(failure(HexFormat.of().parseHex(hex)).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void namesThePlaceOfBadBytes() {
        var problem =
                failure("{\n  \"a\": \"ü\u0001".replace('\u0001', '\u00ff').getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problem).hasMessage("not UTF-8 (line 2, column 9)");
    }

    @Test
    void namesThePlaceOfAProblem() {
        var problem = failure("{\n  \"a\": 1,\n  \"b\": x\n}");

        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.column()).isBetween(8, 9);
    }

    @Test
    void refusesAKeyThatComesTwice() {
        var problem = failure("{\"a\":{\"b\":1,\n \"c\":{\"b\":2}, \"b\":3}}");

        assertThat(problem.kind()).isEqualTo(Kind.DUPLICATE_KEY);
        assertThat(problem).hasMessage("the key \"b\" comes twice (line 2, column 15)");
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(JsonReader.read(utf8("\uFEFF1"))).isEqualTo(JsonValue.of(1));
        assertThat(JsonReader.read("\uFEFF1")).isEqualTo(JsonValue.of(1));
    }

    @Test
    void readsToTheDepthLimitAndNotBeyond() {
        assertThat(JsonReader.read("[".repeat(200) + "]".repeat(200))).isInstanceOf(JsonArray.class);
        assertThat(failure("[".repeat(201) + "]".repeat(201)).kind()).isEqualTo(Kind.LIMIT);
        assertThat(failure("{\"a\":".repeat(100_000)).kind()).isEqualTo(Kind.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e401", "1e-801", "1e999999999", "1e-999999999", "-1e2147483647"})
    void refusesNumbersThatWouldTakeTooMuchMemory(String number) {
        assertThat(failure(number).kind()).isEqualTo(Kind.LIMIT);
    }

    @Test
    void refusesNumbersWithExponentsThatNothingHolds() {
        assertThat(failure("1e99999999999999999999").kind()).isEqualTo(Kind.LIMIT);
    }

    @Test
    void limitsTheLengthOfNumbers() {
        assertThat(JsonReader.read("1".repeat(400))).isEqualTo(new JsonNumber(new BigDecimal("1".repeat(400))));
        assertThat(failure("1".repeat(401)).kind()).isEqualTo(Kind.LIMIT);
        assertThat(failure("0." + "1".repeat(400)).kind()).isEqualTo(Kind.LIMIT);
    }

    @Test
    void limitsTheLengthOfTextsAndKeys() throws IOException {
        var reader = new JsonReader(new Limits(1000, 10, 5, 10));

        assertThat(reader.readFrom(stream("{\"12345\":\"12345\"}"))).isInstanceOf(JsonObject.class);
        assertThatThrownBy(() -> reader.readFrom(stream("\"123456\""))).satisfies(JsonReaderTest::isLimit);
        assertThatThrownBy(() -> reader.readFrom(stream("{\"123456\":1}"))).satisfies(JsonReaderTest::isLimit);
    }

    @Test
    void limitsTheSizeOfTheInput() throws IOException {
        var reader = new JsonReader(Limits.DEFAULT.withBytes(50_000));

        assertThat(reader.readFrom(stream("[" + " ".repeat(49_998) + "]"))).isEqualTo(JsonArray.EMPTY);
        assertThatThrownBy(() -> reader.readFrom(stream("[" + " ".repeat(49_999) + "]")))
                .satisfies(JsonReaderTest::isLimit);
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, Limits.MAX_DEPTH + 1, 1, 1));
    }

    @Test
    void passesOnTheFailureOfASource() {
        assertThatThrownBy(() -> JsonReader.read(new BrokenSource(""))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> JsonReader.read(new BrokenSource("{\"a\":1"))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> JsonReader.read(new BrokenSource("{}"))).isInstanceOf(EOFException.class);
    }

    @Test
    void readsCharactersThatStraddleTheBuffer() throws IOException {
        for (int blanks = 16 * 1024 - 5; blanks < 16 * 1024; blanks++) {
            var value = JsonReader.read(stream(" ".repeat(blanks) + "\"😀😀\""));

            assertThat(value).isEqualTo(JsonValue.of("😀😀"));
        }
    }

    private static void isLimit(Throwable problem) {
        assertThat(problem)
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT));
    }

    private static DocumentException failure(String source) {
        return catchThrowableOfType(DocumentException.class, () -> JsonReader.read(source));
    }

    private static DocumentException failure(byte[] source) {
        return catchThrowableOfType(DocumentException.class, () -> JsonReader.read(source));
    }

    private static InputStream stream(String source) {
        return new ByteArrayInputStream(utf8(source));
    }

    private static byte[] utf8(String source) {
        return source.getBytes(StandardCharsets.UTF_8);
    }
}
