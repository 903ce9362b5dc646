package dev.lockstep.testkit.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.Fill;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.Touched;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A column that was converted and is converted back has the values that it had, but for those that somebody wrote since. */
class RestoredConversionsTest {

    private static final Conversion TO_NUMBERS = new Conversion(new ColumnType.Varchar(20), ColumnType.integer());
    private static final Conversion TO_JSON = new Conversion(new ColumnType.Date(), new ColumnType.Json(false));

    @TestFactory
    Stream<? extends DynamicNode> restores() {
        return EachVendor.of(vendor -> Stream.of(
                DynamicTest.dynamicTest("what nobody wrote to since", () -> keepsWhatWasWritten(vendor)),
                DynamicTest.dynamicTest("what cannot be converted back, as a new column", () -> fillsAnew(vendor))));
    }

    private static void keepsWhatWasWritten(TestVendor vendor) {
        try (var bench = new Workbench(vendor)) {
            bench.run(
                    "create table t (a int, b varchar(9), v varchar(20), seen int default 0, primary key (a, b))",
                    "insert into t (a, b, v) values (1, 'x', '007'), (1, 'y', '8'), (2, 'x', '0010'), (2, 'y', null),"
                            + " (3, 'x', '+5'), (3, 'y', ' 6')");
            trigger(bench, vendor);
            var was = bench.table("t");
            var question = bench.probes()
                    .irreversible(was, "v", TO_NUMBERS.from(), TO_NUMBERS.to())
                    .orElseThrow();
            assertThat(bench.count(question)).isEqualTo(4);
            var numbers = retyped(was, vendor == TestVendor.MARIADB || vendor == TestVendor.MYSQL ? "int" : "integer");
            bench.alter(new TableChange(was, numbers, Map.of(), Map.of("v", TO_NUMBERS)), Map.of("v", "kept_v"));
            bench.run(
                    "update t set v = 11 where a = 2 and b = 'x'",
                    "update t set v = 5 where a = 2 and b = 'y'",
                    "insert into t (a, b, v) values (4, 'x', 7)",
                    "delete from t where a = 3 and b = 'y'");
            var seen = bench.rows("select a, b, seen from t");
            var back = new TableChange(bench.table("t"), was, Map.of(), Map.of("v", TO_NUMBERS.reversed()));
            var statements = new ArrayList<>(bench.statements().alter(back));
            statements.addAll(bench.statements().restoreConverted(was, "v", TO_NUMBERS, "kept_v"));
            bench.change(new Touched(Set.of(), List.of(back), Set.of(), Map.of()), statements);
            assertThat(bench.table("t")).isEqualTo(was);
            assertThat(bench.rows("select a, b, v from t"))
                    .containsExactly(
                            "'1' 'x' '007'",
                            "'1' 'y' '8'",
                            "'2' 'x' '11'",
                            "'2' 'y' '5'",
                            "'3' 'x' '+5'",
                            "'4' 'x' '7'");
            assertThat(bench.rows("select a, b, seen from t"))
                    .as("no trigger answered")
                    .isEqualTo(seen);
            bench.run("update t set v = '9' where a = 4");
            assertThat(bench.rows("select a, b, seen from t")).as("but it does").isNotEqualTo(seen);
        }
    }

    private static void fillsAnew(TestVendor vendor) {
        try (var bench = new Workbench(vendor)) {
            bench.run(
                    "create table t (id int primary key, v date)",
                    "insert into t values (1, '2024-02-29'), (2, null), (3, '2025-01-01')");
            var was = bench.table("t");
            var rows = bench.rows("select id, v from t");
            var question = bench.probes()
                    .irreversible(was, "v", TO_JSON.from(), TO_JSON.to())
                    .orElseThrow();
            assertThat(bench.count(question)).isEqualTo(2);
            bench.alter(
                    new TableChange(was, retyped(was, "json"), Map.of(), Map.of("v", TO_JSON)),
                    Map.of("v", "kept_first"));
            var json = bench.table("t");
            var refused = bench.probes()
                    .unconvertible(json, "v", TO_JSON.to(), TO_JSON.from())
                    .orElseThrow();
            assertThat(bench.count(refused)).isEqualTo(2);
            bench.drop("t", "v");
            bench.alter(
                    new TableChange(
                            bench.table("t"), was, Map.of(), Map.of(), Map.of("v", new Fill.Copied("kept_first"))),
                    Map.of());
            assertThat(bench.table("t")).isEqualTo(was);
            assertThat(bench.rows("select id, v from t")).isEqualTo(rows);
        }
    }

    private static Table retyped(Table table, String type) {
        return table.withColumns(table.columns().stream()
                .map(column -> column.name().equals("v") ? Column.of("v", type, true, null) : column)
                .toList());
    }

    /** Counts what is written to rows. */
    private static void trigger(Workbench bench, TestVendor vendor) {
        switch (vendor) {
            case SQLITE ->
                bench.run("create trigger t_seen after update of v on t begin"
                        + " update t set seen = seen + 1 where a = new.a and b = new.b; end");
            case POSTGRES ->
                bench.run(
                        "create function seen() returns trigger language plpgsql as 'begin new.seen = old.seen + 1;"
                                + " return new; end'",
                        "create trigger t_seen before update on t for each row execute function seen()");
            case MARIADB, MYSQL ->
                bench.run("create trigger t_seen before update on t for each row set new.seen = old.seen + 1");
        }
    }
}
