package dev.lockstep.document.yaml;

import dev.lockstep.document.DocumentException;
import dev.lockstep.document.Limits;
import dev.lockstep.document.internal.Utf8Reader;
import dev.lockstep.model.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;

/**
 * Reads YAML 1.2 with the core schema into JSON values: one document in UTF-8, keys that are texts, no key twice in a
 * mapping. A date like {@code 2024-01-01} is a text. Merge keys ({@code <<}, of YAML 1.1) are followed, as Directus
 * follows them. What JSON cannot say ({@code .inf}, {@code .nan}, sets, binaries, own
 * tags) is refused. Aliases are resolved within a budget; an alias inside what it names is refused. Safe for use by several
 * threads.
 *
 * <p>YAML has no end mark: a file that was cut off at a line's end is often a shorter valid file. Whoever can know the
 * length must check it.
 */
public final class YamlReader {

    private static final YamlReader DEFAULT = new YamlReader(Limits.DEFAULT);

    private final Limits limits;

    /** A reader that keeps to the limits. */
    public YamlReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads a value within the default limits.
     *
     * @param source is read to its end and left open
     * @throws DocumentException if the input is not one YAML document within the limits
     * @throws IOException if the source fails
     */
    public static JsonValue read(InputStream source) throws IOException {
        return DEFAULT.readFrom(source);
    }

    /**
     * Reads a value within the default limits.
     *
     * @throws DocumentException if the input is not one YAML document within the limits
     */
    public static JsonValue read(byte[] source) {
        try {
            return DEFAULT.readFrom(new ByteArrayInputStream(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a value within the default limits.
     *
     * @throws DocumentException if the input is not one YAML document within the limits
     */
    public static JsonValue read(String source) {
        try {
            return DEFAULT.readFrom(new StringReader(source.startsWith("\uFEFF") ? source.substring(1) : source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a value within this reader's limits.
     *
     * @param source is read to its end and left open
     * @throws DocumentException if the input is not one YAML document within the limits
     * @throws IOException if the source fails
     */
    public JsonValue readFrom(InputStream source) throws IOException {
        return readFrom(new Utf8Reader(source, limits.bytes()));
    }

    private JsonValue readFrom(Reader source) throws IOException {
        try {
            return new YamlDocument(new YamlEvents(source), limits).read();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
