package dev.lockstep.document.json;

import dev.lockstep.document.internal.TextSink;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The one spelling of a JSON value: on one line, members in the order of their keys' UTF-16 units, numbers and texts as
 * {@link JsonWriter} writes them. Equal values have equal bytes. For doubles this is the form of RFC 8785. Safe for use by
 * several threads.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /**
     * Writes the canonical bytes, in pieces.
     *
     * @param target is neither flushed nor closed
     * @throws IOException if the target fails
     */
    public static void write(JsonValue value, OutputStream target) throws IOException {
        var sink = TextSink.to(target);
        new JsonOutput(sink, "", true).write(value);
        sink.finish();
    }

    /** The SHA-1 of the canonical bytes as 40 lower-case hexadecimal digits. */
    public static String sha1(JsonValue value) {
        return digest(value, "SHA-1");
    }

    /** The SHA-256 of the canonical bytes as 64 lower-case hexadecimal digits. */
    public static String sha256(JsonValue value) {
        return digest(value, "SHA-256");
    }

    private static String digest(JsonValue value, String algorithm) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            write(value, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1 and SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
