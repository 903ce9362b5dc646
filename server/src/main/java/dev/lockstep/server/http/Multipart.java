package dev.lockstep.server.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code multipart/form-data} (RFC 7578) as a stream, one part after the other, without holding more than a few
 * kilobytes. Used by one thread.
 *
 * <p>The web server's own module for this was left out: it is another jar, and its limits and errors are not ours.
 */
public final class Multipart {

    private static final String NO_FILE = "No file was included in the request";

    /** How much the headers of one part may take; real ones have three lines. */
    private static final int MAX_PART_HEADERS = 16 * 1024;

    /** How many parts may come before the file. */
    private static final int MAX_PARTS = 1000;

    private final MultipartStream stream;

    private Multipart(MultipartStream stream) {
        this.stream = stream;
    }

    /**
     * A file in a form.
     *
     * @param field the name of the form's field
     * @param filename what the sender calls the file; never a path to be trusted
     * @param contentType the type as the sender has it; empty if it was not said
     * @param content the bytes, to be read before the handler returns; may throw what {@link Request#body} may
     */
    public record FilePart(String field, String filename, Optional<MediaType> contentType, InputStream content) {}

    /** Whether the request's body is a form with files. */
    public static boolean isMultipart(Request request) {
        return request.contentType()
                .filter(type -> type.is("multipart/form-data"))
                .isPresent();
    }

    /**
     * The first file of the form, whatever its field is called.
     *
     * @param limit how large the whole body may be
     * @throws ApiException 400 INVALID_PAYLOAD if there is no file, an empty one, or the form is malformed; 413 if it is
     *     too large; 415 if the body is no form
     * @throws IOException if the caller went away
     */
    public static FilePart firstFile(Request request, BodyLimit limit) throws IOException {
        if (!isMultipart(request)) {
            throw Body.unsupportedMediaType(request);
        }
        var boundary = request.contentType()
                .flatMap(type -> type.parameter("boundary"))
                .filter(Multipart::isBoundary)
                .orElseThrow(() -> malformed("the Content-Type header has no usable boundary"));
        var in = new BufferedInputStream(request.body(limit), 16 * 1024);
        var multipart = new Multipart(new MultipartStream(in, boundary));
        return multipart.firstFile();
    }

    private FilePart firstFile() throws IOException {
        for (int parts = 0; stream.nextPart(); parts++) {
            if (parts == MAX_PARTS) {
                throw malformed("it has more than " + MAX_PARTS + " parts");
            }
            var headers = partHeaders();
            var disposition = Optional.ofNullable(headers.get("content-disposition"))
                    .flatMap(HeaderParameters::parse)
                    .filter(parsed -> parsed.value().toLowerCase(Locale.ROOT).equals("form-data"))
                    .orElseThrow(() -> malformed("a part has no usable Content-Disposition header"));
            var filename = disposition.parameters().get("filename");
            if (filename == null) {
                continue;
            }
            var content = new PushbackInputStream(stream.content(), 1);
            int first = content.read();
            if (first < 0) {
                throw ApiError.invalidPayload(NO_FILE).asException();
            }
            content.unread(first);
            return new FilePart(
                    disposition.parameters().getOrDefault("name", ""),
                    filename,
                    Optional.ofNullable(headers.get("content-type")).flatMap(MediaType::parse),
                    content);
        }
        throw ApiError.invalidPayload(NO_FILE).asException();
    }

    private Map<String, String> partHeaders() throws IOException {
        var headers = new LinkedHashMap<String, String>();
        int left = MAX_PART_HEADERS;
        while (true) {
            var line = stream.line(left);
            if (line == null) {
                throw malformed("the headers of a part are too large");
            }
            if (line.length == 0) {
                return headers;
            }
            left -= line.length;
            // Browsers send the names of fields and files as plain UTF-8.
            var text = new String(line, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon <= 0 || !HeaderParameters.isToken(text.substring(0, colon))) {
                throw malformed("a part has a malformed header");
            }
            headers.putIfAbsent(
                    text.substring(0, colon).toLowerCase(Locale.ROOT),
                    text.substring(colon + 1).strip());
        }
    }

    private static boolean isBoundary(String boundary) {
        return !boundary.isEmpty()
                && boundary.length() <= 70
                && !boundary.endsWith(" ")
                && boundary.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    static ApiException malformed(String reason) {
        return ApiError.invalidPayload("The multipart body is malformed: " + reason)
                .asException();
    }
}
