package dev.lockstep.document.internal;

import dev.lockstep.document.DocumentException;
import dev.lockstep.document.DocumentException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Strict UTF-8: what is not UTF-8 is refused with its place, never replaced. A byte order mark at the start is skipped.
 * Throws {@link DocumentException} for what is in the bytes and passes on any {@link IOException} of the source. Closing
 * it leaves the source open. For one thread.
 *
 * <p>The JDK's own reader reports neither the place nor a limit, and Jackson's byte parser lets overlong forms and
 * encoded surrogates through.
 */
public final class Utf8Reader extends Reader {

    private static final int SIZE = 16 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream source;
    private final long limit;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).flip();
    private final CharBuffer chars = CharBuffer.allocate(SIZE).flip();

    private long consumed;
    private int line = 1;
    private int column = 1;
    private boolean started;
    private boolean ended;

    /** Reads at most {@code limit} bytes and refuses more. */
    public Utf8Reader(InputStream source, long limit) {
        this.source = source;
        this.limit = limit;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    private void fill() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, false);
        if (result.isUnderflow() && chars.position() == 0) {
            bytes.compact();
            int read = source.read(bytes.array(), bytes.position(), bytes.remaining());
            if (read < 0) {
                ended = true;
            } else {
                consumed += read;
                bytes.position(bytes.position() + read);
            }
            bytes.flip();
            if (consumed > limit) {
                throw new DocumentException(Kind.LIMIT, "larger than " + limit + " bytes", 0, 0);
            }
            result = decoder.decode(bytes, chars, ended);
        }
        chars.flip();
        skipByteOrderMark();
        count();
        // What was decoded before the bad bytes is handed out first, unless nothing was: then the place is exact.
        if (result.isError() && !chars.hasRemaining()) {
            throw new DocumentException(Kind.MALFORMED, "not UTF-8", line, column);
        }
    }

    private void skipByteOrderMark() {
        if (!started && chars.hasRemaining()) {
            started = true;
            if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
    }

    private void count() {
        char[] array = chars.array();
        for (int i = chars.position(); i < chars.limit(); i++) {
            if (array[i] == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }

    @Override
    public void close() {}
}
