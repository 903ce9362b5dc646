package dev.lockstep.document.json;

import dev.lockstep.document.DocumentException;
import dev.lockstep.document.DocumentException.Kind;
import dev.lockstep.document.Limits;
import dev.lockstep.document.internal.Utf8Reader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON (RFC 8259): one value in UTF-8 with nothing after it. A byte order mark is skipped. A key that comes twice
 * in an object is refused, where most readers let the last one win. Safe for use by several threads.
 */
public final class JsonReader {

    private static final JsonReader DEFAULT = new JsonReader(Limits.DEFAULT);

    private final Limits limits;
    private final JsonFactory factory;

    /** A reader that keeps to the limits. Worth keeping: it remembers the keys it has met. */
    public JsonReader(Limits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.textLength())
                        .maxNameLength(limits.textLength())
                        .maxNumberLength(limits.numberLength())
                        .build())
                .build();
    }

    /**
     * Reads a value within the default limits.
     *
     * @param source is read to its end and left open
     * @throws DocumentException if the input is not one JSON value within the limits
     * @throws IOException if the source fails
     */
    public static JsonValue read(InputStream source) throws IOException {
        return DEFAULT.readFrom(source);
    }

    /**
     * Reads a value within the default limits.
     *
     * @throws DocumentException if the input is not one JSON value within the limits
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
     * @throws DocumentException if the input is not one JSON value within the limits
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
     * @throws DocumentException if the input is not one JSON value within the limits
     * @throws IOException if the source fails
     */
    public JsonValue readFrom(InputStream source) throws IOException {
        return readFrom(new Utf8Reader(source, limits.bytes()));
    }

    private JsonValue readFrom(Reader source) throws IOException {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), source)) {
            try {
                return document(parser);
            } catch (StreamConstraintsException e) {
                throw problem(parser, Kind.LIMIT, withoutSetting(e.getOriginalMessage()));
            } catch (JacksonIOException e) {
                throw e.getCause();
            } catch (JacksonException e) {
                throw problem(parser, Kind.MALFORMED, e.getOriginalMessage());
            }
        }
    }

    private JsonValue document(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw problem(parser, Kind.EMPTY, "there is no value");
        }
        JsonValue value = value(parser, first);
        if (parser.nextToken() != null) {
            throw problem(parser, Kind.MALFORMED, "there is more after the value");
        }
        return value;
    }

    private JsonValue value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonText(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("a value cannot start with " + token);
        };
    }

    private JsonValue object(JsonParser parser) {
        String name = parser.nextName();
        if (name == null) {
            return JsonObject.EMPTY;
        }
        var members = JsonObject.builder();
        for (; name != null; name = parser.nextName()) {
            // Checked before its value is read, so that the place is the key's.
            if (members.has(name)) {
                throw problem(
                        parser,
                        Kind.DUPLICATE_KEY,
                        "the key " + JsonWriter.toText(new JsonText(name)) + " comes twice");
            }
            members.add(name, value(parser, parser.nextToken()));
        }
        return members.build();
    }

    private JsonValue array(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            return JsonArray.EMPTY;
        }
        var items = new ArrayList<JsonValue>();
        for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return new JsonArray(items);
    }

    private JsonValue number(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() <= 18) {
            return JsonNumber.of(parser.getLongValue());
        }
        if (parser.getStringLength() > limits.numberLength()) {
            throw problem(parser, Kind.LIMIT, "a number is longer than " + limits.numberLength() + " characters");
        }
        try {
            return new JsonNumber(parser.getDecimalValue());
        } catch (ArithmeticException | NumberFormatException _) {
            // Its shape is right; some exponents are beyond JsonNumber, and some beyond any BigDecimal.
            throw problem(parser, Kind.LIMIT, "the number is too large or has too many digits");
        }
    }

    /** Jackson names its Java setting in the message, which says nothing to the author of a document. */
    private static String withoutSetting(String message) {
        return message.replaceAll(", from `[^`]*`", "");
    }

    private static DocumentException problem(JsonParser parser, Kind kind, String problem) {
        var place = kind == Kind.DUPLICATE_KEY ? parser.currentTokenLocation() : parser.currentLocation();
        return new DocumentException(kind, problem, place.getLineNr(), place.getColumnNr());
    }
}
