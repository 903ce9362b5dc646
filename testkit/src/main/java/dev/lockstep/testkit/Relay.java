package dev.lockstep.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A port that hands connections on to a server, and can be closed and opened again as if that went and came. */
public final class Relay implements AutoCloseable {

    private final String host;
    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket listening;

    private Relay(String host, int target, int port) {
        this.host = host;
        this.target = target;
        this.port = port;
    }

    /** A relay to a server that nobody can reach yet. */
    public static Relay closed(String host, int target) {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Relay(host, target, free.getLocalPort());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The port on this machine. */
    public int port() {
        return port;
    }

    /** Takes connections. */
    public void open() throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listening = socket;
        Thread.ofVirtual().start(() -> accept(socket));
    }

    private void accept(ServerSocket socket) {
        while (true) {
            try {
                var client = socket.accept();
                var server = new Socket(host, target);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> copy(server, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // either side may end it at any moment
        }
    }

    /** Cuts all connections and takes no more. */
    @Override
    public void close() throws IOException {
        var socket = listening;
        if (socket != null) {
            socket.close();
        }
        for (var each : open) {
            each.close();
        }
        open.clear();
    }
}
