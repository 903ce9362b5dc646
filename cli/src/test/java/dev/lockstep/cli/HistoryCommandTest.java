package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.TestVendor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code lockstep history} beside a running project and without one. */
@ParameterizedClass
@MethodSource("vendors")
class HistoryCommandTest {

    private final ScratchDatabase database;

    @TempDir
    private Path folder;

    HistoryCommandTest(TestVendor vendor) {
        this.database = vendor.empty();
    }

    static Stream<TestVendor> vendors() {
        return EachVendor.vendors();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private Child.Result history(String... arguments) {
        var words = new String[arguments.length + 1];
        words[0] = "history";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return Child.finish(folder, database.settings(), words);
    }

    private void send(String address, String method, String path, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", "Bearer secret")
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body));
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        }
    }

    @Test
    void listsAndDestroysBesideTheServerAndWithoutIt() throws Exception {
        var settings = new HashMap<>(database.settings());
        settings.putAll(Map.of("PORT", "0", "HOST", "127.0.0.1", "ADMIN_TOKEN", "secret"));
        try (var project = Child.start(folder, settings, "start")) {
            var address = project.address();
            var nothing = history("list");
            assertThat(nothing.code()).isZero();
            assertThat(nothing.out()).isEmpty();
            assertThat(nothing.err()).contains("Nothing is recorded yet");
            for (var name : new String[] {"news", "place"}) {
                send(
                        address,
                        "POST",
                        "/collections",
                        "{\"collection\": \"" + name + "\", \"schema\": {}, \"meta\": {}, \"fields\": ["
                                + "{\"field\": \"id\", \"type\": \"integer\", \"meta\": {},"
                                + " \"schema\": {\"is_primary_key\": true, \"has_auto_increment\": true}},"
                                + "{\"field\": \"title\", \"type\": \"string\", \"meta\": {}, \"schema\": {}}]}");
                send(address, "POST", "/items/" + name, "[{\"title\": \"one\"}, {\"title\": \"two\"}]");
            }
            send(address, "DELETE", "/fields/news/title", "");
            send(address, "DELETE", "/collections/place", "");

            var list = history("list");
            assertThat(list.code()).isZero();
            assertThat(list.err()).isEmpty();
            assertThat(list.out().lines()).hasSize(5);
            assertThat(list.out().lines().toList().getFirst())
                    .matches("ENTRY +WHEN \\(UTC\\) +HOW +WHO +OUTCOME +SET ASIDE");
            assertThat(list.out().lines().toList().get(1))
                    .matches("4 +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d +rest +admin@example.com +done +1 table, 2 rows");
            assertThat(list.out().lines().toList().get(4)).matches("1 .* done +-");
            var shorter = history("list", "--limit", "1");
            assertThat(shorter.out().lines()).hasSize(2);
            assertThat(shorter.err()).contains("3 older entries are not shown", "--limit 4");

            var one = history("purge", "--entry", "3");
            assertThat(one.code()).isZero();
            assertThat(one.out().strip()).isEqualTo("destroyed  the column news.title, 2 rows, set aside by entry 3");
            assertThat(one.err()).matches("Left: 1 table with 2 rows, [0-9.]+ (bytes|KB) on disk\\.\n");
            assertThat(history("purge").err()).contains("nothing to destroy", "Left: 1 table");
        }
        var all = history("purge", "--all");
        assertThat(all.code()).isZero();
        assertThat(all.out().strip()).isEqualTo("destroyed  the collection place, 2 rows, set aside by entry 4");
        assertThat(all.err()).isEqualTo("Nothing that was set aside is left.\n");
        assertThat(history("list").out()).containsPattern("4 .*destroyed \\d{4}-");

        var unknown = history("purge", "--entry", "99");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("no entry 99", "history list").doesNotContain("\tat ");
    }

    @Test
    void saysWhatIsWrongWithACommandLine() {
        var word = history();
        assertThat(word.code()).isEqualTo(64);
        assertThat(word.err()).contains("list or purge");
        var number = history("purge", "--entry", "three");
        assertThat(number.code()).isEqualTo(64);
        assertThat(number.err()).contains("\"three\" is not a whole number").doesNotContain("\tat ");
        var both = history("purge", "--entry", "3", "--all");
        assertThat(both.code()).isEqualTo(64);
        assertThat(both.err()).contains("mutually exclusive");
        assertThat(history("purge", "--entry").code()).isEqualTo(64);
        assertThat(history("purge", "everything").code()).isEqualTo(64);
        assertThat(history("list", "--limit", "0").err()).contains("--limit must be 1 at least");
        var nowhere = history("list");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).startsWith("lockstep: ").doesNotContain("\tat ");
    }
}
