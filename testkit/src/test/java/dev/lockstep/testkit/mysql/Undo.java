package dev.lockstep.testkit.mysql;

import dev.lockstep.database.Database;
import dev.lockstep.database.Fill;
import dev.lockstep.database.TableChange;
import dev.lockstep.database.Touched;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.schema.Check;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A change that brings back what an earlier one is said to have set aside: the table {@code spare}, in the place of one that
 * has that name now, and a required and unique column of {@code ledger}.
 */
final class Undo {

    private static final String KEPT = "lockstep_kept_90";

    private Undo() {}

    static void apply(Database database) {
        var vendor = database.vendor();
        database.<Object>change(connection -> {
            var tables = vendor.inspector().inspect(connection).tables();
            var spare = Objects.requireNonNull(tables.get("spare"));
            var was = was(Objects.requireNonNull(tables.get(KEPT)));
            var ledger = Objects.requireNonNull(tables.get("ledger"));
            var indexes = new ArrayList<>(ledger.indexes());
            indexes.add(new Index("ledger_word_unique", List.of("word"), true, true, null));
            var change = new TableChange(
                    ledger,
                    ledger.withColumn(Column.of("word", "varchar(9)", false, null))
                            .withIndexes(indexes),
                    Map.of(),
                    Map.of(),
                    Map.of("word", new Fill.Copied("lockstep_kept_92")));
            vendor.announce(
                    connection,
                    new Touched(
                            Set.of(),
                            List.of(change),
                            Set.of(),
                            Map.of("spare", "lockstep_kept_91"),
                            Map.of(KEPT, was)));
            var statements = new ArrayList<>(vendor.statements().setAside(spare, "lockstep_kept_91"));
            statements.addAll(vendor.statements().bringBack(was, KEPT));
            statements.addAll(vendor.statements().alter(change));
            statements.addAll(vendor.statements()
                    .alter(new TableChange(was.withForeignKeys(List.of()), was, Map.of(), Map.of())));
            statements.add(Sql.of("update spare set size = 8 where id = 5"));
            for (var sql : statements) {
                Statements.execute(connection, sql);
            }
            return "";
        });
    }

    private static Table was(Table kept) {
        return kept.withName("spare")
                .withChecks(List.of(new Check("spare_size", "`size` > 0")))
                .withTriggers(List.of(new Trigger(
                        "spare_after",
                        "CREATE TRIGGER `spare_after` AFTER UPDATE ON `spare` FOR EACH ROW SET @sized = new.size")))
                .withForeignKeys(List.of(new ForeignKey(
                        "spare_of_ledger",
                        List.of("ledger"),
                        "ledger",
                        List.of("id"),
                        ReferentialAction.RESTRICT,
                        ReferentialAction.CASCADE,
                        "")));
    }
}
