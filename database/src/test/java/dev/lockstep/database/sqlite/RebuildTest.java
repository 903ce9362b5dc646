package dev.lockstep.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table with everything that Directus knows nothing of keeps all of it, whatever changes about it. */
class RebuildTest {

    static final String[] RICH = {
        "CREATE TABLE city (id integer PRIMARY KEY, name text)",
        "INSERT INTO city VALUES (1, 'Ulm'), (2, 'Bonn')",
        """
        CREATE TABLE `person` (
          `id` integer NOT NULL PRIMARY KEY AUTOINCREMENT,
          [name] varchar(100) NOT NULL ON CONFLICT ABORT DEFAULT 'x', -- the name
          age integer CONSTRAINT age_check CHECK (age >= 0 AND name <> ')'),
          email varchar(50) COLLATE NOCASE,
          city integer REFERENCES city (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
          boss integer,
          legacy numeric(10,2) DEFAULT 0,
          gone text,
          doubled integer GENERATED ALWAYS AS (age * 2) STORED,
          shout text AS (upper(name)),
          code varchar(5), region varchar(5),
          CONSTRAINT code_region UNIQUE (code, region) ON CONFLICT FAIL,
          CONSTRAINT boss_fk FOREIGN KEY (boss) REFERENCES person (id) ON UPDATE CASCADE ON DELETE SET NULL,
          CHECK (length(name) < 50)
        )""",
        "CREATE TABLE child (id integer PRIMARY KEY, person integer REFERENCES person (id) ON DELETE CASCADE)",
        "CREATE TABLE friend (id integer PRIMARY KEY, person integer REFERENCES person ON DELETE SET NULL)",
        "CREATE TABLE log (line text)",
        "CREATE INDEX `person_age_index` on `person` (`age`)",
        "CREATE UNIQUE INDEX person_email_partial ON person (email) WHERE email IS NOT NULL",
        "CREATE INDEX person_lower ON person (lower(name), age DESC)",
        "CREATE TRIGGER person_log AFTER INSERT ON person BEGIN INSERT INTO log VALUES ('new ' || new.name); END",
        "CREATE TRIGGER city_touch AFTER UPDATE ON city BEGIN UPDATE person SET age = age WHERE city = new.id; END",
        "CREATE VIEW adults AS SELECT id, name FROM person WHERE age > 17",
        "INSERT INTO person (id, name, age, email, city, boss, legacy, gone, code, region) VALUES"
                + " (5, 'Ada', 36, 'ada@x', 1, NULL, 1.25, 'g', 'a', 'r'), (7, 'Bob', 17, NULL, 2, 5, NULL, NULL, 'a', 's')",
        "INSERT INTO person (id, name, age) VALUES (900, 'Temp', 1)",
        "DELETE FROM person WHERE id = 900",
        "INSERT INTO child VALUES (1, 5), (2, 7)",
        "INSERT INTO friend VALUES (1, 5), (2, 7)",
    };

    private static Table replace(Table table, String name, UnaryOperator<Column> change) {
        return table.withColumns(table.columns().stream()
                .map(column -> column.name().equals(name) ? change.apply(column) : column)
                .toList());
    }

    private static Table without(Table table, String name) {
        return table.withColumns(table.columns().stream()
                .filter(column -> !column.name().equals(name))
                .toList());
    }

    private static Column typed(Column c, String type) {
        return new Column(
                c.name(),
                type,
                c.nullable(),
                c.defaultSql(),
                c.autoIncrement(),
                c.generated(),
                c.collation(),
                c.options());
    }

    private static TableChange change(Table before, String kind) {
        var after = switch (kind) {
            case "add column with an expression" ->
                before.withColumn(Column.of("extra", "datetime", false, "CURRENT_TIMESTAMP"));
            case "drop column" -> without(before, "gone");
            case "type" -> replace(before, "legacy", c -> typed(c, "text"));
            case "nullability" ->
                replace(before, "gone", c -> Column.of(c.name(), c.type(), true, null))
                        .withChecks(before.checks())
                        .withColumns(replace(before, "name", c -> Column.of(c.name(), c.type(), true, "'x'"))
                                .columns());
            case "default" ->
                replace(
                        before,
                        "name",
                        c -> new Column(c.name(), c.type(), false, "'y'", false, null, null, c.options()));
            case "unique" ->
                before.withUniques(
                        List.of(before.uniques().getFirst(), new Unique("person_gone_unique", List.of("gone"))));
            case "foreign key added" ->
                before.withForeignKeys(with(
                        before.foreignKeys(),
                        new ForeignKey(
                                "person_age_foreign",
                                List.of("gone"),
                                "city",
                                List.of("id"),
                                ReferentialAction.NO_ACTION,
                                ReferentialAction.NO_ACTION,
                                "")));
            case "foreign key dropped" ->
                before.withForeignKeys(before.foreignKeys().stream()
                        .filter(key -> key.name() == null)
                        .toList());
            case "foreign key changed" ->
                before.withForeignKeys(before.foreignKeys().stream()
                        .map(key -> new ForeignKey(
                                key.name(),
                                key.columns(),
                                key.referencedTable(),
                                key.referencedColumns(),
                                key.onUpdate(),
                                ReferentialAction.RESTRICT,
                                key.options()))
                        .toList());
            case "key type" -> replace(before, "id", c -> Column.of("id", "bigint", false, null));
            case "rename" -> replace(before, "code", c -> Column.of("kode", c.type(), true, null));
            case "index" ->
                before.withIndexes(
                        with(before.indexes(), new Index("person_gone_index", List.of("gone"), false, true, null)));
            case "plain column" -> before.withColumn(Column.of("extra", "varchar(9)", false, "'it''s'"));
            default -> throw new IllegalArgumentException(kind);
        };
        return new TableChange(
                before,
                after,
                kind.equals("rename") ? Map.of("kode", "code") : Map.of(),
                kind.equals("type")
                        ? Map.of("legacy", new Conversion(ColumnType.integer(), ColumnType.text()))
                        : Map.of());
    }

    private static <T> List<T> with(List<T> list, T item) {
        var all = new ArrayList<>(list);
        all.add(item);
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add column with an expression",
                "drop column",
                "type",
                "nullability",
                "default",
                "unique",
                "foreign key dropped",
                "foreign key changed",
                "foreign key added",
                "key type",
                "rename",
                "index",
                "plain column"
            })
    void keepsEverythingElse(String kind) {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(RICH);
            if (kind.equals("foreign key added")) {
                sandbox.sql("UPDATE person SET gone = NULL");
            }
            var before = sandbox.table("person");
            var change = change(before, kind);
            String rows = "SELECT id, name, age, email, city, boss, doubled, shout, region FROM person ORDER BY rowid";
            var rowsBefore = sandbox.rows(rows);
            var catalog = "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger', 'view')"
                    + " AND sql IS NOT NULL OR tbl_name IN ('child', 'friend', 'city') ORDER BY name";
            var catalogBefore = sandbox.rows(catalog);
            var others = "SELECT * FROM child UNION ALL SELECT * FROM friend UNION ALL SELECT * FROM city";
            var othersBefore = sandbox.rows(others);

            boolean inPlace = kind.equals("index") || kind.equals("plain column");
            assertThat(sandbox.vendor.statements().rewrites(change)).isEqualTo(!inPlace);
            sandbox.change(sandbox.vendor.statements().alter(change));

            assertThat(sandbox.rows(rows)).isEqualTo(rowsBefore);
            assertThat(sandbox.rows(others)).isEqualTo(othersBefore);
            assertThat(sandbox.rows(catalog)).containsAll(catalogBefore);
            assertThat(sandbox.rows("SELECT * FROM adults")).containsExactly("5|'Ada'");
            assertThat(sandbox.rows("SELECT name FROM sqlite_schema WHERE name LIKE 'lockstep%'"))
                    .isEmpty();
            assertThat(sandbox.rows("PRAGMA foreign_key_check")).isEmpty();
            assertThat(sandbox.rows("PRAGMA integrity_check")).containsExactly("'ok'");
            var after = sandbox.table("person");
            assertThat(after).isEqualTo(expected(change, kind));
            behavesAsBefore(sandbox, kind);
        }
    }

    private static Table expected(TableChange change, String kind) {
        var after = change.after();
        if (kind.equals("rename")) {
            var uniques = List.of(new Unique("code_region", List.of("kode", "region"), "ON CONFLICT FAIL"));
            return after.withUniques(uniques);
        }
        if (kind.equals("index")) {
            return after.withIndexes(after.indexes().stream()
                    .map(index -> index.sql() == null
                            ? new Index(
                                    index.name(),
                                    index.columns(),
                                    false,
                                    true,
                                    "CREATE INDEX \"person_gone_index\" ON \"person\" (\"gone\")")
                            : index)
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList());
        }
        return after;
    }

    /** What the parts do, not how they are written. */
    private static void behavesAsBefore(Sandbox sandbox, String kind) {
        if (!kind.equals("key type")) {
            assertThat(sandbox.rows("SELECT seq FROM sqlite_sequence WHERE name = 'person'"))
                    .containsExactly("900");
            sandbox.sql("INSERT INTO person (name, age) VALUES ('Cid', 20)");
            assertThat(sandbox.rows("SELECT id FROM person WHERE name = 'Cid'")).containsExactly("901");
            assertThat(sandbox.rows("SELECT line FROM log WHERE line LIKE '%Cid'"))
                    .containsExactly("'new Cid'");
        }
        refuses(sandbox, "INSERT INTO person (id, name, age) VALUES (2000, 'D', -1)", "age_check");
        refuses(sandbox, "INSERT INTO person (id, name, email) VALUES (2000, 'D', 'ADA@X')", "UNIQUE");
        refuses(sandbox, "UPDATE person SET region = 'r' WHERE id = 7", "UNIQUE");
        refuses(sandbox, "UPDATE person SET name = printf('%60c', 'x') WHERE id = 7", "CHECK");
        refuses(sandbox, "INSERT INTO child VALUES (9, 12345)", "FOREIGN KEY");
        if (!kind.equals("foreign key changed")) {
            sandbox.sql("DELETE FROM person WHERE id = 7");
            assertThat(sandbox.rows("SELECT id FROM child")).containsExactly("1");
            assertThat(sandbox.rows("SELECT person FROM friend ORDER BY id")).containsExactly("5", "null");
        }
    }

    private static void refuses(Sandbox sandbox, String sql, String why) {
        assertThatThrownBy(() -> sandbox.sql(sql)).hasMessageContaining(why);
    }

    @Test
    void keepsTheCounterOfATableThatIsEmpty() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(
                    "CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, a text)",
                    "INSERT INTO t VALUES (41, 'x')",
                    "DELETE FROM t");
            var before = sandbox.table("t");
            sandbox.change(sandbox.vendor
                    .statements()
                    .alter(new TableChange(
                            before,
                            without(before, "a").withColumn(Column.of("b", "text", true, null)),
                            Map.of(),
                            Map.of())));
            sandbox.sql("INSERT INTO t (b) VALUES ('y')");
            assertThat(sandbox.rows("SELECT id, b FROM t")).containsExactly("42|'y'");
        }
    }

    @Test
    void keepsRowIdsOfTablesWithoutAWholeNumberKey() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(
                    "CREATE TABLE t (id char(36) PRIMARY KEY, rowid text, a text)",
                    "INSERT INTO t (_rowid_, id, rowid, a) VALUES (10, 'b', 'q', '1'), (3, 'a', 'r', '2')",
                    "CREATE TABLE o (a, b inet)",
                    "INSERT INTO o VALUES ('007', x'00ff'), (0.1 + 0.2, 'x')",
                    "CREATE TABLE n (a text, b text) STRICT",
                    "INSERT INTO n (rowid, a) VALUES (5, 'x'), (2, 'y')",
                    "CREATE TABLE w (a text, b text, PRIMARY KEY (a COLLATE nocase DESC, b)) WITHOUT ROWID, STRICT",
                    "INSERT INTO w VALUES ('k', 'l')");
            for (String name : List.of("t", "n", "w", "o")) {
                var before = sandbox.table(name);
                var after = before.withColumn(Column.of("c", "text", true, "(lower('X'))"));
                sandbox.change(sandbox.vendor.statements().alter(new TableChange(before, after, Map.of(), Map.of())));
                assertThat(sandbox.table(name)).isEqualTo(after);
            }
            assertThat(sandbox.rows("SELECT _rowid_, id, rowid, a, c FROM t ORDER BY _rowid_"))
                    .containsExactly("3|'a'|'r'|'2'|'x'", "10|'b'|'q'|'1'|'x'");
            assertThat(sandbox.rows("SELECT rowid, a FROM n ORDER BY rowid")).containsExactly("2|'y'", "5|'x'");
            assertThat(sandbox.rows("SELECT quote(a), quote(b) FROM o"))
                    .containsExactly("''007''|'X'00FF''", "'0.30000000000000004'|''x''");
            refuses(sandbox, "INSERT INTO w VALUES ('K', 'l', 'z')", "UNIQUE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"age", "email", "name", "code", "boss", "id"})
    void refusesToDropAColumnThatSomethingDependsOn(String column) {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(RICH);
            var before = sandbox.table("person");
            var change = new TableChange(before, without(before, column), Map.of(), Map.of());
            if (column.equals("boss")) {
                // its foreign key stands on it alone and goes with it
                sandbox.change(sandbox.vendor.statements().alter(change));
                assertThat(sandbox.table("person").foreignKeys()).hasSize(1);
                return;
            }
            assertThatThrownBy(() -> sandbox.vendor.statements().alter(change))
                    .isInstanceOf(UnsupportedSchemaException.class)
                    .hasMessageContaining(column);
        }
    }

    @Test
    void refusesToDropAColumnThatAViewShows() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(
                    "CREATE TABLE t (id integer PRIMARY KEY, a text, b text, c text)",
                    "CREATE VIEW v AS SELECT a FROM t",
                    "CREATE TABLE o (x text)",
                    "CREATE TRIGGER o_trigger AFTER INSERT ON o BEGIN UPDATE t SET b = new.x; END");
            var schema = sandbox.inspect();
            var before = sandbox.table("t");
            for (String column : List.of("a", "b")) {
                assertThatThrownBy(() -> sandbox.vendor
                                .statements()
                                .requireFree(
                                        new TableChange(before, without(before, column), Map.of(), Map.of()), schema))
                        .isInstanceOf(UnsupportedSchemaException.class)
                        .hasMessageContaining(column.equals("a") ? "view v" : "trigger o_trigger");
            }
            sandbox.vendor
                    .statements()
                    .requireFree(new TableChange(before, without(before, "c"), Map.of(), Map.of()), schema);
        }
    }
}
