package dev.lockstep.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {

    private static final BodyLimit LIMIT = new BodyLimit(10_000_000, "IMPORT_MAX_FILE_SIZE");

    @Test
    void givesTheFirstFileWhateverItsFieldIsCalled() throws IOException {
        var file = read("B", """
                --B
                Content-Disposition: form-data; name="title"

                not a file
                --B
                Content-Disposition: form-data; name="any \\"name\\""; filename="schéma.json"
                Content-Type: application/json; charset=utf-8

                {"a": 1}
                --B
                Content-Disposition: form-data; name="second"; filename="other.json"

                {}
                --B--
                """);
        assertThat(file.field()).isEqualTo("any \"name\"");
        assertThat(file.filename()).isEqualTo("schéma.json");
        assertThat(file.contentType().orElseThrow().essence()).isEqualTo("application/json");
        assertThat(file.content().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"a\": 1}");
    }

    @Test
    void skipsWhatStandsBeforeTheFirstBoundary() throws IOException {
        var file = read("B", "hello\n-- B\n\n--B  \nContent-Disposition: form-data; filename=a.json\n\nx\n--B--");
        assertThat(file.content().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("x");
        assertThat(file.contentType()).isEmpty();
    }

    @Test
    void keepsEveryByteWhereverTheReadsEnd() throws IOException {
        var random = new Random(7);
        for (int size : List.of(1, 100, 32_760, 32_768, 32_780, 200_000)) {
            var content = new byte[size];
            random.nextBytes(content);
            // Near misses of the boundary, where a careless reader stops.
            for (int at = 0; at + 8 < size; at += 50) {
                content[at] = '\r';
                content[at + 1] = '\n';
                content[at + 2] = '-';
                content[at + 3] = '-';
            }
            var body = joined(
                    "--BOUND\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII),
                    content,
                    "\r\n--BOUND--\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int piece : List.of(1, 7, 8192, 1_000_000)) {
                var file =
                        Multipart.firstFile(request("multipart/form-data; boundary=BOUND", pieces(body, piece)), LIMIT);
                assertThat(file.content().readAllBytes())
                        .as("%s by %s", size, piece)
                        .isEqualTo(content);
            }
        }
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThat(reason("B", "--B\nContent-Disposition: form-data; name=a\n\nx\n--B--"))
                .isEqualTo("No file was included in the request");
        assertThat(reason("B", "--B\nContent-Disposition: form-data; name=a; filename=x\n\n\n--B--"))
                .isEqualTo("No file was included in the request");
        assertThat(reason("B", "--B\nContent-Disposition: form-data; name=a; filename=x\n\n--B--"))
                .isEqualTo("No file was included in the request");
        assertThat(reason("B", "--B--")).isEqualTo("No file was included in the request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary at all",
                "--B\n",
                "--B\nContent-Disposition: form-data; filename=x\n",
                "--B\nContent-Disposition: form-data; filename=x\n\ncut off",
                "--B\n\nno headers\n--B--",
                "--B\nContent-Disposition: attachment; filename=x\n\nx\n--B--",
                "--B\nContent-Disposition: form-data; filename=\"x\n\nx\n--B--",
                "--B\nno colon\n\nx\n--B--",
                "--B\n name: folded\n\nx\n--B--",
                "--Bmore\nContent-Disposition: form-data; filename=x\n\nx\n--B--",
            })
    void refusesMalformedForms(String body) {
        assertThat(reason("B", body)).startsWith("The multipart body is malformed: ");
    }

    @Test
    void boundsTheHeadersOfAPartAndTheNumberOfParts() {
        assertThat(reason("B", "--B\nX: " + "y".repeat(50_000) + "\n\nx\n--B--"))
                .contains("too large");
        assertThat(reason("B", "--B\n" + "X: y\n".repeat(10_000) + "\nx\n--B--"))
                .contains("too large");
        assertThat(reason("B", "--B\nContent-Disposition: form-data; name=a\n\nx\n".repeat(2000) + "--B--"))
                .contains("more than 1000 parts");
    }

    @Test
    void needsABoundary() {
        for (var type : List.of(
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=" + "x".repeat(71))) {
            var refused = catchThrowableOfType(
                    ApiException.class, () -> Multipart.firstFile(request(type, InputStream.nullInputStream()), LIMIT));
            assertThat(refused).as(type).hasMessageContaining("no usable boundary");
        }
    }

    @Test
    void takesNoOtherType() {
        var refused = catchThrowableOfType(
                ApiException.class,
                () -> Multipart.firstFile(request("text/yaml", InputStream.nullInputStream()), LIMIT));
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused).hasMessageContaining("Unsupported media type \"text/yaml\" in Content-Type header.");
    }

    private static Multipart.FilePart read(String boundary, String body) throws IOException {
        var bytes = body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return Multipart.firstFile(
                request("multipart/form-data; boundary=" + boundary, new ByteArrayInputStream(bytes)), LIMIT);
    }

    private static String reason(String boundary, String body) {
        var refused = catchThrowableOfType(
                ApiException.class, () -> read(boundary, body).content().readAllBytes());
        assertThat(refused).as(body.substring(0, Math.min(body.length(), 200))).isNotNull();
        assertThat(refused.errors().getFirst().code()).isEqualTo("INVALID_PAYLOAD");
        return refused.errors().getFirst().extensions().text("reason").orElseThrow();
    }

    private static Request request(String contentType, InputStream body) {
        return new Request(
                "POST",
                "/schema/diff",
                null,
                Headers.of(Map.of("content-type", List.of(contentType))),
                "127.0.0.1",
                _ -> body);
    }

    private static InputStream pieces(byte[] bytes, int size) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, size));
            }
        };
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var all = new byte[length];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
