package dev.lockstep.migrate.history;

import dev.lockstep.document.Limits;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.json.JsonWriter.Layout;
import dev.lockstep.model.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * JSON as a column of text holds it. What is long is packed, since a MariaDB server takes no statement of more than 16 MB as
 * it comes, and the changes of a whole model can be longer than that.
 */
final class StoredText {

    private static final String PACKED = "gzip:";
    /** In characters. */
    private static final int LONGEST_PLAIN = 1_000_000;

    /** What was written here may be longer and deeper than what anybody may send. */
    private static final JsonReader READER =
            new JsonReader(new Limits(2L * 1024 * 1024 * 1024, Limits.MAX_DEPTH, Integer.MAX_VALUE, 1000));

    private StoredText() {}

    static String write(JsonValue value) {
        var plain = JsonWriter.toText(value, Layout.COMPACT);
        if (plain.length() <= LONGEST_PLAIN) {
            return plain;
        }
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(plain.getBytes(StandardCharsets.UTF_8));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return PACKED + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** @throws dev.lockstep.document.DocumentException if it is no JSON */
    static JsonValue read(String text) {
        try {
            if (!text.startsWith(PACKED)) {
                return READER.readFrom(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            }
            var bytes = Base64.getDecoder().decode(text.substring(PACKED.length()));
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return READER.readFrom(unpacked);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
