package dev.lockstep.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.Fill;
import dev.lockstep.database.TableChange;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tables that are made, set aside, and whose values are kept elsewhere for a while. */
class StatementsTest {

    @Test
    void setsATableAsideAndFreesItsNames() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(RebuildTest.RICH);
            var person = sandbox.table("person");
            sandbox.sql("DROP VIEW adults");
            var statements = new ArrayList<>(sandbox.vendor.statements().setAside(person, "lockstep_person_1"));
            assertThatThrownBy(() -> sandbox.change(statements))
                    .isInstanceOf(ConstraintViolationException.class)
                    .hasMessageContaining("2 rows of the table");
            for (String name : List.of("child", "friend")) {
                var table = sandbox.table(name);
                var freed = table.withForeignKeys(List.of());
                statements.addAll(sandbox.vendor.statements().alter(new TableChange(table, freed, Map.of(), Map.of())));
            }
            sandbox.change(statements);
            assertThat(sandbox.rows("SELECT id, name, city, legacy FROM lockstep_person_1"))
                    .containsExactly("5|'Ada'|1|1.25", "7|'Bob'|2|null");
            assertThat(sandbox.rows("SELECT seq FROM sqlite_sequence")).containsExactly("900");
            assertThat(sandbox.table("lockstep_person_1").foreignKeys()).isEmpty();
            // all names are free again, and rows of others stay
            sandbox.change(sandbox.vendor.statements().create(List.of(person)));
            assertThat(sandbox.table("person")).isEqualTo(person);
            sandbox.change(sandbox.vendor.statements().drop(person, "unused"));
            sandbox.change(sandbox.vendor.statements().bringBack(person, "lockstep_person_1"));
            assertThat(sandbox.table("person")).isEqualTo(person.withForeignKeys(List.of()));
            assertThat(sandbox.rows("SELECT id, name, city, legacy FROM person"))
                    .containsExactly("5|'Ada'|1|1.25", "7|'Bob'|2|null");
            sandbox.sql("INSERT INTO person (name, age) VALUES ('Cid', 20)");
            assertThat(sandbox.rows("SELECT id FROM person WHERE name = 'Cid'")).containsExactly("901");
            assertThat(sandbox.rows("SELECT line FROM log")).contains("'new Cid'");
            assertThat(sandbox.rows("SELECT * FROM child")).containsExactly("1|5", "2|7");
        }
    }

    @Test
    void bringsBackWhatWasSetAside() {
        long seed = Long.getLong("lockstep.test.seed", System.nanoTime());
        var random = new Random(seed);
        int made = 0;
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql("CREATE TABLE t0 (c0 integer PRIMARY KEY)");
            while (made < 60) {
                var sql = new RandomTable(random, "o t").sql();
                try (var connection = sandbox.plain();
                        var statement = connection.createStatement()) {
                    statement.execute(sql);
                    // generated columns may be made of each other
                    statement.execute("INSERT OR IGNORE INTO \"o t\" DEFAULT VALUES");
                    statement.execute("CREATE INDEX \"i x\" ON \"o t\" (c0 DESC) WHERE c0 > 1");
                    statement.execute("CREATE TRIGGER g AFTER INSERT ON \"o t\" BEGIN SELECT 1; END");
                } catch (SQLException refused) {
                    dropPlainly(sandbox);
                    continue;
                }
                var table = sandbox.table("o t");
                sandbox.change(sandbox.vendor.statements().setAside(table, "lockstep_kept_1"));
                sandbox.change(sandbox.vendor.statements().bringBack(table, "lockstep_kept_1"));
                assertThat(sandbox.table("o t"))
                        .as("seed %d: %s", seed, sql)
                        .isEqualTo(table.withForeignKeys(List.of()));
                dropPlainly(sandbox);
                made++;
            }
        }
    }

    /** Without a look at foreign keys, which may set generated columns to null. */
    private static void dropPlainly(Sandbox sandbox) {
        try (var connection = sandbox.plain();
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS \"o t\"");
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void copiesAColumnAndPutsItBack() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(
                    "CREATE TABLE one (id char(36) PRIMARY KEY, v numeric)",
                    "INSERT INTO one VALUES ('a', 1.5), ('b', 'x'), ('c', NULL), ('d', x'00ff')",
                    "CREATE TABLE two (a integer, b text, v text, PRIMARY KEY (a, b))",
                    "INSERT INTO two VALUES (1, 'x', 'p'), (1, 'y', '007')",
                    "CREATE TABLE none (v integer)",
                    "INSERT INTO none (rowid, v) VALUES (4, 9007199254740993)");
            for (String name : List.of("one", "two", "none")) {
                var table = sandbox.table(name);
                var all = sandbox.rows("SELECT typeof(v), * FROM " + name);
                var without = table.withColumns(table.columns().stream()
                                .filter(column -> !column.name().equals("v"))
                                .toList())
                        .withColumn(Column.of("w", "text", true, null));
                var kept = new ArrayList<>(sandbox.vendor.statements().copyColumn(table, "v", "lockstep_" + name));
                kept.addAll(sandbox.vendor.statements().alter(new TableChange(table, without, Map.of(), Map.of())));
                sandbox.change(kept);
                var fills = Map.<String, Fill>of("v", new Fill.Copied("lockstep_" + name));
                sandbox.change(sandbox.vendor
                        .statements()
                        .alter(new TableChange(sandbox.table(name), table, Map.of(), Map.of(), fills)));
                assertThat(sandbox.table(name)).isEqualTo(table);
                assertThat(sandbox.rows("SELECT typeof(v), * FROM " + name)).isEqualTo(all);
            }
            assertThat(sandbox.rows("SELECT key, typeof(value) FROM lockstep_one"))
                    .containsExactly("'a'|'real'", "'b'|'text'", "'d'|'blob'");
            assertThat(sandbox.rows("SELECT key FROM lockstep_two")).contains("'[1,\"x\"]'");
        }
    }

    @Test
    void createsTablesThatPointAtEachOther() {
        try (var sandbox = Sandbox.empty()) {
            var first = table("a", "b");
            var second = table("b", "a");
            sandbox.change(sandbox.vendor.statements().create(List.of(first, second)));
            assertThat(sandbox.table("a").foreignKeys()).isEqualTo(first.foreignKeys());
            sandbox.sql("INSERT INTO a (other) VALUES (NULL)");
            assertThatThrownBy(() -> sandbox.sql("INSERT INTO b (other) VALUES (7)"))
                    .hasMessageContaining("FOREIGN KEY");
        }
    }

    private static Table table(String name, String other) {
        return Table.of(
                        name,
                        List.of(
                                new Column("id", "integer", false, null, true, null, null),
                                Column.of("other", "integer", true, null)),
                        Optional.of(new PrimaryKey(null, List.of("id"))))
                .withForeignKeys(List.of(new ForeignKey(
                        name + "_other_foreign",
                        List.of("other"),
                        other,
                        List.of("id"),
                        ReferentialAction.NO_ACTION,
                        ReferentialAction.CASCADE,
                        "")));
    }
}
