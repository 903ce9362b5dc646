package dev.lockstep.benchmarks;

import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.migrate.apply.Applied;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.apply.Proposal;
import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.model.entry.Snapshot;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Plans, applies and undoes changes of a collection with many rows, while two others read and write a row of it over connections
 * of their own; prints how long each took, and how long the others had to wait.
 *
 * <p>Arguments: a database product, such as {@code sqlite} or {@code postgres}, and the number of rows, a million if it is not
 * given. Servers are those of the tests, which promise nothing about crashes of the machine.
 */
public final class ScaleBenchmark {

    private static final String ITEMS = "items";
    private static final int DISTINCT_ROWS = 1_000;

    private final ScratchProject project;
    private final Migrator migrator;

    private ScaleBenchmark(ScratchProject project) {
        this.project = project;
        this.migrator = project.migrator();
    }

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException(
                    "which database product? one of " + Arrays.toString(TestVendor.values()));
        }
        var vendor = TestVendor.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int rows = arguments.length == 1 ? 1_000_000 : Integer.parseInt(arguments[1]);
        try (var project = ScratchProject.create(vendor)) {
            new ScaleBenchmark(project).run(rows);
        }
    }

    private void run(int rows) throws SQLException, InterruptedException {
        project.migrate(snapshot(fields()));
        fill(rows);
        System.out.println(
                "| change | plan | apply | longest write | longest read | undo | longest write | longest read |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (var change : changes().entrySet()) {
            measure(change.getKey(), SnapshotReader.read(change.getValue()));
        }
    }

    private void measure(String title, Snapshot wanted) throws SQLException, InterruptedException {
        var request = migrator.request(wanted, Intent.Mode.MIRROR, true);
        try (var writer = new Bystander(connect(), "update " + ITEMS + " set amount = amount + 1 where id = 4711");
                var reader = new Bystander(connect(), "select amount from " + ITEMS + " where id = 4712")) {
            Timed<Proposal> planned = time(writer, reader, () -> migrator.plan(request, Consent.NONE));
            var terms = new Terms(Consent.NONE, planned.result().digest(), false, Terms.DEFAULT.author());
            Timed<Applied> applied = time(writer, reader, () -> migrator.change(request, terms));
            long entry = Objects.requireNonNull(applied.result().entry());
            Timed<Applied> undone = time(writer, reader, () -> migrator.undo(entry, false, Terms.DEFAULT));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %.0f ms |%n",
                    title,
                    planned.millis(),
                    applied.millis(),
                    applied.longestWrite(),
                    applied.longestRead(),
                    undone.millis(),
                    undone.longestWrite(),
                    undone.longestRead());
        }
    }

    private record Timed<R>(R result, double millis, double longestWrite, double longestRead) {}

    @FunctionalInterface
    private interface Work<R> {
        R run();
    }

    private static <R> Timed<R> time(Bystander writer, Bystander reader, Work<R> work) throws InterruptedException {
        writer.awaitWork();
        reader.awaitWork();
        long start = System.nanoTime();
        var result = work.run();
        double millis = (System.nanoTime() - start) / 1e6;
        return new Timed<>(result, millis, writer.longestMillis(), reader.longestMillis());
    }

    /** A connection that waits as long as it takes. */
    private Connection connect() throws SQLException {
        var connection = project.connect();
        if (project.url().startsWith("jdbc:sqlite:")) {
            try (var statement = connection.createStatement()) {
                statement.execute("pragma busy_timeout = 600000");
            }
        }
        return connection;
    }

    /** The changes, each made of the model as it is at first, and undone before the next. */
    private static Map<String, JsonObject> changes() {
        var changes = new LinkedHashMap<String, JsonObject>();
        changes.put("a field that may be empty", snapshot(with(field("added", "string", Map.of()))));
        changes.put(
                "a required field with a default",
                snapshot(with(field("added", "integer", Map.of("is_nullable", false, "default_value", 7)))));
        changes.put("an index", snapshot(with(field("amount", "integer", Map.of("is_indexed", true)))));
        changes.put("a longer text", snapshot(with(field("title", "string", Map.of("max_length", 500)))));
        changes.put("a text becomes a number", snapshot(with(field("code", "integer", Map.of()))));
        changes.put("a field becomes required", snapshot(with(field("title", "string", Map.of("is_nullable", false)))));
        changes.put("a foreign key", snapshot(fields(), relation()));
        var fewer = new ArrayList<>(fields());
        fewer.removeIf(field -> ((JsonObject) field).text("field").orElse("").equals("title")
                && ((JsonObject) field).text("collection").orElse("").equals(ITEMS));
        changes.put("a field with values goes", snapshot(fewer));
        var others = new ArrayList<>(fields());
        others.removeIf(
                field -> ((JsonObject) field).text("collection").orElse("").equals(ITEMS));
        changes.put("the collection goes", snapshot(others));
        return changes;
    }

    private static List<JsonValue> fields() {
        var key = Map.<String, Object>of("is_primary_key", true, "has_auto_increment", true);
        return List.of(
                field("kinds", "id", "integer", key),
                field(ITEMS, "id", "integer", key),
                field("title", "string", Map.of()),
                field("code", "string", Map.of()),
                field("amount", "integer", Map.of()),
                field("kind", "integer", Map.of()));
    }

    /** The fields, with this one added or in the place of the one of its name. */
    private static List<JsonValue> with(JsonValue changed) {
        var name = ((JsonObject) changed).text("field").orElseThrow();
        var fields = new ArrayList<>(fields());
        fields.removeIf(field -> ((JsonObject) field).text("field").orElse("").equals(name));
        fields.add(changed);
        return fields;
    }

    private static JsonValue field(String name, String type, Map<String, Object> schema) {
        return field(ITEMS, name, type, schema);
    }

    private static JsonValue field(String collection, String name, String type, Map<String, Object> schema) {
        var column = JsonObject.builder().put("name", name).put("table", collection);
        schema.forEach((key, value) -> {
            switch (value) {
                case Boolean flag -> column.put(key, flag);
                case Integer number -> column.put(key, number);
                default -> throw new IllegalArgumentException(key);
            }
        });
        return JsonObject.builder()
                .put("collection", collection)
                .put("field", name)
                .put("type", type)
                .put("meta", JsonObject.builder().put("interface", "input").build())
                .put("schema", column.build())
                .build();
    }

    private static JsonValue relation() {
        return JsonObject.builder()
                .put("collection", ITEMS)
                .put("field", "kind")
                .put("related_collection", "kinds")
                .put("meta", JsonObject.EMPTY)
                .put("schema", JsonObject.builder().put("on_delete", "SET NULL").build())
                .build();
    }

    private static JsonObject snapshot(List<JsonValue> fields, JsonValue... relations) {
        var collections = fields.stream()
                .map(field -> ((JsonObject) field).text("collection").orElseThrow())
                .distinct()
                .<JsonValue>map(name -> JsonObject.builder()
                        .put("collection", name)
                        .put("meta", JsonObject.EMPTY)
                        .put("schema", JsonObject.builder().put("name", name).build())
                        .build())
                .toList();
        return JsonObject.builder()
                .put("version", 1)
                .put("directus", ScratchProject.COMPATIBILITY)
                .put("vendor", "sqlite")
                .put("collections", new JsonArray(collections))
                .put("fields", new JsonArray(fields))
                .put("relations", new JsonArray(List.of(relations)))
                .build();
    }

    /** Some thousand different rows, and then all there are once more until there are enough. */
    private void fill(int rows) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int kind = 1; kind <= 100; kind++) {
                statement.addBatch("insert into kinds (id) values (" + kind + ")");
            }
            for (int row = 1; row <= DISTINCT_ROWS; row++) {
                statement.addBatch("insert into " + ITEMS + " (id, title, code, amount, kind) values (" + row
                        + ", 'The title of the row with the number " + row + "', '" + row * 37 + "', " + row % 91 + ", "
                        + (row % 100 + 1) + ")");
            }
            statement.executeBatch();
            for (int count = DISTINCT_ROWS; count < rows; count *= 2) {
                statement.executeUpdate("insert into " + ITEMS + " (id, title, code, amount, kind) select id + " + count
                        + ", title, code, amount, kind from " + ITEMS + " where id <= " + (rows - count));
            }
            connection.commit();
        }
    }
}
