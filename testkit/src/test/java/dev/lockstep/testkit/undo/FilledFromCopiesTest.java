package dev.lockstep.testkit.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.Fill;
import dev.lockstep.database.TableChange;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Columns that went come back with the values that they had, in one change. */
class FilledFromCopiesTest {

    private static final String COLUMNS = ", note varchar(20), code varchar(20) not null, size int default 7, price"
            + " decimal(10,2) default 1.5, constraint t_code_unique unique (code)";

    /** How rows are told apart: the start of the table, and the key of four rows. */
    private record Keys(String name, String declared, String constraint, List<String> keys) {}

    private static final List<Keys> KEYS = List.of(
            new Keys("a number", "a int primary key, b int", "", List.of("1, 1", "2, 1", "3, 1", "4, 1")),
            new Keys(
                    "a text",
                    "a varchar(36) primary key, b int",
                    "",
                    List.of("'007', 1", "'7', 1", "'it''s', 1", "'d', 1")),
            new Keys(
                    "two columns",
                    "a int, b varchar(9)",
                    ", primary key (a, b)",
                    List.of("1, 'x'", "1, 'y\"'", "2, 'x'", "3, 'z'")),
            new Keys("nothing", "a int, b int", "", List.of("1, 1", "1, 2", "2, 1", "3, 1")));

    @TestFactory
    Stream<? extends DynamicNode> comesBackWithItsValues() {
        return EachVendor.of(vendor -> KEYS.stream()
                // there, copyColumn refuses tables without a key
                .filter(keys -> vendor == TestVendor.SQLITE
                        || vendor == TestVendor.POSTGRES
                        || !keys.name().equals("nothing"))
                .map(keys -> DynamicTest.dynamicTest("rows are told by " + keys.name(), () -> check(vendor, keys))));
    }

    private static void check(TestVendor vendor, Keys keys) {
        try (var bench = new Workbench(vendor)) {
            bench.run("create table t (" + keys.declared() + COLUMNS + keys.constraint() + ")");
            var values = List.of("'n', 'c1', 1, 2.25", "null, '007', null, null", "'m', 'c3', 3, null");
            for (int i = 0; i < values.size(); i++) {
                bench.run("insert into t (a, b, note, code, size, price) values ("
                        + keys.keys().get(i) + ", " + values.get(i) + ")");
            }
            triggers(bench, vendor);
            var was = bench.table("t");
            var rows = bench.rows("select a, b, note, code, size, price from t");
            bench.drop("t", "code", "size", "price");
            bench.run("insert into t (a, b, note) values (" + keys.keys().get(3) + ", 'late')");
            var now = bench.table("t");
            var change = new TableChange(
                    now,
                    was.withColumns(Stream.concat(
                                    now.columns().stream(),
                                    was.columns().stream()
                                            .filter(column ->
                                                    now.column(column.name()).isEmpty()))
                            .toList()),
                    Map.of(),
                    Map.of(),
                    Map.of(
                            "code", new Fill.Copied("kept_code"),
                            "size", new Fill.Copied("kept_size"),
                            "price", new Fill.Copied("kept_price")));
            assertThat(bench.statements().rewrites(change)).isTrue();
            // required, and a row that came since has no value
            assertThatThrownBy(() -> bench.alter(change, Map.of())).isInstanceOf(DatabaseException.class);
            assertThat(bench.table("t")).isEqualTo(now);
            bench.run("delete from t where note = 'late'");
            bench.alter(change, Map.of());
            assertThat(bench.rows("select a, b, note, code, size, price from t"))
                    .isEqualTo(rows);
            var after = bench.table("t");
            assertThat(after.columns()).containsExactlyInAnyOrderElementsOf(was.columns());
            assertThat(after.uniques()).isEqualTo(was.uniques());
            assertThat(after.indexes()).isEqualTo(was.indexes());
            assertThat(after.triggers()).isEqualTo(was.triggers());
            assertThat(bench.rows("select x from seen")).isEmpty();
            bench.run("update t set note = 'again'");
            assertThat(bench.rows("select x from seen")).hasSize(3);
        }
    }

    @TestFactory
    Stream<? extends DynamicNode> givesOtherRowsTheDefault() {
        return EachVendor.of(vendor -> Stream.of(DynamicTest.dynamicTest("or null", () -> {
            try (var bench = new Workbench(vendor)) {
                bench.run(
                        "create table t (id int primary key, a varchar(9) default 'it''s', b int not null default 7, c"
                                + " varchar(9), d json)",
                        "insert into t values (1, 'x', 1, 'x', '{\"a\": [1]}'), (2, null, 2, null, null)");
                var was = bench.table("t");
                bench.drop("t", "a", "b", "c", "d");
                bench.run("insert into t (id) values (3)");
                bench.alter(
                        new TableChange(
                                bench.table("t"),
                                was,
                                Map.of(),
                                Map.of(),
                                Map.of(
                                        "a", new Fill.Copied("kept_a"),
                                        "b", new Fill.Copied("kept_b"),
                                        "c", new Fill.Copied("kept_c"),
                                        "d", new Fill.Copied("kept_d"))),
                        Map.of());
                assertThat(bench.table("t")).isEqualTo(was);
                assertThat(bench.rows("select id, a, b, c, d from t"))
                        .containsExactly(
                                "'1' 'x' '1' 'x' '{\"a\": [1]}'", "'2' null '2' null null", "'3' 'it's' '7' null null");
            }
        })));
    }

    /** Says what happens to rows, in the ways in which a trigger can be on. */
    private static void triggers(Workbench bench, TestVendor vendor) {
        bench.run("create table seen (x varchar(9))");
        switch (vendor) {
            case SQLITE ->
                bench.run("create trigger t_seen after update on t begin insert into seen values ('row'); end");
            case POSTGRES ->
                bench.run(
                        "create function seen() returns trigger language plpgsql as 'begin insert into seen values"
                                + " (''row''); return new; end'",
                        "create trigger t_off after update on t for each row execute function seen()",
                        "create trigger t_seen after update on t for each row execute function seen()",
                        "alter table t disable trigger t_off",
                        "alter table t enable always trigger t_seen");
            case MARIADB, MYSQL ->
                bench.run("create trigger t_seen after update on t for each row insert into seen values ('row')");
        }
    }
}
