package dev.lockstep.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer's body is written to. The first kilobytes are held back: until then an error can still become an
 * answer of its own, short bodies get a length, and tiny ones are not packed.
 */
final class AnswerBody extends OutputStream {

    /** Below this, packing makes nothing shorter worth speaking of. */
    static final int LEAST_PACKED = 1024;

    private static final int HELD_BACK = 16 * 1024;

    private final boolean mayPack;
    private final Target target;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(1024);
    private @Nullable OutputStream out;
    private boolean callerGone;

    /** What sends the answer. */
    interface Target {

        /** Sends the whole answer. */
        void send(byte[] body, boolean packed);

        /** Sends the head and gives a stream for the body. */
        OutputStream stream(boolean packed);
    }

    AnswerBody(boolean mayPack, Target target) {
        this.mayPack = mayPack;
        this.target = target;
    }

    /** Whether a part of the answer was sent, so that it cannot become another one. */
    boolean committed() {
        return out != null;
    }

    /** Whether writing failed because the caller went away. */
    boolean callerGone() {
        return callerGone;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (out == null && held.size() + length <= HELD_BACK) {
            held.write(bytes, offset, length);
            return;
        }
        try {
            stream().write(bytes, offset, length);
        } catch (RuntimeException | IOException failure) {
            throw gone(failure);
        }
    }

    /** Ends the body; nothing is sent as a whole answer before. */
    void finish() throws IOException {
        try {
            if (out != null) {
                out.close();
                return;
            }
            boolean packed = mayPack && held.size() > LEAST_PACKED;
            target.send(packed ? pack(held) : held.toByteArray(), packed);
        } catch (RuntimeException | IOException failure) {
            throw gone(failure);
        }
    }

    private OutputStream stream() throws IOException {
        var stream = out;
        if (stream == null) {
            var raw = target.stream(mayPack);
            stream = mayPack ? new GZIPOutputStream(raw, 8 * 1024) : raw;
            out = stream;
            held.writeTo(stream);
            held.reset();
        }
        return stream;
    }

    private IOException gone(Exception failure) {
        callerGone = true;
        return new IOException("the answer could not be sent", failure);
    }

    private static byte[] pack(ByteArrayOutputStream body) throws IOException {
        var packed = new ByteArrayOutputStream(body.size() / 2);
        try (var gzip = new GZIPOutputStream(packed)) {
            body.writeTo(gzip);
        }
        return packed.toByteArray();
    }

    /** Whether an answer may be packed for a caller. */
    static boolean mayPack(Request request, Response response) {
        return response.status() != 206
                && !response.headers().has("Content-Encoding")
                && response.headers()
                        .first("Content-Type")
                        .flatMap(MediaType::parse)
                        .filter(type -> isText(type.essence()))
                        .isPresent()
                && request.headers().all("Accept-Encoding").stream().anyMatch(AnswerBody::acceptsGzip);
    }

    private static boolean isText(String essence) {
        return essence.startsWith("text/")
                || essence.endsWith("json")
                || essence.endsWith("xml")
                || essence.endsWith("yaml")
                || essence.endsWith("javascript");
    }

    private static boolean acceptsGzip(String header) {
        for (var part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            var coding = HeaderParameters.parse(part);
            if (coding.isPresent()
                    && (coding.get().value().equals("gzip")
                            || coding.get().value().equals("*"))
                    && !coding.get().parameters().getOrDefault("q", "1").matches("0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }
}
