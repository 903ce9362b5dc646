package dev.lockstep.server.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A header value with parameters behind it: {@code form-data; name="file"}. */
record HeaderParameters(String value, Map<String, String> parameters) {

    /** Reads the value and its parameters, or gives nothing if they are malformed. The first of a name counts. */
    static Optional<HeaderParameters> parse(String header) {
        int end = header.indexOf(';');
        var value = (end < 0 ? header : header.substring(0, end)).strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        int at = end < 0 ? header.length() : end;
        while (at < header.length()) {
            at = skipBlanks(header, at + 1);
            if (at >= header.length()) {
                break;
            }
            if (header.charAt(at) == ';') {
                continue;
            }
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                return Optional.empty();
            }
            var name = header.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            if (!isToken(name)) {
                return Optional.empty();
            }
            at = skipBlanks(header, equals + 1);
            var text = new StringBuilder();
            if (at < header.length() && header.charAt(at) == '"') {
                at = quoted(header, at, text);
                if (at < 0) {
                    return Optional.empty();
                }
                at = skipBlanks(header, at);
                if (at < header.length() && header.charAt(at) != ';') {
                    return Optional.empty();
                }
            } else {
                int next = header.indexOf(';', at);
                next = next < 0 ? header.length() : next;
                text.append(header.substring(at, next).strip());
                at = next;
            }
            parameters.putIfAbsent(name, text.toString());
        }
        return Optional.of(new HeaderParameters(value, parameters));
    }

    /** Whether the text is a token of RFC 9110, as names of types, headers and parameters are. */
    static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> (c >= '0' && c <= '9')
                                || (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    /**
     * Reads a quoted text that starts at a position and gives the position behind it, or -1. A backslash escapes only a
     * quote or another backslash: browsers send Windows paths and do not escape theirs.
     */
    private static int quoted(String header, int start, StringBuilder text) {
        for (int at = start + 1; at < header.length(); at++) {
            char c = header.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\' && at + 1 < header.length() && "\"\\".indexOf(header.charAt(at + 1)) >= 0) {
                at++;
                c = header.charAt(at);
            }
            text.append(c);
        }
        return -1;
    }

    private static int skipBlanks(String header, int from) {
        int at = from;
        while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
