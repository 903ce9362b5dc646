package dev.lockstep.testkit.series;

import dev.lockstep.testkit.plain.PlainColumn;
import dev.lockstep.testkit.plain.PlainDatabase;
import dev.lockstep.testkit.plain.PlainForeignKey;
import dev.lockstep.testkit.plain.PlainTable;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows that fit two states of a database: lengths, types, required columns, uniques and foreign keys of both. The
 * same seed and states give the same rows. Not safe for use by several threads.
 */
final class RowMaker {

    /** How many rows each table gets. */
    static final int ROWS = 3;

    private static final Set<String> POINTED_AT = Set.of("directus_users", "directus_files");

    private final Map<String, PlainTable> now;
    private final Map<String, PlainTable> next;
    private final Random random;
    private final Set<String> filled = new TreeSet<>();
    private final Map<String, List<Object>> systemKeys = new HashMap<>();

    RowMaker(Map<String, PlainTable> now, Map<String, PlainTable> next, long seed) {
        this.now = now;
        this.next = next;
        this.random = new Random(seed);
    }

    /** Tables that get rows: those of both states that can have a row in both. */
    Set<String> filled() {
        return filled;
    }

    /** Takes all rows of the tables away and makes new ones. */
    void fill(PlainDatabase database) throws SQLException {
        database.ignoreForeignKeys();
        systemRows(database);
        choose();
        for (var table : userTables()) {
            database.run("DELETE FROM " + database.quote(table));
        }
        for (var table : filled) {
            for (int row = 1; row <= ROWS; row++) {
                insert(database, table, row);
            }
        }
        var orphans = database.orphans();
        if (!orphans.isEmpty()) {
            throw new IllegalStateException("rows made that point at nothing: " + orphans);
        }
    }

    private List<String> userTables() {
        return now.keySet().stream().filter(name -> !isOfServer(name)).toList();
    }

    static boolean isOfServer(String table) {
        return table.startsWith("directus_") || table.startsWith("lockstep_");
    }

    private void choose() {
        filled.clear();
        for (var name : userTables()) {
            var table = now.get(name);
            if (table != null && table.key().size() == 1 && acceptsRows(name)) {
                filled.add(name);
            }
        }
        // a required pointer at a table without rows leaves its own table without
        boolean changed = true;
        while (changed) {
            changed = filled.removeIf(name -> columns(name).stream()
                    .anyMatch(column -> isRequired(name, column.name())
                            && !targets(name, column.name()).isEmpty()
                            && target(name, column.name()) == null));
        }
    }

    /** Whether the next step asks no value of rows that are there, which none of them has. */
    private boolean acceptsRows(String name) {
        var after = next.get(name);
        var before = now.get(name);
        if (after == null || before == null) {
            return true;
        }
        var key = before.key().getFirst();
        boolean sameKey = after.column(key.name())
                .filter(column -> Kind.of(column.declared()) == Kind.of(key.declared()))
                .isPresent();
        return sameKey
                && after.columns().stream()
                        .allMatch(column -> before.column(column.name()).isPresent()
                                || !column.notNull()
                                || column.defaultSql() != null);
    }

    private void systemRows(PlainDatabase database) throws SQLException {
        var users = new ArrayList<Object>();
        var files = new ArrayList<Object>();
        if (usersShareValue()) {
            database.run("DELETE FROM directus_users WHERE first_name LIKE 'user_'");
        } else {
            for (int i = 1; i <= ROWS; i++) {
                systemRow(database, "directus_users", uuid("directus_users", i), Map.of("first_name", "user" + i));
            }
        }
        // custom fields may ask for more than these have, and then there are fewer
        database.rows("SELECT id FROM directus_users ORDER BY id").forEach(row -> users.add(row.text("id")));
        for (int i = 1; i <= ROWS; i++) {
            var id = uuid("directus_files", i);
            files.add(id);
            systemRow(database, "directus_files", id, Map.of("storage", "local", "filename_download", "file" + i));
        }
        systemKeys.put("directus_users", users);
        systemKeys.put("directus_files", files);
    }

    /** Makes the row, unless it is there or custom fields ask for more than it has. */
    private void systemRow(PlainDatabase database, String name, String id, Map<String, String> values)
            throws SQLException {
        var table = now.get(name);
        if (table == null
                || !table.columns().stream()
                        .allMatch(column -> column.key() || values.containsKey(column.name()) || mayStay(table, column))
                || !database.rows("SELECT id FROM " + name + " WHERE id = ?", id)
                        .isEmpty()) {
            return;
        }
        var columns = List.copyOf(values.keySet());
        var all = new ArrayList<Object>(columns.stream().map(values::get).toList());
        all.add(id);
        database.run(
                "INSERT INTO " + name + " (" + String.join(", ", columns) + ", id) VALUES ("
                        + "?, ".repeat(columns.size()) + "?)",
                all.toArray());
    }

    /** Whether any number of rows can leave the column as it comes. */
    private static boolean mayStay(PlainTable table, PlainColumn column) {
        return column.defaultSql() == null ? !column.notNull() : !table.isUnique(column.name());
    }

    /** Whether the next step gives all users one value that has to be unique. */
    private boolean usersShareValue() {
        var before = now.get("directus_users");
        var after = next.get("directus_users");
        return before != null
                && after != null
                && after.columns().stream()
                        .anyMatch(column -> before.column(column.name()).isEmpty()
                                && (column.defaultSql() != null || column.notNull())
                                && after.isUnique(column.name()));
    }

    private void insert(PlainDatabase database, String table, int row) throws SQLException {
        var columns = columns(table);
        var names =
                columns.stream().map(column -> database.quote(column.name())).toList();
        var places = columns.stream().map(database::placeholder).toList();
        database.run(
                "INSERT INTO " + database.quote(table) + " (" + String.join(", ", names) + ") VALUES ("
                        + String.join(", ", places) + ")",
                columns.stream().map(column -> value(table, column, row)).toArray());
    }

    private List<PlainColumn> columns(String table) {
        var found = now.get(table);
        return found == null ? List.of() : found.columns();
    }

    private @Nullable Object value(String table, PlainColumn column, int row) {
        if (!targets(table, column.name()).isEmpty()) {
            var target = target(table, column.name());
            return target == null
                    ? null
                    : keyOf(target, isUnique(table, column.name()) ? row : 1 + random.nextInt(ROWS));
        }
        return plain(table, column, row);
    }

    /** The key of a row, which may be a pointer itself. */
    private Object keyOf(String table, int row) {
        var system = systemKeys.get(table);
        if (system != null) {
            return system.get((row - 1) % system.size());
        }
        var found = now.get(table);
        if (found == null) {
            throw new IllegalStateException("no table " + table);
        }
        var key = found.key().getFirst();
        var target = target(table, key.name());
        return target == null || target.equals(table) ? plain(table, key, row) : keyOf(target, row);
    }

    private Object plain(String table, PlainColumn column, int row) {
        var after = next(table, column.name());
        var kinds = new HashSet<>(Set.of(Kind.of(column.declared())));
        int length = Kind.length(column.declared());
        if (after != null) {
            kinds.add(Kind.of(after.declared()));
            length = Math.min(length, Kind.length(after.declared()));
        }
        if (kinds.size() > 1) {
            // a form that both can read
            if (kinds.contains(Kind.UUID)) {
                return uuid(table, row);
            }
            if (kinds.contains(Kind.FLAG)) {
                return row % 2;
            }
            if (kinds.contains(Kind.DAY) || kinds.contains(Kind.MOMENT)) {
                return "2024-02-" + (26 + row);
            }
            return kinds.contains(Kind.NUMBER) || kinds.contains(Kind.JSON) ? row : text(row, length);
        }
        return switch (Kind.of(column.declared())) {
            case TEXT -> text(row, length);
            case NUMBER -> row;
            case FLAG -> row % 2;
            case DAY -> "2024-02-" + (26 + row);
            case TIME -> "12:30:0" + row;
            case MOMENT -> "2024-02-29 12:30:0" + row;
            case JSON -> "{\"row\": [" + row + ", null]}";
            case UUID -> uuid(table + column.name(), row);
            case BYTES -> new byte[] {(byte) row, 0, 1};
            case SHAPE -> shape(column.declared(), row);
        };
    }

    private static String shape(String declared, int row) {
        return switch (declared) {
            case "linestring" -> "LINESTRING(%d 2, 3 4)".formatted(row);
            case "polygon" -> "POLYGON((0 0, 0 %1$d, %1$d 0, 0 0))".formatted(row);
            case "multipoint" -> "MULTIPOINT(%d 2)".formatted(row);
            case "multilinestring" -> "MULTILINESTRING((%d 2, 3 4))".formatted(row);
            case "multipolygon" -> "MULTIPOLYGON(((0 0, 0 %1$d, %1$d 0, 0 0)))".formatted(row);
            default -> "POINT(%d 2)".formatted(row);
        };
    }

    private static String text(int row, int length) {
        var text = row + " it's ö \"" + "x".repeat(200);
        return text.substring(0, Math.min(text.length(), Math.min(length, 40)));
    }

    private static String uuid(String name, int row) {
        return UUID.nameUUIDFromBytes((name + row).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The table that a pointer of both states points at, if it has rows; null if there is no such. */
    private @Nullable String target(String table, String column) {
        var targets = targets(table, column);
        if (targets.size() != 1) {
            return null;
        }
        var target = targets.iterator().next();
        var keys = systemKeys.get(target);
        if (keys != null && keys.size() < ROWS && isUnique(table, column)) {
            return null;
        }
        return filled.contains(target) || POINTED_AT.contains(target) ? target : null;
    }

    private Set<String> targets(String table, String column) {
        var targets = new TreeSet<String>();
        for (var state : List.of(now, next)) {
            var found = state.get(table);
            if (found != null) {
                found.foreignKeys(column).stream().map(PlainForeignKey::table).forEach(targets::add);
            }
        }
        return targets;
    }

    private @Nullable PlainColumn next(String table, String column) {
        var found = next.get(table);
        return found == null ? null : found.column(column).orElse(null);
    }

    private boolean isRequired(String table, String column) {
        var after = next(table, column);
        return columns(table).stream().anyMatch(each -> each.name().equals(column) && each.notNull())
                || (after != null && after.notNull());
    }

    private boolean isUnique(String table, String column) {
        for (var state : List.of(now, next)) {
            var found = state.get(table);
            boolean unique = found != null
                    && (found.isUnique(column)
                            || found.key().stream().anyMatch(key -> key.name().equals(column)));
            if (unique) {
                return true;
            }
        }
        return false;
    }
}
