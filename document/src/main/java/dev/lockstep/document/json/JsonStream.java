package dev.lockstep.document.json;

import dev.lockstep.document.internal.TextSink;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a JSON document whose parts are made one after the other, so that it is never in memory as a whole; on one line, in the
 * form of {@link JsonWriter} or of {@link CanonicalJson}. The calls must make a document: what they are is not checked.
 *
 * <p>Not safe for use by several threads.
 */
public final class JsonStream {

    private final TextSink sink;
    private final JsonOutput output;
    private boolean first = true;

    /** A value that is written part by part. */
    @FunctionalInterface
    public interface Parts {

        /** Writes all of it as the next value. */
        void write(JsonStream stream) throws IOException;
    }

    private JsonStream(TextSink sink, boolean canonical) {
        this.sink = sink;
        this.output = new JsonOutput(sink, "", canonical);
    }

    /** Writes with the bytes of {@link JsonWriter}. The target is neither flushed nor closed. */
    public static JsonStream to(OutputStream target) {
        return new JsonStream(TextSink.to(target), false);
    }

    /**
     * Writes with the bytes of {@link CanonicalJson}, as far as values go; members that are {@link #name named} here must come in
     * code-unit order. The target is neither flushed nor closed.
     */
    static JsonStream canonical(OutputStream target) {
        return new JsonStream(TextSink.to(target), true);
    }

    /** Begins an object as the next value. */
    public JsonStream beginObject() throws IOException {
        return open('{');
    }

    /** Ends the object. */
    public JsonStream endObject() throws IOException {
        return end('}');
    }

    /** Begins an array as the next value. */
    public JsonStream beginArray() throws IOException {
        return open('[');
    }

    /** Ends the array. */
    public JsonStream endArray() throws IOException {
        return end(']');
    }

    /** The name of the next member; its value must follow. */
    public JsonStream name(String name) throws IOException {
        separate();
        output.text(name);
        sink.add(':');
        first = true;
        return this;
    }

    /** The next value: of an array, or of the member that was named. */
    public JsonStream value(JsonValue value) throws IOException {
        separate();
        output.write(value);
        return this;
    }

    /** Passes on what is left of the document. */
    public void finish() throws IOException {
        sink.finish();
    }

    private JsonStream open(char bracket) throws IOException {
        separate();
        sink.add(bracket);
        first = true;
        return this;
    }

    private JsonStream end(char bracket) throws IOException {
        sink.add(bracket);
        first = false;
        return this;
    }

    private void separate() throws IOException {
        if (!first) {
            sink.add(',');
        }
        first = false;
    }
}
