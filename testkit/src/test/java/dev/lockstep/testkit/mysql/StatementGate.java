package dev.lockstep.testkit.mysql;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and the server, reads each statement that is sent
 * (https://mariadb.com/kb/en/0-packet/), and lets one of them wait.
 */
final class StatementGate implements AutoCloseable {

    private static final int QUERY = 3;

    private final ServerSocket listening;
    private final URI server;
    private final String rest;
    private final int number;
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile boolean mute;

    /**
     * @param url of the database, for the driver
     * @param number of the statement that waits, from 1 on; 0 for none
     */
    StatementGate(String url, int number) throws IOException {
        this.server = URI.create(url.substring("jdbc:".length(), url.indexOf('/', "jdbc:mariadb://".length())));
        this.rest = url.substring(url.indexOf('/', "jdbc:mariadb://".length()));
        this.number = number;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** The database as a client finds it behind this. */
    String url() {
        return "jdbc:mariadb://127.0.0.1:" + listening.getLocalPort() + rest;
    }

    /** What was sent so far, the statement that waits included. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    /** What was sent last. */
    String last() {
        return statements.isEmpty() ? "nothing" : statements.getLast();
    }

    /** Waits until the statement is there. */
    boolean awaitReached(long seconds) throws InterruptedException {
        return reached.await(seconds, TimeUnit.SECONDS);
    }

    /** Sends the statement to the server, whose answer nobody gets. */
    void send() {
        mute = true;
        released.countDown();
    }

    /** Sends the statement to the server, and waits for its answer, which nobody else gets any more. */
    void release() throws InterruptedException {
        mute = true;
        released.countDown();
        answered.await();
    }

    private void accept() {
        while (true) {
            try {
                var client = listening.accept();
                var target = new Socket(server.getHost(), server.getPort() < 0 ? 3306 : server.getPort());
                client.setTcpNoDelay(true);
                target.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(target);
                Thread.ofVirtual().start(() -> statements(client, target));
                Thread.ofVirtual().start(() -> answers(target, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void statements(Socket client, Socket target) {
        try (client;
                target) {
            var in = new DataInputStream(client.getInputStream());
            var out = target.getOutputStream();
            for (var packet = packet(in); packet != null; packet = packet(in)) {
                if (packet[3] == 0 && packet.length > 4 && packet[4] == QUERY) {
                    pass(new String(packet, 5, packet.length - 5, StandardCharsets.UTF_8));
                }
                out.write(packet);
                out.flush();
            }
        } catch (IOException | InterruptedException cut) {
            // either side may end it at any moment
        }
    }

    private synchronized void pass(String statement) throws InterruptedException {
        statements.add(statement.replaceAll("\\s+", " ").strip());
        if (statements.size() == number) {
            reached.countDown();
            released.await();
        } else if (number > 0 && statements.size() > number) {
            new CountDownLatch(1).await();
        }
    }

    private static byte @Nullable [] packet(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int length = first | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
        var packet = new byte[length + 4];
        packet[0] = (byte) length;
        packet[1] = (byte) (length >> 8);
        packet[2] = (byte) (length >> 16);
        in.readFully(packet, 3, length + 1);
        return packet;
    }

    private void answers(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var buffer = new byte[16_384];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (mute) {
                    answered.countDown();
                } else {
                    out.write(buffer, 0, count);
                    out.flush();
                }
            }
        } catch (IOException cut) {
            // either side may end it at any moment
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
