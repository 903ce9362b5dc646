package dev.lockstep.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.UnsupportedSchemaException;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.schema.Check;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Unique;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Catalogs are read completely, and what is read can be made again. */
class CatalogTest {

    private final SqliteVendor vendor = new SqliteVendor();

    @Test
    void readsEveryPartOfADeclaration() {
        var table = TableParser.parse("""
                CREATE TABLE "a ""b" -- (comment)
                ( id INTEGER CONSTRAINT pk PRIMARY KEY ON CONFLICT FAIL AUTOINCREMENT,
                  `x y` varchar ( 10 , 2 ) /* not null */ NOT NULL ON CONFLICT IGNORE DEFAULT 'it''s, (',
                  [z] "set" DEFAULT (1 + (2)) UNIQUE CHECK ([z] > ')') CONSTRAINT bare,
                  'q' unsigned big int DEFAULT -1 COLLATE nocase
                      REFERENCES other DEFERRABLE INITIALLY DEFERRED,
                  g generated GENERATED ALWAYS AS (id || 'a)') VIRTUAL, h, s int AS (1) STORED,
                  CONSTRAINT u UNIQUE (h COLLATE rtrim, "X Y" DESC) ON CONFLICT REPLACE
                  CONSTRAINT c CHECK (h IS NOT NULL /* ) */ AND 1)
                  , CONSTRAINT f FOREIGN KEY (h, S) REFERENCES "o t" ("1", [2]) ON UPDATE SET NULL
                    ON DELETE SET DEFAULT MATCH FULL NOT DEFERRABLE INITIALLY IMMEDIATE
                )""");
        assertThat(table.name()).isEqualTo("a \"b");
        assertThat(table.columns())
                .containsExactly(
                        new Column("id", "INTEGER", true, null, true, null, null),
                        new Column(
                                "x y",
                                "varchar ( 10 , 2 )",
                                false,
                                "'it''s, ('",
                                false,
                                null,
                                null,
                                "ON CONFLICT IGNORE"),
                        Column.of("z", "\"set\"", true, "(1 + (2))"),
                        new Column("q", "unsigned big int", true, "-1", false, null, "nocase"),
                        new Column(
                                "g", "generated", true, null, false, new Column.Generated("id || 'a)'", false), null),
                        Column.of("h", "", true, null),
                        new Column("s", "int", true, null, false, new Column.Generated("1", true), null));
        assertThat(table.primaryKey()).contains(new PrimaryKey("pk", List.of("id"), "ON CONFLICT FAIL"));
        assertThat(table.uniques())
                .containsExactly(
                        new Unique(null, List.of("z")),
                        new Unique("u", List.of("h", "x y"), "(h COLLATE rtrim, \"X Y\" DESC) ON CONFLICT REPLACE"));
        assertThat(table.checks())
                .containsExactly(new Check(null, "[z] > ')'"), new Check("c", "h IS NOT NULL /* ) */ AND 1"));
        assertThat(table.foreignKeys())
                .containsExactly(
                        new ForeignKey(
                                null,
                                List.of("q"),
                                "other",
                                List.of(),
                                ReferentialAction.NO_ACTION,
                                ReferentialAction.NO_ACTION,
                                "DEFERRABLE INITIALLY DEFERRED"),
                        new ForeignKey(
                                "f",
                                List.of("h", "s"),
                                "o t",
                                List.of("1", "2"),
                                ReferentialAction.SET_NULL,
                                ReferentialAction.SET_DEFAULT,
                                "MATCH \"FULL\" NOT DEFERRABLE INITIALLY IMMEDIATE"));
    }

    @Test
    void readsIndexes() {
        var table = Table.of(
                "t", List.of(Column.of("a", "text", true, null), Column.of("b", "text", true, null)), Optional.empty());
        record Case(String sql, List<String> columns, boolean unique, boolean plain) {}
        for (var each : List.of(
                new Case("CREATE INDEX i ON t(a)", List.of("a"), false, true),
                new Case("CREATE UNIQUE INDEX \"i\" ON `t` (`A` ASC, [b])", List.of("a", "b"), true, true),
                new Case("CREATE INDEX i ON t(a DESC)", List.of("a"), false, false),
                new Case("CREATE INDEX i ON t(a COLLATE nocase)", List.of("a"), false, false),
                new Case("CREATE INDEX i ON t(a) WHERE b > 1", List.of("a"), false, false),
                new Case("CREATE INDEX i ON t(lower(a))", List.of(), false, false),
                new Case("CREATE INDEX i ON t(a || b, b)", List.of(), false, false))) {
            assertThat(IndexParser.parse(each.sql, table))
                    .isEqualTo(new Index("i", each.columns, each.unique, each.plain, each.sql));
        }
    }

    @Test
    void readsTablesOfOthersAndLeavesOutThoseOfSqlite() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(
                    "CREATE TABLE a (id integer PRIMARY KEY AUTOINCREMENT)",
                    "CREATE TABLE lockstep_x (id integer)",
                    "CREATE VIRTUAL TABLE f USING fts5(body)",
                    "CREATE VIEW v AS SELECT 1",
                    "CREATE TRIGGER vt INSTEAD OF INSERT ON v BEGIN SELECT 1; END",
                    "CREATE TABLE c AS SELECT 1 AS x, 'y' AS \"y z\"",
                    "ALTER TABLE c ADD COLUMN d text REFERENCES a",
                    "ANALYZE");
            var schema = sandbox.inspect();
            assertThat(schema.tables().keySet())
                    .contains("a", "lockstep_x", "f", "c")
                    .noneMatch(name -> name.startsWith("sqlite"));
            assertThat(schema.views().values().iterator().next().triggers()).hasSize(1);
            assertThat(sandbox.table("c").columns()).hasSize(3);
            var virtual = sandbox.table("f");
            assertThatThrownBy(() -> vendor.statements().setAside(virtual, "x"))
                    .isInstanceOf(UnsupportedSchemaException.class);
        }
    }

    @Test
    void readsAnyCatalogWithTheSameNumberOfQueries() {
        assertThat(queries(300)).isEqualTo(queries(10)).isEqualTo(2);
    }

    private int queries(int tables) {
        try (var sandbox = Sandbox.empty()) {
            var statements = new ArrayList<String>();
            for (int i = 0; i < tables; i++) {
                statements.add(
                        "CREATE TABLE t" + i + " (id integer PRIMARY KEY, a text UNIQUE, b integer REFERENCES t0)");
                statements.add("CREATE INDEX i" + i + " ON t" + i + " (b)");
            }
            sandbox.sql(statements.toArray(String[]::new));
            var count = new AtomicInteger();
            int found = sandbox.database.read(connection -> vendor.inspector()
                    .inspect(counting(connection, count))
                    .tables()
                    .size());
            assertThat(found).isEqualTo(tables);
            return count.get();
        }
    }

    /** The connection itself, with its statements counted. */
    private static Connection counting(Connection connection, AtomicInteger count) {
        return (Connection) Proxy.newProxyInstance(
                CatalogTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().endsWith("Statement")) {
                        count.incrementAndGet();
                    }
                    return method.invoke(connection, arguments);
                });
    }

    @Test
    void makesAgainWhateverItReads() throws SQLException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (var sandbox = Sandbox.empty();
                var again = Sandbox.empty()) {
            int made = 0;
            try (var connection = sandbox.plain();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (int i = 0; made < 1000; i++) {
                    String name = "t" + made;
                    String sql = new RandomTable(random, name).sql();
                    try {
                        statement.execute(sql);
                        statement.execute(
                                "CREATE INDEX " + name + "_i ON " + name + " (c0, \"c 1\" DESC) WHERE c0 > 1");
                        made++;
                    } catch (SQLException e) {
                        assertThat(i)
                                .as("seed %d: %s: %s", seed, sql, e.getMessage())
                                .isLessThan(3000);
                    }
                }
                connection.commit();
            }
            var schema = sandbox.inspect();
            assertThat(schema.tables()).hasSize(1000);
            // not as a change, which would find fault with foreign keys to columns that are no key
            try (var connection = again.plain()) {
                connection.setAutoCommit(false);
                Sandbox.run(
                        connection,
                        vendor.statements().create(List.copyOf(schema.tables().values())));
                connection.commit();
            }
            var readAgain = again.inspect();
            for (var table : schema.tables().values()) {
                assertThat(readAgain.table(table.name())).as("seed " + seed).isEqualTo(table);
            }
        }
    }
}
