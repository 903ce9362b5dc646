package dev.lockstep.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.Probes;
import dev.lockstep.database.sql.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbesTest {

    private final Probes probes = new SqliteVendor().probes();

    @Test
    void countsAndGivesExamples() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(
                    "CREATE TABLE p (id integer PRIMARY KEY, code text COLLATE nocase UNIQUE)",
                    "CREATE TABLE \"t \"\"x\" (k char(36) PRIMARY KEY, a text, b text, p integer, c text,"
                            + " FOREIGN KEY (p) REFERENCES p, FOREIGN KEY (c) REFERENCES p (code))",
                    "CREATE TABLE m (a integer, b text, PRIMARY KEY (a, b))",
                    "CREATE TABLE n (a)",
                    "PRAGMA foreign_keys = OFF",
                    "INSERT INTO p VALUES (1, 'A')",
                    "INSERT INTO \"t \"\"x\" VALUES ('k1', 'äöü', 'x', 1, 'a'), ('k2', 'a', 'x', 2, NULL),"
                            + " ('k3', NULL, NULL, NULL, 'b')",
                    "INSERT INTO m VALUES (1, 'x')",
                    "INSERT INTO n (rowid, a) VALUES (8, 1)");
            var t = sandbox.table("t \"x");
            var p = sandbox.table("p");
            assertThat(sandbox.count(probes.rows(t))).isEqualTo(3);
            assertThat(sandbox.count(probes.filled(t, "a"))).isEqualTo(2);
            assertThat(sandbox.count(probes.nulls(t, "a"))).isEqualTo(1);
            assertThat(sandbox.count(probes.longerThan(t, "a", 2))).isEqualTo(1);
            assertThat(sandbox.count(probes.longerThan(t, "a", 3))).isZero();
            assertThat(sandbox.count(probes.duplicates(t, List.of("b")))).isEqualTo(2);
            assertThat(sandbox.count(probes.duplicates(t, List.of("a", "b")))).isZero();
            assertThat(sandbox.count(probes.orphans(t, t.foreignKeys().get(0), p)))
                    .isEqualTo(1);
            assertThat(sandbox.count(probes.orphans(t, t.foreignKeys().get(1), p)))
                    .isEqualTo(1);
            assertThat(sandbox.answers(probes.examples(t, probes.duplicates(t, List.of("b")), 5)))
                    .containsExactlyInAnyOrder("k1", "k2");
            assertThat(sandbox.answers(probes.examples(t, probes.longerThan(t, "a", 2), 5)))
                    .containsExactly("k1");
            var m = sandbox.table("m");
            assertThat(sandbox.answers(probes.examples(m, probes.rows(m), 5))).containsExactly("[1,\"x\"]");
            var n = sandbox.table("n");
            assertThat(sandbox.answers(probes.examples(n, probes.rows(n), 5))).containsExactly("8");
            assertThatThrownBy(() -> probes.examples(n, Sql.of("SELECT 1"), 5))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void countsNoFurtherThanItSays() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql("CREATE TABLE t (id integer PRIMARY KEY)", """
                    INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
                    SELECT i FROM n""");
            assertThat(sandbox.count(probes.rows(sandbox.table("t")))).isEqualTo(Probes.LIMIT + 1);
        }
    }
}
