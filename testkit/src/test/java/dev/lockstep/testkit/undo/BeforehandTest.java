package dev.lockstep.testkit.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.Beforehand;
import dev.lockstep.database.Probes;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Questions about what was set aside have the answers that they had before it was, and will have when it is back. */
class BeforehandTest {

    /** How rows are told apart: by two columns, and what is said of them. */
    private record Key(String columns, String constraint) {}

    private static final List<Key> KEYS = List.of(
            new Key("k int primary key, l int", ""),
            new Key("k varchar(36) primary key, l int", ""),
            new Key("k int, l int", ", primary key (k, l)"),
            new Key("k int, l int", ""));

    @TestFactory
    Stream<? extends DynamicNode> hasTheAnswersOfWhatWillBe() {
        return EachVendor.of(vendor ->
                KEYS.stream().map(key -> DynamicTest.dynamicTest(key.toString(), () -> check(vendor, key))));
    }

    private static void check(TestVendor vendor, Key key) {
        try (var bench = new Workbench(vendor)) {
            bench.run(
                    "create table p (id int primary key, code varchar(9))",
                    "insert into p values (1, 'A'), (2, 'B')",
                    "create table \"odd t\" (" + key.columns()
                            + ", a varchar(20), b varchar(9) default 'x', n int not null default 5,"
                            + " parent int, \"value\" varchar(9)" + key.constraint() + ")",
                    "insert into \"odd t\" values (1, 1, 'abc', 'x', 1, 1, 'v'), (2, 1, '007', null, 2, 9, null),"
                            + " (3, 1, null, 'x', 3, null, 'v'), (4, 1, '7', 'y', 4, 2, 'w')");
            var was = bench.table("odd t");
            var parent = bench.table("p");
            var expected = answers(bench, was, parent, List.of());
            assertThat(expected.values().stream().filter(answer -> answer.startsWith("[0]")))
                    .as("questions with nothing to tell: %s", expected)
                    .hasSize(1);

            bench.setAside(was, "lockstep_kept_1");
            var away = new Beforehand(was, Optional.of("lockstep_kept_1"), Map.of());
            assertThat(answers(bench, was, parent, List.of(away))).isEqualTo(expected);

            bench.setAside(parent, "lockstep_kept_2");
            var parentAway = new Beforehand(parent, Optional.of("lockstep_kept_2"), Map.of());
            assertThat(answers(bench, was, parent, List.of(parentAway, away))).isEqualTo(expected);
            bench.bringBack(parent, "lockstep_kept_2");
            bench.bringBack(was, "lockstep_kept_1");

            if (was.primaryKey().isEmpty() && vendor != TestVendor.SQLITE && vendor != TestVendor.POSTGRES) {
                return;
            }
            bench.drop("odd t", "a", "b", "n", "parent", "value");
            var columns =
                    Map.of("a", "kept_a", "b", "kept_b", "n", "kept_n", "parent", "kept_parent", "value", "kept_value");
            var copied = new Beforehand(was, Optional.empty(), columns);
            assertThat(answers(bench, was, parent, List.of(copied))).isEqualTo(expected);
            var reduced = bench.table("odd t");
            bench.setAside(reduced, "lockstep_kept_3");
            var both = new Beforehand(was, Optional.of("lockstep_kept_3"), columns);
            assertThat(answers(bench, was, parent, List.of(both))).isEqualTo(expected);
            bench.bringBack(reduced, "lockstep_kept_3");

            bench.run("insert into \"odd t\" (k, l) values (9, 9)");
            assertThat(bench.count(bench.probes().beforehand(bench.probes().nulls(was, "n"), List.of(copied))))
                    .as("a row that came since has the default")
                    .isZero();
            assertThat(bench.count(bench.probes().beforehand(bench.probes().nulls(was, "a"), List.of(copied))))
                    .as("or none")
                    .isEqualTo(2);
        }
    }

    private static Map<String, String> answers(Workbench bench, Table table, Table parent, List<Beforehand> restored) {
        var answers = new LinkedHashMap<String, String>();
        questions(bench.probes(), table, parent).forEach((name, question) -> {
            var asked = bench.probes().beforehand(question, restored);
            var examples = new ArrayList<>(bench.ask(bench.probes().examples(table, asked, 10)));
            examples.sort(null);
            // what has no key is told by all that it is, or by where it is
            answers.put(
                    name,
                    bench.ask(asked) + (table.primaryKey().isPresent() ? examples.toString() : "" + examples.size()));
        });
        return answers;
    }

    private static Map<String, Sql> questions(Probes probes, Table table, Table parent) {
        var key = new ForeignKey(
                null,
                List.of("parent"),
                "p",
                List.of("id"),
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                "");
        var questions = new LinkedHashMap<String, Sql>();
        questions.put("rows", probes.rows(table));
        questions.put("holding", probes.holding(table, "a", "abc"));
        questions.put("filled", probes.filled(table, "a"));
        questions.put("nulls", probes.nulls(table, "a"));
        questions.put("nulls of a column with a default", probes.nulls(table, "b"));
        questions.put("nulls of a required column", probes.nulls(table, "n"));
        questions.put("longerThan", probes.longerThan(table, "a", 2));
        questions.put(
                "unconvertible",
                probes.unconvertible(table, "a", new ColumnType.Varchar(20), ColumnType.integer())
                        .orElseThrow());
        questions.put(
                "irreversible",
                probes.irreversible(table, "a", new ColumnType.Varchar(20), ColumnType.integer())
                        .orElseThrow());
        questions.put("duplicates", probes.duplicates(table, List.of("b")));
        questions.put("duplicates of two", probes.duplicates(table, List.of("b", "value")));
        questions.put(
                "duplicates once converted",
                probes.duplicates(
                        new TableChange(
                                table,
                                table,
                                Map.of(),
                                Map.of("a", new Conversion(new ColumnType.Varchar(20), ColumnType.integer()))),
                        List.of("a")));
        questions.put("orphans", probes.orphans(table, key, parent));
        return questions;
    }
}
