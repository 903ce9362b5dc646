package dev.lockstep.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "[]",
                "{}",
                "-0.5",
                "9007199254740993",
                "\"a\\\"\\\\\\n\\u0001ü\"",
                "{\"b\":[1,{\"a\":null}],\"a\":\"x\"}"
            })
    void writesWhatItReads(String json) {
        assertThat(JsonSyntax.parse(json).map(JsonSyntax::write)).contains(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "[1,]",
                "{\"a\"}",
                "01",
                "1.",
                ".5",
                "+1",
                "'a'",
                "\"a",
                "\"\n\"",
                "1 2",
                "[",
                "1e9999",
                "\"\\x\"",
                "\"\\u12\""
            })
    void refusesEverythingElse(String text) {
        assertThat(JsonSyntax.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 100_000})
    void refusesWhatIsTooDeep(int depth) {
        assertThat(JsonSyntax.parse("[".repeat(depth) + "]".repeat(depth))).isEmpty();
    }
}
