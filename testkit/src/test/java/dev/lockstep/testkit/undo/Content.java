package dev.lockstep.testkit.undo;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.plain.PlainColumn;
import dev.lockstep.testkit.plain.PlainDatabase;
import dev.lockstep.testkit.plain.PlainTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a project is, but for what is kept of its past: its snapshot to the byte, and by plain SQL its tables and their rows.
 * Columns, indexes and constraints are compared without their order, and the latter two without their names: a column that
 * comes back stands last.
 *
 * @param rows by table, each row by column, the value with the type in which it came
 */
record Content(String snapshot, Map<String, PlainTable> tables, Map<String, List<Map<String, String>>> rows) {

    private static final Set<String> META =
            Set.of("directus_collections", "directus_fields", "directus_relations", "directus_presets");

    static Content of(ScratchProject project, PlainDatabase database) throws SQLException {
        var tables = new TreeMap<>(database.tables());
        tables.keySet().removeIf(name -> name.startsWith("lockstep_"));
        var rows = new TreeMap<String, List<Map<String, String>>>();
        for (var table : tables.keySet()) {
            var all = new ArrayList<Map<String, String>>();
            for (var row : database.rows("SELECT * FROM " + database.quote(table))) {
                var texts = new TreeMap<String, String>();
                row.values().forEach((column, value) -> texts.put(column, text(value)));
                all.add(texts);
            }
            rows.put(table, all);
        }
        return new Content(JsonWriter.toText(project.snapshot()), tables, rows);
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case byte[] bytes -> "bytes " + HexFormat.of().formatHex(bytes);
            default -> value.getClass().getSimpleName() + " " + value;
        };
    }

    /** How the other is not the same in every respect. */
    List<String> differencesTo(Content other) {
        var differences = new ArrayList<String>();
        if (!snapshot.equals(other.snapshot)) {
            differences.addAll(lines("snapshot", List.of(snapshot.split("\n")), List.of(other.snapshot.split("\n"))));
            if (differences.isEmpty()) {
                differences.add("snapshot: the same lines in another order");
            }
        }
        differences.addAll(lines("schema", shape(), other.shape()));
        for (var table : all(other)) {
            differences.addAll(lines("rows of " + table, texts(rows.get(table)), texts(other.rows.get(table))));
        }
        return differences;
    }

    /** Which of these rows the other does not have. */
    List<String> missingIn(Content other) {
        var missing = new ArrayList<String>();
        for (var table : rows.keySet()) {
            missing.addAll(lines("rows of " + table, texts(rows.get(table)), texts(other.rows.get(table))).stream()
                    .filter(line -> line.contains(": only before "))
                    .toList());
        }
        return missing;
    }

    /**
     * How rows of tables that both have differ in columns that both declare alike; of other columns, which rows have a value.
     *
     * @param except table and column, with a dot between them, of what is not compared
     */
    List<String> lossesTo(Content other, Set<String> except) {
        var losses = new ArrayList<String>();
        for (var table : tables.values()) {
            var after = other.tables.get(table.name());
            if (after == null || META.contains(table.name())) {
                continue;
            }
            losses.addAll(lines(
                    "rows of " + table.name(),
                    texts(shared(table, after, except, rows.get(table.name()))),
                    texts(shared(table, after, except, other.rows.get(table.name())))));
        }
        return losses;
    }

    private static List<Map<String, String>> shared(
            PlainTable before, PlainTable after, Set<String> except, @Nullable List<Map<String, String>> rows) {
        var shared = new ArrayList<Map<String, String>>();
        for (var row : rows == null ? List.<Map<String, String>>of() : rows) {
            var values = new TreeMap<String, String>();
            for (var column : before.columns()) {
                var now = after.column(column.name()).map(PlainColumn::declared);
                var value = row.getOrDefault(column.name(), "missing");
                if (now.isPresent() && !except.contains(before.name() + "." + column.name())) {
                    boolean same = now.get().equals(column.declared());
                    values.put(column.name(), same || value.equals("-") ? value : "a value");
                }
            }
            shared.add(values);
        }
        return shared;
    }

    /** The number of rows in tables that the other has as well. */
    long rowsIn(Content other) {
        return rows.entrySet().stream()
                .filter(entry -> other.tables.containsKey(entry.getKey()) && !META.contains(entry.getKey()))
                .mapToLong(entry -> entry.getValue().size())
                .sum();
    }

    private Set<String> all(Content other) {
        var all = new TreeSet<>(rows.keySet());
        all.addAll(other.rows.keySet());
        return all;
    }

    private List<String> shape() {
        var shape = new ArrayList<String>();
        for (var table : tables.values()) {
            var name = table.name() + " ";
            shape.add(name + (table.counts() ? "counts" : "does not count"));
            table.columns().forEach(column -> shape.add(name + column));
            table.foreignKeys().forEach(key -> shape.add(name + key));
            table.uniques().forEach(columns -> shape.add(name + "unique " + columns));
            table.indexes().forEach(columns -> shape.add(name + "index " + columns));
        }
        return shape;
    }

    private static List<String> texts(@Nullable List<Map<String, String>> rows) {
        return rows == null ? List.of() : rows.stream().map(Map::toString).toList();
    }

    private static List<String> lines(String what, List<String> before, List<String> after) {
        var counts = new TreeMap<String, Integer>();
        before.forEach(line -> counts.merge(line, 1, Integer::sum));
        after.forEach(line -> counts.merge(line, -1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> what + ": only " + (entry.getValue() > 0 ? "before " : "after ") + entry.getKey())
                .collect(Collectors.toList());
    }
}
