package dev.lockstep.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.document.json.JsonWriter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=1                              | {\"a\":\"1\"}",
                "a                                | {\"a\":\"\"}",
                "a=                               | {\"a\":\"\"}",
                "a=b=c                            | {\"a\":\"b=c\"}",
                "&&a=1&                           | {\"a\":\"1\"}",
                "a=1&a=2                          | {\"a\":[\"1\",\"2\"]}",
                "a[]=1                            | {\"a\":[\"1\"]}",
                "a[]=1&a[]=2                      | {\"a\":[\"1\",\"2\"]}",
                "a[1]=y&a[0]=x                    | {\"a\":[\"x\",\"y\"]}",
                "a[5]=x                           | {\"a\":[\"x\"]}",
                "a[99999]=x                       | {\"a\":{\"99999\":\"x\"}}",
                "a[0]=x&a[b]=y                    | {\"a\":{\"0\":\"x\",\"b\":\"y\"}}",
                "a[01]=x                          | {\"a\":{\"01\":\"x\"}}",
                "filter[a][_eq]=1                 | {\"filter\":{\"a\":{\"_eq\":\"1\"}}}",
                "filter%5Ba%5D%5B_eq%5D=1         | {\"filter\":{\"a\":{\"_eq\":\"1\"}}}",
                "f[_and][0][a]=1&f[_and][1][b]=2  | {\"f\":{\"_and\":[{\"a\":\"1\"},{\"b\":\"2\"}]}}",
                "f[_in][]=1&f[_in][]=2            | {\"f\":{\"_in\":[\"1\",\"2\"]}}",
                "a=x+y%20z%2B                     | {\"a\":\"x y z+\"}",
                "a=caf%C3%A9                      | {\"a\":\"café\"}",
                "[a]=1                            | {\"[a]\":\"1\"}",
                "a[b=1                            | {\"a[b\":\"1\"}",
                "a={\"b\":[1]}                    | {\"a\":\"{\\\"b\\\":[1]}\"}",
            })
    void readsTheFormsThatClientsWrite(String query, String expected) {
        assertThat(JsonWriter.toText(QueryParameters.parse(query).toJson())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%4", "a=%ff", "%c3=1", "a=1&a[b]=2", "a[b]=2&a=1", "a[b]c[d]=1"})
    void refusesWhatItCannotRead(String query) {
        assertInvalid(query);
    }

    @Test
    void refusesTooManyParametersAndTooManyBrackets() {
        assertInvalid(IntStream.rangeClosed(0, QueryParameters.MAX_PARAMETERS)
                .mapToObj(i -> "a" + i + "=1")
                .collect(Collectors.joining("&")));
        assertInvalid("a" + "[b]".repeat(QueryParameters.MAX_DEPTH) + "=1");
        assertInvalid("a" + "[]".repeat(QueryParameters.MAX_DEPTH) + "=1");
        assertThat(QueryParameters.parse("a" + "[b]".repeat(QueryParameters.MAX_DEPTH - 1) + "=1")
                        .has("a"))
                .isTrue();
    }

    @Test
    void staysFastWhateverTheBracketsAre() {
        var query = ("a" + "[0]".repeat(30) + "=1&").repeat(QueryParameters.MAX_PARAMETERS);
        assertThat(QueryParameters.parse(query).has("a")).isTrue();
        var open = "a" + "[".repeat(200_000) + "]=1";
        assertThat(QueryParameters.parse(open).names()).hasSize(1);
    }

    @Test
    void countsAFlagAsSetWhenEmptyTrueOrOne() {
        for (var on : new String[] {"force", "force=", "force=true", "force=1"}) {
            assertThat(QueryParameters.parse(on).flag("force")).as(on).isTrue();
        }
        for (var off : new String[] {"", "force=false", "force=yes", "force=0", "force=TRUE", "other"}) {
            assertThat(QueryParameters.parse(off).flag("force")).as(off).isFalse();
        }
    }

    @Test
    void givesTextsInAllTheirForms() {
        assertThat(QueryParameters.parse("n=a&n=b").texts("n")).containsExactly("a", "b");
        assertThat(QueryParameters.parse("n[]=a").texts("n")).containsExactly("a");
        assertThat(QueryParameters.parse("n=a,b").texts("n")).containsExactly("a,b");
        assertThat(QueryParameters.parse("n=a,b").text("n")).contains("a,b");
        assertThat(QueryParameters.parse("x=1").texts("n")).isEmpty();
        assertThat(QueryParameters.parse("n[a]=1").text("n")).isEmpty();
    }

    @Test
    void keepsValuesOutOfItsText() {
        assertThat(QueryParameters.parse("access_token=secret")).hasToString("[access_token]");
    }

    private static void assertInvalid(String query) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> QueryParameters.parse(query))
                .satisfies(refused ->
                        assertThat(refused.errors().getFirst().code()).isEqualTo("INVALID_QUERY"));
    }
}
