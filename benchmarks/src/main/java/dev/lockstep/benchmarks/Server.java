package dev.lockstep.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code lockstep start} in a process of its own, and what can be measured of it from outside. */
final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "benchmark-token";

    private final Process process;
    private final int port;
    private final long started;

    private Server(Process process, int port, long started) {
        this.process = process;
        this.port = port;
        this.started = started;
    }

    /** Starts the launcher in a folder whose project, if any, it goes on with. */
    static Server start(Path launcher, Path folder) throws IOException {
        int port = freePort();
        var builder = new ProcessBuilder(List.of(launcher.toString(), "start"))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("HOST", "127.0.0.1");
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("DB_FILENAME", folder.resolve("project.db").toString());
        builder.environment().put("ADMIN_TOKEN", TOKEN);
        long started = System.nanoTime();
        return new Server(builder.start(), port, started);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Milliseconds from the start of the process to the end of the first answer that says 200. */
    double untilAnswer(String path) throws IOException, InterruptedException {
        while (System.nanoTime() - started < PATIENCE.toNanos()) {
            if (!process.isAlive()) {
                throw new IOException("the server ended with " + process.exitValue());
            }
            if (answers(path)) {
                return (System.nanoTime() - started) / 1e6;
            }
            Thread.sleep(2);
        }
        throw new IOException("the server did not answer in time");
    }

    /** By hand: a client of the JDK would take part of the two cores for its own start. */
    private boolean answers(String path) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return status(socket.getInputStream()).startsWith("HTTP/1.1 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String status(InputStream stream) throws IOException {
        var answer = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        return answer.lines().findFirst().orElse("");
    }

    /** Resident memory now, in megabytes of 1,048,576 bytes. */
    double residentMegabytes() throws IOException {
        return kilobytes("VmRSS:") / 1024.0;
    }

    private double kilobytes(String name) throws IOException {
        var line = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(each -> each.startsWith(name))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(name.length()).strip().split(" ", 2)[0]);
    }

    /** Processor time that the process has taken so far, in milliseconds; all its threads, on all cores. */
    double processorMillis() throws IOException {
        var fields = Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                .split("\\) ", 2)[1]
                .split(" ", -1);
        // utime and stime, in ticks of 10 ms; the two fields before the closing bracket are cut off
        return 10.0 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The middle value. */
    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
