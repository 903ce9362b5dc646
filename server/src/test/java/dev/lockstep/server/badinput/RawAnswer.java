package dev.lockstep.server.badinput;

import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.http.RawConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came back.
 *
 * @param status 0 if nothing came
 * @param text everything that came, each byte one character
 */
record RawAnswer(int status, String text) {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]+");

    /** Words that only failures of ours have in them. */
    private static final List<String> INNARDS =
            List.of("\\tat ", "\tat ", "java.", "dev.lockstep.", "io.helidon", "SQLITE_", "Exception");

    /** Sends the request on a connection of its own and reads the answer. */
    static RawAnswer to(RawRequest request, int port, boolean unfinished) {
        try (var raw = new RawConnection(port)) {
            raw.send(request.text());
            if (unfinished) {
                raw.end();
            }
            return parse(raw.readAnswer());
        } catch (IOException failed) {
            throw new UncheckedIOException("no end of the answer to " + request, failed);
        }
    }

    private static RawAnswer parse(String text) {
        var start = STATUS.matcher(text);
        return new RawAnswer(start.lookingAt() ? Integer.parseInt(start.group(1)) : 0, text);
    }

    boolean accepted() {
        return status >= 200 && status < 300;
    }

    boolean refused() {
        return status >= 400 && status < 500;
    }

    /** The body, its chunks put together. */
    String body() {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return "";
        }
        var body = text.substring(end + 4);
        var head = text.substring(0, end).toLowerCase(Locale.ROOT);
        var whole = head.contains("transfer-encoding: chunked") ? joined(body) : body;
        return new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String joined(String chunks) {
        var whole = new StringBuilder();
        int at = 0;
        while (at < chunks.length()) {
            int line = chunks.indexOf("\r\n", at);
            int size = Integer.parseInt(chunks.substring(at, line), 16);
            whole.append(chunks, line + 2, line + 2 + size);
            at = line + 2 + size + 2;
        }
        return whole.toString();
    }

    /** What is wrong with a refusal; empty if it gives its reasons as it must. */
    Optional<String> objection(boolean bodyless) {
        if (!refused()) {
            return Optional.of("status " + status + " instead of a refusal");
        }
        var body = body();
        if (bodyless) {
            return body.isEmpty() ? Optional.empty() : Optional.of("a body where there must be none");
        }
        try {
            if (!(JsonReader.read(body) instanceof JsonObject json)
                    || !(json.get("errors") instanceof JsonArray(var errors))
                    || errors.isEmpty()) {
                return Optional.of("no errors in the body");
            }
            boolean told = errors.stream().allMatch(RawAnswer::hasReason);
            if (!told) {
                return Optional.of("an error without message or code");
            }
        } catch (DocumentException malformed) {
            return Optional.of("no JSON in the body: " + malformed.getMessage());
        }
        return INNARDS.stream().filter(body::contains).findFirst().map(word -> "innards in the body: " + word);
    }

    private static boolean hasReason(Object error) {
        return error instanceof JsonObject json
                && json.text("message").filter(text -> !text.isBlank()).isPresent()
                && json.get("extensions") instanceof JsonObject extensions
                && extensions
                        .text("code")
                        .filter(code -> CODE.matcher(code).matches())
                        .isPresent();
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "(nothing)" : text.substring(0, Math.min(800, text.length()));
    }
}
