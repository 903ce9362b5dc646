package dev.lockstep.server.badinput;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request as it goes over the wire, each character one byte. The length of the body is told unless the lines of the
 * head say something about it themselves.
 *
 * @param head the header lines, without their ends
 */
record RawRequest(String method, String target, List<String> head, String body) {

    private static final int SHOWN = 600;

    RawRequest {
        head = List.copyOf(head);
    }

    /** A request whose body is this text in UTF-8. */
    static RawRequest of(String method, String target, List<String> head, String text) {
        return new RawRequest(method, target, head, bytes(text));
    }

    /** A text in UTF-8, each byte one character. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    RawRequest withMethod(String other) {
        return new RawRequest(other, target, head, body);
    }

    RawRequest withTarget(String other) {
        return new RawRequest(method, other, head, body);
    }

    /** The request with one more parameter in its query. */
    RawRequest withQuery(String parameter) {
        return withTarget(target + (target.contains("?") ? "&" : "?") + parameter);
    }

    RawRequest withBody(String other) {
        return new RawRequest(method, target, head, other);
    }

    /** The request with one more header line. */
    RawRequest with(String line) {
        var more = new ArrayList<>(head);
        more.add(line);
        return new RawRequest(method, target, more, body);
    }

    /** The request without the header. */
    RawRequest without(String header) {
        var start = header.toLowerCase(Locale.ROOT) + ":";
        var less = head.stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(start))
                .toList();
        return new RawRequest(method, target, less, body);
    }

    /** The request with another value of the header. */
    RawRequest replacing(String header, String value) {
        return without(header).with(header + ": " + value);
    }

    /** What is sent. */
    String text() {
        var text = new StringBuilder();
        text.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        head.forEach(line -> text.append(line).append("\r\n"));
        boolean measured = head.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .anyMatch(line -> line.startsWith("content-length") || line.startsWith("transfer-encoding"));
        if (!measured && !body.isEmpty()) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }

    /** Its beginning, in visible characters. */
    @Override
    public String toString() {
        var text = text();
        var visible = new StringBuilder();
        text.chars().limit(SHOWN).forEach(c -> {
            if (c == '\n' || (c >= ' ' && c < 0x7f)) {
                visible.append((char) c);
            } else if (c != '\r') {
                visible.append(String.format(Locale.ROOT, "\\x%02x", c));
            }
        });
        return visible + (text.length() > SHOWN ? "… (" + text.length() + " bytes)" : "");
    }
}
