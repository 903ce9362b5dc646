package dev.lockstep.server.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A connection that sends what well-behaved clients refuse to send. */
public final class RawConnection implements AutoCloseable {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("\r\ncontent-length: (\\d+)\r\n");

    private final Socket socket;
    private final InputStream in;

    /** Connects to a port of this machine. */
    public RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends the characters as bytes of ISO 8859-1. */
    public RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Whether the server has sent something that was not read. */
    boolean answered() throws IOException {
        return in.available() > 0;
    }

    /** Says that nothing more is coming, and goes on reading. */
    public RawConnection end() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Everything until the server closes the connection, or resets it. */
    public String readToEnd() throws IOException {
        var text = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                text.append((char) c);
            }
        } catch (SocketException reset) {
            text.append("<reset>");
        }
        return text.toString();
    }

    /** One answer without a body, or its head. */
    String readHead() throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            text.append((char) c);
        }
        return text.toString();
    }

    /** One whole answer, or what comes before the server closes the connection, or resets it. */
    public String readAnswer() throws IOException {
        var text = new StringBuilder();
        try {
            read(text, -1, "\r\n\r\n");
            var head = text.toString().toLowerCase(Locale.ROOT);
            var length = CONTENT_LENGTH.matcher(head);
            if (head.contains("\r\ntransfer-encoding: chunked\r\n")) {
                read(text, -1, "\r\n0\r\n\r\n");
            } else if (length.find()) {
                read(text, Integer.parseInt(length.group(1)), "");
            }
        } catch (SocketException reset) {
            text.append("<reset>");
        }
        return text.toString();
    }

    /** Reads until so much came, or the text ends like this. */
    private void read(StringBuilder text, int count, String end) throws IOException {
        for (int read = 0; read != count; read++) {
            int c = in.read();
            if (c < 0) {
                return;
            }
            text.append((char) c);
            int from = text.length() - end.length();
            if (count < 0 && from >= 0 && text.indexOf(end, from) >= 0) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
