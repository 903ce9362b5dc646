package dev.lockstep.testkit.kill.postgres;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what client and server send each other, message by message (https://www.postgresql.org/docs/18/protocol.html). */
final class Messages {

    private static final int ENCRYPTION_REQUEST = 80877103;

    private final DataInputStream input;

    Messages(InputStream input) {
        this.input = new DataInputStream(new BufferedInputStream(input));
    }

    /** A message with its type and all its bytes. */
    static final class Message {

        private final char type;
        private final byte[] bytes;

        private Message(char type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        /** Hands it on. */
        void to(OutputStream output) throws IOException {
            output.write(bytes);
        }

        /** The statement that it names; empty if it names none. */
        Optional<String> statement() {
            return switch (type) {
                case 'Q' -> Optional.of(text(5));
                // the name of the statement comes first
                case 'P' -> Optional.of(text(5 + text(5).getBytes(StandardCharsets.UTF_8).length + 1));
                default -> Optional.empty();
            };
        }

        private String text(int start) {
            int end = start;
            while (bytes[end] != 0) {
                end++;
            }
            return new String(bytes, start, end - start, StandardCharsets.UTF_8);
        }

        /** Whether it is the end of a request of a client, after which that waits for the answer. */
        boolean endsRequest() {
            return type == 'Q' || type == 'S';
        }

        /** Whether it is the end of an answer. */
        boolean endsAnswer() {
            return type == 'Z';
        }

        /** The process that serves the connection, where the message tells it. */
        Optional<Integer> process() {
            return type == 'K' ? Optional.of(ByteBuffer.wrap(bytes).getInt(5)) : Optional.empty();
        }
    }

    /** A request: all messages up to the one that ends it. */
    record Request(List<Message> messages) {

        /** Hands it on. */
        void to(OutputStream output) throws IOException {
            var all = new ByteArrayOutputStream();
            for (var message : messages) {
                message.to(all);
            }
            all.writeTo(output);
            output.flush();
        }

        /** Whether an answer follows, and not only a step of signing in or the end. */
        boolean isAnswered() {
            return messages.getLast().endsRequest();
        }

        /** Its statements on one line; what it is where it has none. */
        String text() {
            var statements = messages.stream()
                    .flatMap(message -> message.statement().stream())
                    .toList();
            return String.join("; ", statements).replaceAll("\\s+", " ").strip();
        }
    }

    /** Hands on how a connection begins: before the client names its user, it may ask for encryption. */
    void greet(OutputStream server, InputStream answers, OutputStream client) throws IOException {
        while (true) {
            int length = input.readInt();
            var rest = new byte[length - 4];
            input.readFully(rest);
            server.write(ByteBuffer.allocate(4).putInt(length).array());
            server.write(rest);
            server.flush();
            if (ByteBuffer.wrap(rest).getInt() != ENCRYPTION_REQUEST) {
                return;
            }
            int answer = answers.read();
            if (answer == 'S') {
                throw new IOException("what is encrypted cannot be read here");
            }
            client.write(answer);
            client.flush();
        }
    }

    /** The next message. */
    Message next() throws IOException {
        int type = input.read();
        if (type < 0) {
            throw new EOFException();
        }
        int length = input.readInt();
        var bytes = new byte[length + 1];
        bytes[0] = (byte) type;
        ByteBuffer.wrap(bytes).putInt(1, length);
        input.readFully(bytes, 5, length - 4);
        return new Message((char) type, bytes);
    }

    /** The next request of a client. */
    Request request() throws IOException {
        var messages = new ArrayList<Message>();
        while (true) {
            var message = next();
            messages.add(message);
            // a password is answered at once as well
            if (message.endsRequest() || message.type == 'X' || message.type == 'p') {
                return new Request(List.copyOf(messages));
            }
        }
    }
}
