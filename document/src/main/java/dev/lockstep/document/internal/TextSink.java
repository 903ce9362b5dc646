package dev.lockstep.document.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Collects characters and passes them on as UTF-8 in pieces, or keeps them all where there is nothing to pass them on to.
 * For one thread. A surrogate without its partner comes out as a question mark; formats that can escape it must.
 */
public final class TextSink {

    private static final int PIECE = 64 * 1024;

    private final StringBuilder collected = new StringBuilder();
    private final @Nullable OutputStream target;

    private TextSink(@Nullable OutputStream target) {
        this.target = target;
    }

    /** Writes to the stream; {@link #finish()} must be called at the end. The stream is neither flushed nor closed. */
    public static TextSink to(OutputStream target) {
        return new TextSink(target);
    }

    /** Keeps everything for {@link #text()}. */
    public static TextSink inMemory() {
        return new TextSink(null);
    }

    /** Adds a character. */
    public void add(char character) throws IOException {
        collected.append(character);
        if (collected.length() >= PIECE) {
            pass(false);
        }
    }

    /** Adds a text. */
    public void add(String text) throws IOException {
        add(text, 0, text.length());
    }

    /** Adds a part of a text. */
    public void add(String text, int from, int to) throws IOException {
        int start = from;
        while (to - start > PIECE) {
            collected.append(text, start, start + PIECE);
            start += PIECE;
            pass(false);
        }
        collected.append(text, start, to);
        if (collected.length() >= PIECE) {
            pass(false);
        }
    }

    /** Adds the character so many times. */
    public void repeat(char character, int times) throws IOException {
        collected.repeat(character, times);
        if (collected.length() >= PIECE) {
            pass(false);
        }
    }

    /** Passes on what is left. */
    public void finish() throws IOException {
        pass(true);
    }

    /** What was collected and not passed on. */
    public String text() {
        return collected.toString();
    }

    private void pass(boolean all) throws IOException {
        if (target == null || collected.isEmpty()) {
            return;
        }
        int last = collected.length() - 1;
        // A pair that is cut in two would be encoded as two question marks.
        int end = !all && Character.isHighSurrogate(collected.charAt(last)) ? last : last + 1;
        target.write(collected.substring(0, end).getBytes(StandardCharsets.UTF_8));
        collected.delete(0, end);
    }
}
