package dev.lockstep.testkit.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.schema.TableDocument;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.testkit.TestVendor;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Tables with whatever a product knows are written down and read, set aside and brought back, and are the same. */
public final class OddTables {

    private static final String KEPT = "lockstep_kept_1";

    private OddTables() {}

    /** Takes foreign keys away and tries each table. */
    public static void check(TestVendor vendor, String objects) {
        try (var bench = new Workbench(vendor)) {
            bench.run(objects);
            for (var table : bench.inspect().tables().values()) {
                var text = JsonWriter.toText(TableDocument.write(table));
                assertThat(TableDocument.read((JsonObject) JsonReader.read(text)))
                        .isEqualTo(table);
            }
            dropForeignKeys(bench, vendor);
            var schema = bench.inspect();
            assertThat(schema.tables().size()).isGreaterThan(3);
            for (var table : schema.tables().values()) {
                var all = "select * from \"" + table.name() + '"';
                var rows = bench.rows(all);
                bench.setAside(table, KEPT);
                var away = bench.inspect();
                assertThat(away.table(table.name())).as(table.name()).isNull();
                var kept = Objects.requireNonNull(away.table(KEPT));
                assertThat(kept.indexes().stream().map(index -> index.name()))
                        .as("names that stay taken")
                        .noneMatch(index -> vendor != TestVendor.MARIADB);
                assertThat(bench.rows("select * from " + KEPT)).isEqualTo(rows);
                bench.bringBack(table, KEPT);
                // but for the journal, where there is one
                var tables = new TreeMap<>(bench.inspect().tables());
                tables.keySet().removeIf(each -> each.startsWith("lockstep_"));
                assertThat(tables).as(table.name()).isEqualTo(schema.tables());
                assertThat(bench.rows(all)).isEqualTo(rows);
            }
        }
    }

    private static void dropForeignKeys(Workbench bench, TestVendor vendor) {
        for (var table : bench.inspect().tables().values()) {
            for (var key : table.foreignKeys()) {
                bench.run("alter table \"" + table.name() + "\" drop "
                        + (vendor == TestVendor.MARIADB ? "foreign key" : "constraint if exists") + " \""
                        + Objects.requireNonNull(key.name()) + '"');
            }
        }
        List<ForeignKey> left = bench.inspect().tables().values().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .toList();
        assertThat(left).isEmpty();
    }
}
