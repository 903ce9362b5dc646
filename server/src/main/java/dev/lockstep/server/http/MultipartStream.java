package dev.lockstep.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a multipart body at its boundaries. A boundary stands on a line of its own; the line break before it belongs to
 * it and not to the content, which is why a few bytes are always held back.
 */
final class MultipartStream {

    private static final int BUFFER = 32 * 1024;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean atFirst = true;
    private boolean inContent;
    private boolean ended;

    MultipartStream(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        // The first boundary has no line break before it when the body starts with it; with one, all are alike.
        buffer[0] = '\r';
        buffer[1] = '\n';
        to = 2;
    }

    /** Goes to the next part, skipping what is left of this one; false after the last. */
    boolean nextPart() throws IOException {
        if (ended) {
            return false;
        }
        if (atFirst || inContent) {
            inContent = true;
            // What stands before the first boundary and what nobody read is of no meaning.
            content().transferTo(OutputStream.nullOutputStream());
        }
        atFirst = false;
        from += delimiter.length;
        require(2);
        if (buffer[from] == '-' && buffer[from + 1] == '-') {
            ended = true;
            return false;
        }
        while (buffer[from] == ' ' || buffer[from] == '\t') {
            from++;
            require(2);
        }
        if (buffer[from] != '\r' || buffer[from + 1] != '\n') {
            throw Multipart.malformed("a boundary does not end its line");
        }
        from += 2;
        return true;
    }

    /** A line of a part's headers without its end, or null if it is longer than allowed. */
    byte @Nullable [] line(int most) throws IOException {
        for (int length = 0; length <= Math.min(most, BUFFER - 2); length++) {
            require(length + 2);
            if (buffer[from + length] == '\r' && buffer[from + length + 1] == '\n') {
                var line = Arrays.copyOfRange(buffer, from, from + length);
                from += length;
                if (length > 0) {
                    from += 2;
                } else {
                    // The empty line ends the headers; its line break may begin the boundary of an empty part.
                    startContent();
                }
                return line;
            }
        }
        return null;
    }

    private void startContent() throws IOException {
        inContent = true;
        require(2);
        int start = from;
        from += 2;
        if (available(delimiter.length - 2) && matches(from, 2)) {
            from = start;
        }
    }

    /** The content of the current part; ends at the boundary. */
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return length == 0 ? 0 : readContent(bytes, offset, length);
            }
        };
    }

    private int readContent(byte[] bytes, int offset, int length) throws IOException {
        if (!inContent) {
            return -1;
        }
        require(delimiter.length);
        int end = Math.min(to - delimiter.length + 1, from + length);
        int at = from;
        while (at < end && !(buffer[at] == '\r' && matches(at, 0))) {
            at++;
        }
        int count = at - from;
        if (count == 0) {
            inContent = false;
            return -1;
        }
        System.arraycopy(buffer, from, bytes, offset, count);
        from = at;
        return count;
    }

    /** Whether the delimiter, from one of its bytes on, stands at a place. */
    private boolean matches(int place, int skipped) {
        return Arrays.equals(buffer, place, place + delimiter.length - skipped, delimiter, skipped, delimiter.length);
    }

    private void require(int count) throws IOException {
        if (!available(count)) {
            throw Multipart.malformed("it ends before its last boundary");
        }
    }

    /** Reads until so many bytes stand in the buffer; false if the body ends before. */
    private boolean available(int count) throws IOException {
        while (to - from < count) {
            if (from > 0 && buffer.length - from < Math.max(count, delimiter.length)) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            }
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                return false;
            }
            to += read;
        }
        return true;
    }
}
