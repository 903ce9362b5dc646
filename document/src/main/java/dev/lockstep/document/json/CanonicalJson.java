package dev.lockstep.document.json;

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

    /** The SHA-1 of the canonical bytes as 40 lower-case hexadecimal digits. */
    public static String sha1(JsonValue value) {
        return hash("SHA-1", stream -> stream.value(value));
    }

    /**
     * The SHA-1 of the canonical bytes of a document that is never in memory as a whole.
     *
     * @param parts writes it; the members that it names must come in code-unit order
     */
    public static String sha1(JsonStream.Parts parts) {
        return hash("SHA-1", parts);
    }

    /** The SHA-256 of the canonical bytes as 64 lower-case hexadecimal digits. */
    public static String sha256(JsonValue value) {
        return hash("SHA-256", stream -> stream.value(value));
    }

    private static String hash(String algorithm, JsonStream.Parts parts) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            var stream = JsonStream.canonical(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            parts.write(stream);
            stream.finish();
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + algorithm, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
