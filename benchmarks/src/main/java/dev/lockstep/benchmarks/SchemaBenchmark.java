package dev.lockstep.benchmarks;

import dev.lockstep.database.Database;
import dev.lockstep.document.diff.DiffReader;
import dev.lockstep.document.diff.DiffWriter;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures snapshot, diff and apply on models of several sizes, beside a floor: the same tables, keys, indexes and rows
 * written by plain SQL in one transaction with the same connection settings.
 *
 * <p>Arguments: a database product, such as {@code sqlite} or {@code postgres}, then the numbers of collections, or none for
 * 100, 500, 1000 and 5000. Documents are read and written as over HTTP, from and to bytes. Servers are those of the tests,
 * which promise nothing about crashes of the machine.
 */
public final class SchemaBenchmark {

    private static final int ROUNDS = 5;

    private final TestVendor vendor;

    private SchemaBenchmark(TestVendor vendor) {
        this.vendor = vendor;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            throw new IllegalArgumentException(
                    "which database product? one of " + Arrays.toString(TestVendor.values()));
        }
        var benchmark = new SchemaBenchmark(TestVendor.valueOf(arguments[0].toUpperCase(Locale.ROOT)));
        int[] sizes = arguments.length == 1
                ? new int[] {100, 500, 1000, 5000}
                : Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
        benchmark.measure(50, false);
        benchmark.measure(100, false);
        System.out.println(
                "| collections | snapshot | no-op diff | diff from empty | apply from empty | floor | ratio | one more field in every tenth: diff | apply | floor | ratio |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (int size : sizes) {
            benchmark.measure(size, true);
        }
    }

    private void measure(int collections, boolean print) throws Exception {
        int rounds = collections >= 2000 ? 3 : ROUNDS;
        var results = new ArrayList<long[]>();
        for (int round = 0; round < rounds; round++) {
            results.add(round(collections));
        }
        if (!print) {
            return;
        }
        var medians = new double[results.getFirst().length];
        for (int i = 0; i < medians.length; i++) {
            int column = i;
            var sorted = results.stream()
                    .mapToLong(result -> result[column])
                    .sorted()
                    .toArray();
            medians[i] = sorted[sorted.length / 2] / 1e6;
        }
        System.out.printf(
                Locale.ROOT,
                "| %d | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %.2f | %.0f ms | %.0f ms | %.0f ms | %.2f |%n",
                collections,
                medians[0],
                medians[1],
                medians[2],
                medians[3],
                medians[4],
                medians[3] / medians[4],
                medians[5],
                medians[6],
                medians[7],
                medians[6] / medians[7]);
    }

    private long[] round(int collections) throws Exception {
        byte[] model = bytes(GeneratedModel.snapshot(collections, false));
        byte[] more = bytes(GeneratedModel.snapshot(collections, true));
        var result = new long[8];
        try (var project = ScratchProject.create(vendor)) {
            var migrator = project.migrator();
            byte[][] diff = new byte[1][];
            result[2] = time(() -> diff[0] = diff(migrator, model));
            result[3] = time(() -> apply(migrator, diff[0]));
            result[0] = time(() -> bytes(project.snapshot()));
            result[1] = time(() -> expectNothing(diff(migrator, model)));
            result[5] = time(() -> diff[0] = diff(migrator, more));
            result[6] = time(() -> apply(migrator, diff[0]));
            expectNothing(diff(migrator, more));
        }
        try (var project = ScratchProject.create(vendor)) {
            var floor = new Floor(project.database().vendor().rules().vendor());
            result[4] = time(() -> run(project.database(), floor.everything(collections)));
            result[7] = time(() -> run(project.database(), floor.oneMoreField(collections)));
        }
        return result;
    }

    private static void run(Database database, List<String> statements) {
        database.change(connection -> {
            try (var statement = connection.createStatement()) {
                for (var sql : statements) {
                    statement.executeUpdate(sql);
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
            return null;
        });
    }

    private static byte[] diff(Migrator migrator, byte[] document) throws IOException {
        var snapshot = SnapshotReader.read(JsonReader.read(new ByteArrayInputStream(document)));
        var difference = migrator.diff(snapshot, Intent.Mode.MIRROR, true);
        if (difference.changes().isEmpty()) {
            return new byte[0];
        }
        return bytes(DiffWriter.write(migrator.hash(difference.current()), difference.changes(), snapshot));
    }

    private static void apply(Migrator migrator, byte[] document) throws IOException {
        migrator.apply(DiffReader.read(JsonReader.read(new ByteArrayInputStream(document))), false);
    }

    private static void expectNothing(byte[] diff) {
        if (diff.length > 0) {
            throw new IllegalStateException(
                    "a difference is left: " + new String(diff, 0, Math.min(500, diff.length), StandardCharsets.UTF_8));
        }
    }

    private static byte[] bytes(JsonObject json) throws IOException {
        var out = new ByteArrayOutputStream();
        JsonWriter.write(json, out);
        return out.toByteArray();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static long time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
