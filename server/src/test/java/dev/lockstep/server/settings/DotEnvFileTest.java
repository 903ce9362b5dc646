package dev.lockstep.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvFileTest {

    @Test
    void readsPlainQuotedAndExportedValues() {
        assertThat(values("""
                # a comment
                PLAIN=value
                  SPACED  =  some words here   # and why
                export EXPORTED=yes
                HASH=a#b
                EMPTY=
                COMMENTED= # nothing
                SINGLE='a "b" \\n # c'
                BACKTICK=`it's "so"`
                DOUBLE="a \\"b\\" \\\\ \\n # c" # why
                WINDOWS="C:\\temp"
                EQUALS=a=b=c
                """))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("PLAIN", "value"),
                        Map.entry("SPACED", "some words here"),
                        Map.entry("EXPORTED", "yes"),
                        Map.entry("HASH", "a#b"),
                        Map.entry("EMPTY", ""),
                        Map.entry("COMMENTED", ""),
                        Map.entry("SINGLE", "a \"b\" \\n # c"),
                        Map.entry("BACKTICK", "it's \"so\""),
                        Map.entry("DOUBLE", "a \"b\" \\ \n # c"),
                        Map.entry("WINDOWS", "C:\\temp"),
                        Map.entry("EQUALS", "a=b=c")));
    }

    @Test
    void readsSeveralLinesInDoubleQuotesAndCountsThem() {
        var file = DotEnvFile.parse(".env", "KEY=\"one\ntwo\r\nthree\"\nNEXT=1");
        assertThat(file.entries().get("KEY")).isEqualTo(new DotEnvFile.Entry("one\ntwo\nthree", 1));
        assertThat(file.entries().get("NEXT")).isEqualTo(new DotEnvFile.Entry("1", 4));
    }

    @Test
    void skipsAByteOrderMarkAndTakesTheLastOfAName() {
        assertThat(values("\ufeffA=1\rA=2")).isEqualTo(Map.of("A", "2"));
    }

    @Test
    void namesTheLinesThatItCannotReadAndReadsTheOthers() {
        var file = DotEnvFile.parse(".env", """
                GOOD=1
                no equals sign
                two words=1
                BEHIND="a" b
                OPEN='secret
                ALSO_GOOD=2
                NEVER_CLOSED="secret
                """);
        assertThat(file.entries()).containsOnlyKeys("GOOD", "ALSO_GOOD");
        assertThat(file.problems())
                .extracting(SettingProblem::toString)
                .containsExactly(
                        ".env (line 2): this line is not NAME=value",
                        ".env (line 3): what stands before the = is not a name",
                        ".env (line 4): something stands behind the quoted value of BEHIND",
                        ".env (line 5): the quote that begins the value of OPEN has no end",
                        ".env (line 7): the quote that begins the value of NEVER_CLOSED has no end");
    }

    private static Map<String, String> values(String text) {
        var file = DotEnvFile.parse(".env", text);
        assertThat(file.problems()).isEmpty();
        var values = new LinkedHashMap<String, String>();
        file.entries().forEach((name, entry) -> values.put(name, entry.value()));
        return values;
    }
}
