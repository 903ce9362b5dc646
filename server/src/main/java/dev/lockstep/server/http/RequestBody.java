package dev.lockstep.server.http;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.webserver.CloseConnectionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The body of one request: opened when asked for, unpacked, and bounded in size and time. */
final class RequestBody implements Request.BodySource {

    /** Unpacking a body that arrives more slowly than this, in bytes a second, is given up. */
    private static final long LEAST_RATE = 256;

    private final Headers headers;
    private final Supplier<InputStream> wire;
    private final BodyLimit serverLimit;
    private final Duration patience;
    private @Nullable WireStream opened;
    private @Nullable ApiException refusal;
    private boolean callerGone;
    private boolean broken;

    RequestBody(Headers headers, Supplier<InputStream> wire, BodyLimit serverLimit, Duration patience) {
        this.headers = headers;
        this.wire = wire;
        this.serverLimit = serverLimit;
        this.patience = patience;
    }

    @Override
    public InputStream open(@Nullable BodyLimit limit) {
        if (opened != null) {
            throw new IllegalStateException("the body was asked for before");
        }
        var bound = limit == null ? serverLimit : limit;
        var encoding = headers.first("Content-Encoding")
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .orElse("identity");
        boolean packed = encoding.equals("gzip") || encoding.equals("x-gzip");
        if (!packed && !encoding.equals("identity") && !encoding.isEmpty()) {
            throw refuse(ApiError.unsupportedMediaType(encoding, "Content-Encoding header"));
        }
        if (!packed && declaredLength() > bound.bytes()) {
            throw refuse(ApiError.contentTooLarge(bound));
        }
        var stream = new WireStream(wire.get());
        opened = stream;
        return new BoundedStream(stream, packed, bound);
    }

    /** The error that reading the body ended with, if it did. */
    @Nullable
    ApiException refusal() {
        return refusal;
    }

    /** Whether the caller went away while the body was read. */
    boolean callerGone() {
        return callerGone;
    }

    /**
     * Whether the rest of the body is so little that it is cheaper to read it than to open a new connection for the next
     * request.
     */
    boolean nearlyRead(long most) {
        if (broken) {
            return false;
        }
        if (declaredLength() < 0) {
            return !headers.has("Transfer-Encoding") || (opened != null && opened.ended);
        }
        return declaredLength() - (opened == null ? 0 : opened.count) <= most;
    }

    /** Whether the caller is sending, or has sent, something that was not read. */
    boolean unread() {
        if (broken) {
            return false;
        }
        if (opened == null) {
            // A caller who waits to be asked for the body has not sent it.
            return (declaredLength() > 0 || headers.has("Transfer-Encoding")) && !headers.has("Expect");
        }
        return !opened.ended && (declaredLength() < 0 || opened.count < declaredLength());
    }

    /** Reads on for a bounded time and size, so that a caller who is still sending gets to read the answer. */
    void drain(long most, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        var stream = opened == null ? new WireStream(wire.get()) : opened;
        var waste = new byte[16 * 1024];
        try {
            long read = 0;
            while (read < most && System.nanoTime() < end) {
                int count = stream.read(waste, 0, waste.length);
                if (count < 0) {
                    return;
                }
                read += count;
            }
        } catch (IOException | ApiException ended) {
            // The caller stopped sending: nothing is left to wait for.
        }
    }

    private long declaredLength() {
        return headers.first("Content-Length").map(RequestBody::length).orElse(-1L);
    }

    private static long length(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private ApiException refuse(ApiError error) {
        var exception = error.asException();
        refusal = exception;
        return exception;
    }

    /** The bytes as they come over the network, with the web server's failures turned into ours. */
    private final class WireStream extends InputStream {
        private final InputStream in;
        private final long started = System.nanoTime();
        private long count;
        private boolean ended;

        private WireStream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int read = receive(bytes, offset, length);
            if (read < 0) {
                ended = true;
                return read;
            }
            count += read;
            checkRate();
            return read;
        }

        private int receive(byte[] bytes, int offset, int length) throws EOFException {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException
                    | CloseConnectionException
                    | UncheckedIOException
                    | InsufficientDataAvailableException e) {
                broken = true;
                if (hasCause(e, SocketTimeoutException.class)) {
                    throw refuse(ApiError.requestTimeout());
                }
                callerGone = true;
                throw new EOFException("the connection ended before the body did");
            } catch (RuntimeException malformed) {
                // The web server has no exception of one kind for chunks that it cannot make out.
                broken = true;
                throw refuse(ApiError.badRequest("The body is not well-formed HTTP"));
            }
        }

        private void checkRate() {
            var allowed = patience.plusSeconds(count / LEAST_RATE);
            if (System.nanoTime() - started > allowed.toNanos()) {
                broken = true;
                throw refuse(ApiError.requestTimeout());
            }
        }
    }

    /** The unpacked bytes, up to the limit. */
    private final class BoundedStream extends InputStream {
        private final WireStream wireStream;
        private final boolean packed;
        private final BodyLimit limit;
        private @Nullable InputStream in;
        private long left;

        private BoundedStream(WireStream wireStream, boolean packed, BodyLimit limit) {
            this.wireStream = wireStream;
            this.packed = packed;
            this.limit = limit;
            this.left = limit.bytes();
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (refusal != null) {
                throw refusal;
            }
            try {
                // One byte more than allowed may be read, to tell a body that ends at the limit from one that goes on.
                int read = unpacked().read(bytes, offset, (int) Math.min(length, left + 1));
                if (read > left) {
                    throw refuse(ApiError.contentTooLarge(limit));
                }
                left -= Math.max(read, 0);
                return read;
            } catch (ZipException | EOFException malformed) {
                if (callerGone || !packed) {
                    throw malformed;
                }
                throw refuse(ApiError.invalidPayload("The body is not valid gzip"));
            }
        }

        private InputStream unpacked() throws IOException {
            var stream = in;
            if (stream == null) {
                stream = packed ? new GZIPInputStream(wireStream, 8 * 1024) : wireStream;
                in = stream;
            }
            return stream;
        }
    }
}
