package dev.lockstep.document;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A connection that is lost after some characters, as opposed to an input that ends there. */
public final class BrokenSource extends InputStream {

    private final InputStream start;

    public BrokenSource(String start) {
        this.start = new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() throws IOException {
        return orLost(start.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return orLost(start.read(target, offset, length));
    }

    private static int orLost(int read) throws IOException {
        if (read < 0) {
            throw new EOFException("connection lost");
        }
        return read;
    }
}
