package dev.lockstep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code lockstep} command in a process of its own, as a person would run it: in a folder, with an environment. */
final class Child implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a process left behind. */
    record Result(int code, String out, String err) {}

    /** Starts the command. The environment holds nothing but what is given, and a path. */
    static Child start(Path folder, Map<String, String> environment, String... arguments) {
        var line = new ArrayList<String>();
        line.add(ProcessHandle.current().info().command().orElseThrow());
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        line.addAll(List.of(arguments));
        return run(folder, environment, line);
    }

    /** Starts any command line. */
    static Child run(Path folder, Map<String, String> environment, List<String> line) {
        try {
            var out = Files.createTempFile(folder, "child", ".out");
            var err = Files.createTempFile(folder, "child", ".err");
            var builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().put("PATH", System.getenv("PATH"));
            builder.environment().putAll(environment);
            return new Child(builder.start(), out, err);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs the command to its end. */
    static Result finish(Path folder, Map<String, String> environment, String... arguments) {
        try (var child = start(folder, environment, arguments)) {
            return child.await();
        }
    }

    /** Waits until the process has ended by itself. */
    Result await() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + out() + err());
            }
            return new Result(process.exitValue(), out(), err());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    /** Waits until the text stands in what was said. */
    Child awaitText(String text) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!out().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("no \"" + text + "\" in: " + out() + err());
            }
            pause();
        }
        return this;
    }

    /** The address that it says it listens on. */
    String address() {
        awaitText("Ctrl-C stops it.");
        var line =
                out().lines().filter(it -> it.contains("address")).findFirst().orElseThrow();
        return line.substring(line.indexOf("http")).split(" ", 2)[0];
    }

    /** What SIGTERM is on this system. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
