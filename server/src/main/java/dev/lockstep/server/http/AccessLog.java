package dev.lockstep.server.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes what was asked and what failed, and never a secret. */
final class AccessLog {

    private static final String MASK = "***";

    private static final int MAX_STACK = 16 * 1024;

    private static final Logger REQUESTS = System.getLogger("dev.lockstep.server.http.access");
    private static final Logger FAILURES = System.getLogger(HttpServer.class.getName());

    private AccessLog() {}

    /** One line for one request. */
    static void answered(Request request, int status, long startedNanos) {
        if (!REQUESTS.isLoggable(Level.DEBUG)) {
            return;
        }
        long millis = (System.nanoTime() - startedNanos) / 1_000_000;
        REQUESTS.log(
                Level.DEBUG,
                request.remoteAddress() + " " + request.method() + " " + address(request) + " " + status + " " + millis
                        + " ms");
    }

    /** Something unexpected, with its stack; the id is the one that the caller got. */
    static void failed(Request request, String id, Throwable failure) {
        var stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        // An overflown stack is a thousand times the same line.
        stack.getBuffer().setLength(Math.min(stack.getBuffer().length(), MAX_STACK));
        FAILURES.log(
                Level.ERROR,
                "request " + id + " failed: " + request.method() + " " + address(request) + "\n"
                        + withoutSecrets(stack.toString(), request));
    }

    /** Something that needs no attention: the caller went away. */
    static void gaveUp(Request request, String what) {
        FAILURES.log(Level.DEBUG, () -> what + ": " + request.method() + " " + address(request));
    }

    /** Path and query as they may be logged. */
    static String address(Request request) {
        var query = request.rawQuery().map(raw -> "?" + maskedQuery(raw)).orElse("");
        return printable(request.path() + query);
    }

    private static String maskedQuery(String rawQuery) {
        var masked = new ArrayList<String>();
        for (var parameter : rawQuery.split("&", -1)) {
            int equals = parameter.indexOf('=');
            var rawName = equals < 0 ? parameter : parameter.substring(0, equals);
            // A name that cannot be decoded could be one of a secret.
            boolean secret =
                    PercentDecoder.decodeForm(rawName).map(AccessLog::isSecret).orElse(true);
            masked.add(secret && equals >= 0 ? rawName + "=" + MASK : parameter);
        }
        return String.join("&", masked);
    }

    private static boolean isSecret(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("token") || lower.contains("password") || lower.contains("secret");
    }

    /** A text in which nothing stands that the caller sent as a secret, in whatever message it was repeated. */
    private static String withoutSecrets(String text, Request request) {
        var cleaned = text;
        for (var secret : secrets(request)) {
            cleaned = cleaned.replace(secret, MASK);
        }
        return cleaned;
    }

    private static List<String> secrets(Request request) {
        var secrets = new ArrayList<String>();
        for (var header : List.of("Authorization", "Proxy-Authorization")) {
            for (var line : request.headers().all(header)) {
                secrets.add(line.strip());
                secrets.add(line.substring(line.indexOf(' ') + 1).strip());
            }
        }
        for (var line : request.headers().all("Cookie")) {
            for (var pair : line.split(";", -1)) {
                secrets.add(pair.substring(pair.indexOf('=') + 1).strip());
            }
        }
        for (var parameter : request.rawQuery().orElse("").split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals >= 0
                    && PercentDecoder.decodeForm(parameter.substring(0, equals))
                            .map(AccessLog::isSecret)
                            .orElse(true)) {
                var value = parameter.substring(equals + 1);
                secrets.add(value);
                PercentDecoder.decodeForm(value).ifPresent(secrets::add);
            }
        }
        secrets.removeIf(secret -> secret.length() < 4);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return secrets;
    }

    /** A text without what could forge or garble a line of the log. */
    private static String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.chars().forEach(c -> printable.append(c < ' ' || c > 0x7e ? '?' : (char) c));
        return printable.toString();
    }
}
