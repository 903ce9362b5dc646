package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.TestVendor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that works on many databases side by side, and is killed where it is. Argument: the snapshot that is applied, or
 * {@code -} to read the models. Input: the databases. It ends by itself when all is done, with the number of failures.
 */
final class KilledProcess {

    private static final int KILLED = 128 + 9;

    private final Process process;

    private KilledProcess(Process process) {
        this.process = process;
    }

    /** @param plan what is applied, or null to read the models */
    static KilledProcess start(@Nullable Plan plan, List<String> urls) throws IOException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        plan == null ? "-" : plan.snapshot().toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(String.join("\n", urls) + "\n");
        }
        return new KilledProcess(process);
    }

    void kill() throws InterruptedException {
        assertThat(process.destroyForcibly().waitFor())
                .as("killed, not ended by itself")
                .isEqualTo(KILLED);
    }

    /** Lets nothing of it live on, also where it has noticed that its server is gone and has ended by itself. */
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the end; how many databases it failed on. */
    int failures() throws InterruptedException {
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var works = new ArrayList<Thread>();
        var failures = new java.util.concurrent.atomic.AtomicInteger();
        for (var url = input.readLine(); url != null; url = input.readLine()) {
            var location = url;
            works.add(Thread.ofPlatform().start(() -> {
                try (var database = TestVendor.openMariaDb(location)) {
                    if (arguments[0].equals("-")) {
                        Plan.inspect(database);
                    } else {
                        new Plan(Path.of(arguments[0])).apply(database);
                    }
                } catch (Throwable failed) {
                    failures.incrementAndGet();
                }
            }));
        }
        for (var work : works) {
            work.join();
        }
        Runtime.getRuntime().halt(failures.get());
    }
}
