package dev.lockstep.testkit.kill.postgres;

import dev.lockstep.testkit.kill.postgres.StopPoint.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A port through which an apply reaches its server. It counts the requests, and stops the apply at one of them: what is
 * to be stopped is not handed on. Then either side can be ended, or the gate itself, which cuts the connections.
 */
final class Gate implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 300;

    private final URI target;
    private final @Nullable StopPoint point;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Passed> passed = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Stopped> stopped = new CompletableFuture<>();
    private final CountDownLatch released = new CountDownLatch(1);

    /** A request that was answered. */
    record Passed(String text, long nanos) {}

    /**
     * The request at which the apply has stopped.
     *
     * @param process that serves the connection
     */
    record Stopped(String text, int process) {}

    private Gate(URI target, @Nullable StopPoint point, ServerSocket listening) {
        this.target = target;
        this.point = point;
        this.listening = listening;
    }

    /**
     * Opens a gate to a database.
     *
     * @param url of the database, for JDBC
     * @param point where to stop; null lets everything pass
     */
    static Gate open(String url, @Nullable StopPoint point) {
        try {
            var target = URI.create(url.substring("jdbc:".length()));
            var gate = new Gate(target, point, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(gate::accept);
            return gate;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The database's address through the gate. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + target.getRawPath() + "?"
                + target.getRawQuery();
    }

    /** The requests so far. */
    List<Passed> passed() {
        return List.copyOf(passed);
    }

    /** Waits until the apply has stopped; one that is stopped during a request has not sent it yet. */
    Stopped await() throws Exception {
        return stopped.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends the request during which the apply is to be stopped. */
    void release() {
        released.countDown();
    }

    private void accept() {
        while (true) {
            try {
                var client = listening.accept();
                var server = new Socket(target.getHost(), target.getPort());
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(client);
                open.add(server);
                new Passage(client, server).start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Cuts all connections and takes no more. */
    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One connection. */
    private final class Passage {

        private final Socket client;
        private final Socket server;
        private volatile int process;
        private volatile int number;
        private volatile String text = "";
        private volatile long sent;

        Passage(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private interface Work {
            void run() throws IOException, InterruptedException;
        }

        void start() {
            Thread.ofVirtual()
                    .start(() -> untilCut(() -> {
                        var messages = new Messages(client.getInputStream());
                        messages.greet(server.getOutputStream(), server.getInputStream(), client.getOutputStream());
                        Thread.ofVirtual().start(() -> untilCut(this::handOnAnswers));
                        while (true) {
                            handOn(messages.request());
                        }
                    }));
        }

        private void untilCut(Work work) {
            try (client;
                    server) {
                work.run();
            } catch (IOException | InterruptedException cut) {
                // either side may end it at any moment
            }
        }

        private void handOn(Messages.Request request) throws IOException, InterruptedException {
            if (request.isAnswered()) {
                text = request.text();
                number = requests.incrementAndGet();
                if (isAt(Moment.BEFORE)) {
                    stop();
                } else if (isAt(Moment.DURING)) {
                    stopped.complete(new Stopped(text, process));
                    released.await();
                }
                sent = System.nanoTime();
            }
            request.to(server.getOutputStream());
        }

        private void handOnAnswers() throws IOException, InterruptedException {
            var messages = new Messages(server.getInputStream());
            while (true) {
                var message = messages.next();
                message.process().ifPresent(told -> process = told);
                if (isAt(Moment.DURING)) {
                    continue;
                }
                if (message.endsAnswer() && number > 0) {
                    if (isAt(Moment.ANSWERED)) {
                        stop();
                    }
                    passed.add(new Passed(text, System.nanoTime() - sent));
                }
                if (!isAt(Moment.ANSWERED)) {
                    message.to(client.getOutputStream());
                }
            }
        }

        private boolean isAt(Moment moment) {
            return new StopPoint(number, moment).equals(point);
        }

        private void stop() throws InterruptedException {
            stopped.complete(new Stopped(text, process));
            new CountDownLatch(1).await();
        }
    }
}
