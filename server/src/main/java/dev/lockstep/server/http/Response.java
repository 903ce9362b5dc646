package dev.lockstep.server.http;

import dev.lockstep.document.json.JsonStream;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * An answer. Immutable; {@link HttpServer} adds what belongs to the connection (lengths, encodings, cross-origin
 * headers).
 *
 * @param status the HTTP status, 200 to 599
 * @param headers the headers, without lengths and encodings
 * @param content what stands in the body
 */
public record Response(int status, Headers headers, Content content) {

    /** The {@code Content-Type} of JSON. */
    public static final String JSON_TYPE = "application/json; charset=utf-8";

    public Response {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(content, "content");
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("not a final status: " + status);
        }
        if ((status == 204 || status == 304) && !(content instanceof Content.Empty)) {
            throw new IllegalArgumentException("an answer " + status + " has no body");
        }
    }

    /** What an answer's body is made of. */
    public sealed interface Content {

        /** No body. */
        record Empty() implements Content {}

        /** A JSON document. */
        record Json(JsonValue value) implements Content {}

        /** Bytes at hand. Neither copied nor changed: the giver must not change them either. */
        @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying megabytes helps nobody
        record Bytes(byte[] bytes) implements Content {}

        /** Bytes that are made while they are sent. */
        record Streamed(Writer writer) implements Content {}
    }

    /** Makes a body. */
    @FunctionalInterface
    public interface Writer {

        /**
         * Writes the whole body, without closing the stream. An exception before the first kilobytes were written becomes
         * an error answer; later ones cut the connection, so that the caller never takes half a body for a whole one.
         *
         * @throws IOException if the caller went away, or what is written could not be read
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** 200 with {@code {"data": …}}. */
    public static Response data(JsonValue data) {
        return json(200, JsonObject.builder().put("data", data).build());
    }

    /** 200 with {@code {"data": …, "meta": …}}. */
    public static Response data(JsonValue data, JsonObject meta) {
        return json(
                200, JsonObject.builder().put("data", data).put("meta", meta).build());
    }

    /** 200 with {@code {"data": …}}, where the data is made while it is sent. */
    public static Response data(JsonStream.Parts data) {
        return streamed(200, JSON_TYPE, out -> {
            var stream = JsonStream.to(out);
            stream.beginObject().name("data");
            data.write(stream);
            stream.endObject().finish();
        });
    }

    /** A JSON document without an envelope. */
    public static Response json(int status, JsonValue value) {
        return new Response(status, typed(JSON_TYPE), new Content.Json(value));
    }

    /** Bytes of a type. */
    public static Response bytes(int status, String contentType, byte[] bytes) {
        return new Response(status, typed(contentType), new Content.Bytes(bytes));
    }

    /** A body of a type that is made while it is sent. */
    public static Response streamed(int status, String contentType, Writer writer) {
        return new Response(status, typed(contentType), new Content.Streamed(writer));
    }

    /** 204. */
    public static Response noContent() {
        return empty(204);
    }

    /** A status without a body. */
    public static Response empty(int status) {
        return new Response(status, Headers.EMPTY, new Content.Empty());
    }

    /** The same answer with this header set. */
    public Response withHeader(String name, String value) {
        return new Response(status, headers.with(name, value), content);
    }

    /** The same answer with one more value of this header, as {@code Set-Cookie} needs it. */
    public Response plusHeader(String name, String value) {
        return new Response(status, headers.plus(name, value), content);
    }

    private static Headers typed(String contentType) {
        return Headers.EMPTY.with("Content-Type", contentType);
    }
}
