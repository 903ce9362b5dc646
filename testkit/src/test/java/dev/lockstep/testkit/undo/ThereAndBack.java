package dev.lockstep.testkit.undo;

import dev.lockstep.database.SchemaStatements;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Converts the column {@code v} of a table {@code odd} and converts it back, and holds what becomes of its values against what
 * was said before.
 *
 * @param before with the column {@code id} as its key
 * @param exact the column as a text that no two values share
 */
public record ThereAndBack(
        Vendor vendor, Connection connection, Table before, Table after, Conversion conversion, String exact) {

    private static final String COPY = "kept_v";

    /** What is wrong, if anything is. */
    public Optional<String> problem() throws SQLException {
        var steps = vendor.statements();
        delete(refused(before, conversion));
        var values = values();
        var announced = vendor.probes().irreversible(before, "v", conversion.from(), conversion.to());
        var irreversible = new TreeSet<String>();
        if (announced.isPresent()) {
            irreversible.addAll(examples(before, announced.get()));
            long count = Statements.queryLong(connection, announced.get());
            if (count != irreversible.size()) {
                return Optional.of(this + ": " + count + " are not " + irreversible);
            }
        }
        boolean copies = !irreversible.isEmpty();
        try {
            convert(steps, before, after, conversion, copies);
            var refusedBack = refused(after, conversion.reversed());
            delete(refusedBack);
            convert(steps, after, before, conversion.reversed(), false);
            var changed = new TreeSet<>(refusedBack);
            var now = values();
            now.forEach((id, value) -> {
                if (!value.equals(values.get(id))) {
                    changed.add(id);
                }
            });
            if (!changed.equals(irreversible)) {
                return Optional.of(this + ": changed " + named(changed, values) + ", said "
                        + named(irreversible, values) + ", now " + now);
            }
            if (copies) {
                run(steps.restoreConverted(before, "v", conversion, COPY));
                var restored = values();
                values.keySet().removeAll(refusedBack);
                if (!restored.equals(values)) {
                    return Optional.of(this + ": " + values + " were restored as " + restored);
                }
            }
            return Optional.empty();
        } catch (SQLException failed) {
            return Optional.of(this + ": " + failed.getMessage());
        }
    }

    private void convert(SchemaStatements steps, Table from, Table to, Conversion how, boolean copies)
            throws SQLException {
        var statements = new ArrayList<>(steps.alter(
                new TableChange(from, to, Map.of(), how.from().equals(how.to()) ? Map.of() : Map.of("v", how))));
        if (copies) {
            statements.addAll(steps.copiesAfterAltering() ? statements.size() : 0, steps.copyColumn(from, "v", COPY));
        }
        run(statements);
        if (steps.copiesAfterAltering()) {
            run(List.of(Sql.of("alter table odd drop column if exists lockstep_hidden_2")));
        }
    }

    /** The keys of rows that a conversion is refused for. */
    private TreeSet<String> refused(Table table, Conversion how) throws SQLException {
        var keys = new TreeSet<String>();
        var question = vendor.probes().unconvertible(table, "v", how.from(), how.to());
        if (question.isPresent()) {
            keys.addAll(examples(table, question.get()));
        }
        var length = length(how.to());
        if (length != null) {
            keys.addAll(examples(table, vendor.probes().longerThan(table, "v", length)));
        }
        return keys;
    }

    private static @Nullable Integer length(ColumnType type) {
        return switch (type) {
            case ColumnType.Varchar(var length) -> length;
            case ColumnType.Char(var length) -> length;
            default -> null;
        };
    }

    private List<String> examples(Table table, Sql question) throws SQLException {
        return Statements.queryTexts(connection, vendor.probes().examples(table, question, 1000));
    }

    private void delete(Iterable<String> keys) throws SQLException {
        for (var key : keys) {
            run(List.of(Sql.of("delete from odd where id = " + key)));
        }
    }

    private TreeMap<String, String> values() throws SQLException {
        var values = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, " + exact + " from odd")) {
            while (rows.next()) {
                values.put(rows.getString(1), String.valueOf(rows.getString(2)));
            }
        }
        return values;
    }

    private static List<String> named(TreeSet<String> keys, Map<String, String> values) {
        return keys.stream().map(key -> key + "=" + values.get(key)).toList();
    }

    private void run(List<Sql> statements) throws SQLException {
        for (var sql : statements) {
            try {
                Statements.execute(connection, sql);
            } catch (SQLException failed) {
                throw new SQLException(sql.text() + ": " + failed.getMessage(), failed);
            }
        }
    }

    @Override
    public String toString() {
        return before.column("v").orElseThrow().type() + " -> "
                + after.column("v").orElseThrow().type();
    }
}
