package dev.lockstep.testkit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs {@link KilledProcess} and kills it. */
final class Victims {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Victims() {}

    /** An apply: where it stops, and its database. */
    record Victim(KillPoint point, String location) {}

    /**
     * Starts an apply on each database, waits until all have stopped at their points, and kills the process.
     *
     * @param released how long those go on that stop while committing, before they are killed
     * @return the statement at which each stopped, in the order of the victims; empty at the end of the transaction
     */
    static List<String> kill(Application application, List<Victim> victims, Duration released)
            throws IOException, InterruptedException {
        var process = ChildProcess.start(KilledProcess.class, application.name());
        try {
            var said = new LinkedBlockingQueue<String>();
            Thread.ofVirtual().start(() -> listen(process.inputReader(StandardCharsets.UTF_8), said));
            var tell = process.outputWriter(StandardCharsets.UTF_8);
            tell.write(victims.size() + "\n");
            for (var victim : victims) {
                tell.write(victim.point().write() + "\t" + victim.location() + "\n");
            }
            tell.flush();
            var reached = awaitAll(victims, said);
            tell.write("released\n");
            tell.flush();
            TimeUnit.NANOSECONDS.sleep(released.toNanos());
            ChildProcess.kill(process);
            return reached;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void listen(BufferedReader output, BlockingQueue<String> said) {
        try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
            }
        } catch (IOException killed) {
            // it says no more
        }
    }

    private static List<String> awaitAll(List<Victim> victims, BlockingQueue<String> said) throws InterruptedException {
        Map<Integer, String> reached = new TreeMap<>();
        while (reached.size() < victims.size()) {
            var line = said.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(line).as("stopped so far: %s", reached).isNotNull().startsWith("at ");
            var parts = line.split(" ", 3);
            reached.put(Integer.parseInt(parts[1]), parts[2]);
        }
        return new ArrayList<>(reached.values());
    }
}
