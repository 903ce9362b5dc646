package dev.lockstep.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.document.BrokenSource;
import dev.lockstep.document.DocumentException;
import dev.lockstep.document.DocumentException.Kind;
import dev.lockstep.document.Limits;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    @Test
    void readsBlockAndFlowStyles() {
        var value = YamlReader.read("""
                # a snapshot
                version: 1
                list:
                  - a: 1
                    b: 'it''s'
                  - "two\\tparts"
                  - [x, {y: null}]
                text: |
                  one
                  two
                folded: >-
                  one
                  two
                empty:
                """);

        assertThat(value).isEqualTo(JsonReader.read("""
                        {"version":1,"list":[{"a":1,"b":"it's"},"two\\tparts",["x",{"y":null}]],
                         "text":"one\\ntwo\\n","folded":"one two","empty":null}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | null",
                "Null | null",
                "NULL | null",
                "nULL | \"nULL\"",
                "~ | null",
                "true | true",
                "True | true",
                "TRUE | true",
                "tRUE | \"tRUE\"",
                "false | false",
                "yes | \"yes\"",
                "no | \"no\"",
                "on | \"on\"",
                "off | \"off\"",
                "y | \"y\"",
                "0 | 0",
                "-0 | 0",
                "+1 | 1",
                "007 | 7",
                "0x1F | 31",
                "0xg | \"0xg\"",
                "0x | \"0x\"",
                "0o17 | 15",
                "0o8 | \"0o8\"",
                "0b11 | \"0b11\"",
                "1_000 | \"1_000\"",
                "9007199254740993 | 9007199254740993",
                "123456789012345678901234567890 | 123456789012345678901234567890",
                "1.5 | 1.5",
                "1. | 1",
                ".5 | 0.5",
                "+.5 | \"+.5\"",
                "-.5 | \"-.5\"",
                "1e3 | 1000",
                "1E+3 | 1000",
                "1.e-7 | 0.0000001",
                "1e | \"1e\"",
                "1e+ | \"1e+\"",
                ". | \".\"",
                "+ | \"+\"",
                "-- | \"--\"",
                "1-2 | \"1-2\"",
                "12.4.0 | \"12.4.0\"",
                "1:30 | \"1:30\"",
                "2024-01-01 | \"2024-01-01\"",
                "2024-01-01T10:00:00Z | \"2024-01-01T10:00:00Z\"",
                "= | \"=\"",
                "nextval('a_seq'::regclass) | \"nextval('a_seq'::regclass)\"",
                "'1' | \"1\"",
                "\"null\" | \"null\"",
                "'' | \"\"",
                "!!str 1 | \"1\"",
                "! 1 | \"1\"",
                "!!int 1 | 1",
                "!!float 1 | 1",
                "!!int '1' | 1",
                "!!null '' | null",
                "!!bool true | true",
                "\"\\ud83d\\ude00\" | \"😀\"",
                "\"\\U0001F600\\x41\\e\\N\\_\\L\\P\\0\" | \"😀A\\u001b\\u0085\\u00a0\\u2028\\u2029\\u0000\""
            })
    void readsScalarsByTheCoreSchema(String yaml, String json) {
        assertThat(YamlReader.read(yaml)).isEqualTo(JsonReader.read(json));
        assertThat(YamlReader.read("a:\n  - " + yaml)).isEqualTo(JsonReader.read("{\"a\":[" + json + "]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "# only a comment\n", "\uFEFF", "\uFEFF# c"})
    void saysEmptyWhenThereIsNoValue(String source) {
        assertThat(failure(source).kind()).isEqualTo(Kind.EMPTY);
        assertThat(failure(source.getBytes(StandardCharsets.UTF_8)).kind()).isEqualTo(Kind.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b: c",
                "a: [1, 2",
                "a: {b: 1",
                "'abc",
                "\"abc",
                "a:\n\t- 1",
                "- a\nb: 1",
                "a: 1\n  b: 2",
                "@a",
                "`a",
                "%",
                "%YAML 2.0\n---\na: 1",
                "--- a\n--- b",
                "a\n---\nb",
                "a\n...\nb",
                "a: \"\\q\"",
                "\"\\UFFFFFFFF\"",
                "? [a]\n: 1",
                "? {a: 1}\n: 1",
                "[a]: 1",
                ": 1",
                "? \n: 1",
                "a: \u0000",
                "a: \u0007",
                "a: \uFFFE",
                "&a &b c",
                "*",
                "!<tag c",
                "!!",
                "- &",
                "\"\\u12\"",
                "}",
                "]",
                ",",
                "|x\n a",
                "a: |\n   x\n  y"
            })
    void refusesWhatIsNotOneYamlDocument(String source) {
        assertThat(failure(source).kind()).isEqualTo(Kind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".inf", "-.inf", "+.INF", ".Inf", ".nan", ".NaN", "1e401", "1e-999999999", "1e99999999999999"})
    void refusesNumbersThatJsonCannotHold(String number) {
        var problem = failure("a:\n  b: " + number);

        assertThat(problem.kind()).isEqualTo(Kind.LIMIT);
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!own a",
                "!!binary aGk=",
                "!!timestamp 2024-01-01",
                "!!set {a}",
                "!!omap [a: 1]",
                "!!python/object:os.system x",
                "!!int abc",
                "!!int 1.5",
                "!!bool 1",
                "!!null x",
                "!!map [a]",
                "!!seq {a: 1}",
                "!!str [a]",
                "!<x:y> a",
                "!!java.net.URL [x]"
            })
    void refusesTagsOutsideTheCoreSchema(String source) {
        assertThat(failure(source).kind()).isEqualTo(Kind.TAG);
    }

    @Test
    void takesKeysAsTheyAreWritten() {
        assertThat(YamlReader.read("404: a\ntrue: b\nnull: c\n'<<': d\n\"x y\": e\n&k key: f\n!!str 1: g"))
                .isEqualTo(JsonReader.read("""
                                {"404":"a","true":"b","null":"c","<<":"d","x y":"e","key":"f","1":"g"}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{<<: {k: 1, l: 2}, k: 3} | {\"k\":3,\"l\":2}",
                "{k: 3, <<: {k: 1, l: 2}} | {\"k\":3,\"l\":2}",
                "{<<: [{k: 1}, {k: 2, m: 4}]} | {\"k\":1,\"m\":4}",
                "{<<: {a: 1}, <<: {a: 2}, a: 3} | {\"a\":3}",
                "{<<: []} | {}",
                "{x: &x {a: 1}, y: {<<: *x, b: 2}} | {\"x\":{\"a\":1},\"y\":{\"a\":1,\"b\":2}}"
            })
    void followsMergeKeys(String yaml, String json) {
        assertThat(YamlReader.read(yaml)).isEqualTo(JsonReader.read(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<<: 1", "<<:", "<<: [1]", "<<: [[{a: 1}]]"})
    void refusesMergeKeysWithNothingToMerge(String source) {
        assertThat(failure(source).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void refusesAKeyThatComesTwiceNextToAMergedOne() {
        assertThat(failure("{<<: {k: 1}, k: 3, k: 4}").kind()).isEqualTo(Kind.DUPLICATE_KEY);
    }

    @Test
    void refusesAKeyThatComesTwice() {
        var problem = failure("a:\n  b: 1\n  'b': 2");

        assertThat(problem.kind()).isEqualTo(Kind.DUPLICATE_KEY);
        assertThat(problem).hasMessage("the key \"b\" comes twice (line 3, column 3)");
    }

    @Test
    void resolvesAliases() {
        assertThat(YamlReader.read("a: &x {k: [1]}\nb: *x\nc: &x 2\nd: *x\n? &y key\n: *y\nz: {*y : 1}"))
                .isEqualTo(JsonReader.read("""
                        {"a":{"k":[1]},"b":{"k":[1]},"c":2,"d":2,"key":"key","z":{"key":1}}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: *x", "&a [*a]", "&a {b: {c: *a}}", "a: &x 1\nb: *y", "- *x\n- &x 1"})
    void refusesAliasesThatNameNothingOrThemselves(String source) {
        assertThat(failure(source).kind()).isEqualTo(Kind.ALIAS);
    }

    @Test
    void refusesAliasesThatMultiply() {
        var laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
        }

        assertThat(failure(laughs.toString()).kind()).isEqualTo(Kind.ALIAS);
    }

    @Test
    void refusesAliasesThatRepeatALongText() {
        var source = "a: &a " + "x".repeat(100_000) + "\nb: [" + "*a, ".repeat(11) + "]";

        assertThat(failure(source).kind()).isEqualTo(Kind.ALIAS);
    }

    @Test
    void countsTheDepthOfWhatAnAliasNames() {
        var source = "a: &a " + "[".repeat(150) + "]".repeat(150) + "\nb: " + "[".repeat(60) + "*a" + "]".repeat(60);

        assertThat(failure(source).kind()).isEqualTo(Kind.LIMIT);
    }

    @Test
    void readsToTheDepthLimitAndNotBeyond() {
        assertThat(YamlReader.read("[".repeat(200) + "]".repeat(200))).isInstanceOf(JsonArray.class);
        assertThat(failure("[".repeat(201) + "]".repeat(201)).kind()).isEqualTo(Kind.LIMIT);
        assertThat(failure("- ".repeat(20_000) + "a").kind()).isEqualTo(Kind.LIMIT);
        assertThat(failure("[".repeat(100_000)).kind()).isEqualTo(Kind.LIMIT);
    }

    @Test
    void limitsTextsNumbersAndTheWholeInput() {
        var reader = new YamlReader(new Limits(20, 10, 5, 4));

        assertThatThrownBy(() -> reader.readFrom(stream("'123456'"))).satisfies(YamlReaderTest::isLimit);
        assertThatThrownBy(() -> reader.readFrom(stream("abcdef: 1"))).satisfies(YamlReaderTest::isLimit);
        assertThatThrownBy(() -> reader.readFrom(stream("12345"))).satisfies(YamlReaderTest::isLimit);
        assertThatThrownBy(() -> reader.readFrom(stream("0x123"))).satisfies(YamlReaderTest::isLimit);
        assertThatThrownBy(() -> reader.readFrom(stream("[a, b, c, d, e, f, g]")))
                .satisfies(YamlReaderTest::isLimit);
    }

    @Test
    void readsByteOrderMarksAndForeignLineEnds() {
        var expected = JsonReader.read("{\"a\":[1,\"x\\ny\\n\"]}");

        assertThat(YamlReader.read("\uFEFFa:\r\n  - 1\r\n  - |\r\n    x\r\n    y\r\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected);
        assertThat(YamlReader.read("a:\r  - 1\r  - |\r    x\r    y\r")).isEqualTo(expected);
    }

    @Test
    void readsJsonAsYaml() {
        var json = "{\n\t\"a\": [1, 2.5e3, \"\\u00e4\\ud83d\\ude00\\/\"],\n\t\"b\": {\"c\":null,\"d\":[]}\n}\n";

        assertThat(YamlReader.read(json)).isEqualTo(JsonReader.read(json));
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var problem = failure("a: 1\nb: \u00ff".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problem).hasMessage("not UTF-8 (line 2, column 4)");
    }

    @Test
    void passesOnTheFailureOfASource() {
        assertThatThrownBy(() -> YamlReader.read(new BrokenSource(""))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> YamlReader.read(new BrokenSource("a: 1\n"))).isInstanceOf(EOFException.class);
    }

    @Test
    void readsAnExplicitEmptyDocumentAsNull() {
        assertThat(YamlReader.read("---\n...\n")).isEqualTo(JsonReader.read("null"));
    }

    @Test
    void readsMarkersAndDirectives() {
        assertThat(YamlReader.read("%YAML 1.2\n---\na: 1\n...\n")).isEqualTo(JsonReader.read("{\"a\":1}"));
    }

    @Test
    void readsSeparatorsThatTheEngineDoesNot() {
        assertText("\"\\L\\P\"", "\u2028\u2029");
        assertText("\"\\\\L\\\\\\P\"", "\\L\\\u2029");
        assertText("'\\L'", "\\L");
        assertText("\\p{L}\\P{L}", "\\p{L}\\P{L}");
        assertText("|-\n  \\\\P", "\\\\P");
        assertText("x \u0085 y", "x \u0085 y");
        assertText("'x \u0085 y'", "x \u0085 y");
        assertText("\"\\u0041\uFDD0L\uFDD0\"", "A\uFDD0L\uFDD0");
        assertText("C:\\", "C:\\");
    }

    private static void assertText(String yaml, String text) {
        assertThat(YamlReader.read(yaml)).isEqualTo(JsonValue.of(text));
    }

    @Test
    void neverFailsInAnotherWay() {
        var seedText = "a: &x [1, 'b', \"c\\n\"]\n? k\n: |-\n  t\n- *x !!str %TAG # c\n{}: ~";
        long seed = 20261101;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            int length = random.nextInt(1, 30);
            for (int i = 0; i < length; i++) {
                text.append(seedText.charAt(random.nextInt(seedText.length())));
            }
            try {
                assertThat((Object) YamlReader.read(text.toString())).isInstanceOf(JsonValue.class);
            } catch (DocumentException e) {
                assertThat(e.kind()).isNotNull();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", text: " + text, e);
            }
        }
    }

    private static void isLimit(Throwable problem) {
        assertThat(problem)
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT));
    }

    private static DocumentException failure(String source) {
        return catchThrowableOfType(DocumentException.class, () -> YamlReader.read(source));
    }

    private static DocumentException failure(byte[] source) {
        return catchThrowableOfType(DocumentException.class, () -> YamlReader.read(source));
    }

    private static InputStream stream(String source) {
        return new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8));
    }
}
