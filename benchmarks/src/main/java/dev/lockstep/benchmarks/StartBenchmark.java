package dev.lockstep.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * How long {@code ./lockstep start} takes until it answers, and how much memory it holds when nothing happens. Prints a
 * Markdown table. Runs alternate between the cases, so that a machine that gets slower slows all of them.
 */
public final class StartBenchmark {

    private static final int RUNS = 11;
    /** Long enough for what a start leaves to be done in the background. */
    private static final int REST_MILLIS = 3_000;

    private final Path launcher;
    private final double[][] answered = new double[2][RUNS];
    private final double[][] processor = new double[2][RUNS];
    private final double[][] resident = new double[2][RUNS];

    private StartBenchmark(Path launcher) {
        this.launcher = launcher;
    }

    /** Measures the launcher that the argument names, or the one of the working directory. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var launcher = Path.of(arguments.length > 0 ? arguments[0] : "lockstep")
                .toAbsolutePath()
                .normalize();
        var benchmark = new StartBenchmark(launcher);
        benchmark.measure();
        benchmark.print(System.out);
    }

    private void measure() throws IOException, InterruptedException {
        var existing = Files.createTempDirectory("lockstep-benchmark");
        try {
            // builds what is outdated, makes the project, and warms the disk's cache
            run(existing, 0, 0);
            for (int i = 0; i < RUNS; i++) {
                run(existing, 0, i);
                var fresh = Files.createTempDirectory("lockstep-benchmark");
                run(fresh, 1, i);
                delete(fresh);
            }
        } finally {
            delete(existing);
        }
    }

    private void run(Path folder, int kind, int index) throws IOException, InterruptedException {
        try (var server = Server.start(launcher, folder)) {
            answered[kind][index] = server.untilAnswer("/users/me");
            processor[kind][index] = server.processorMillis();
            Thread.sleep(REST_MILLIS);
            resident[kind][index] = server.residentMegabytes();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void print(PrintStream out) throws IOException {
        out.printf(
                "%s, %d cores, load %s, Java %s, %d runs each%n%n",
                processorName(), Runtime.getRuntime().availableProcessors(), load(), Runtime.version(), RUNS);
        out.println("| | median | least | most | wanted |");
        out.println("| --- | --- | --- | --- | --- |");
        row(out, "existing project: start to first answer with a token", answered[0], "ms", 500);
        row(out, "new project: start to first answer with the administrator's token", answered[1], "ms", 1_000);
        row(out, "existing project: processor time until then", processor[0], "ms", 0);
        row(out, "new project: processor time until then", processor[1], "ms", 0);
        row(out, "existing project: resident memory at rest", resident[0], "MB", 150);
        row(out, "new project: resident memory at rest", resident[1], "MB", 150);
    }

    private static void row(PrintStream out, String name, double[] values, String unit, int wanted) {
        out.printf(
                Locale.ROOT,
                "| %s | **%.0f %s** | %.0f | %.0f | %s |%n",
                name,
                Server.median(values),
                unit,
                Arrays.stream(values).min().orElse(0),
                Arrays.stream(values).max().orElse(0),
                wanted == 0 ? "" : "< " + wanted + " " + unit);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    private static String processorName() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        }
    }
}
