package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.UnfinishedChangeException;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.WatchedDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of the schema beside readers and writers of rows, and beside other programs that alter tables. */
class ChangesAtOnceTest {

    private static final String MODEL = """
            version: 1
            directus: 12.4.0
            vendor: mysql
            collections: [{collection: book, meta: {}, schema: {}}]
            relations: []
            fields:
              - {collection: book, field: id, type: integer, meta: {}, schema: {is_primary_key: true, has_auto_increment: true}}
              - {collection: book, field: pages, type: string, meta: {}, schema: {max_length: 20}}
            """;

    private static final String NUMBERS =
            MODEL.replace("type: string", "type: integer").replace("schema: {max_length: 20}", "schema: {}");

    private ScratchProject project;

    @BeforeEach
    void make() {
        project = ScratchProject.create(TestVendor.MARIADB);
        project.migrate(YamlReader.read(MODEL));
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @Test
    void givesUpOnATableThatSomebodyReadsAndChangesNothing() throws SQLException {
        try (var reader = project.connect()) {
            var before = MariaDbState.of(reader);
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement()) {
                statement.executeQuery("select * from book");
            }
            assertThat(catchThrowable(() -> project.migrate(numbers()))).isInstanceOf(DatabaseBusyException.class);
            assertThat(MariaDbState.of(reader).differences(before)).isEmpty();
            reader.rollback();
        }
        assertThat(project.migrate(numbers()).changes().all()).hasSize(1);
    }

    /** Texts of digits fit the column before, while and after it becomes one of numbers. */
    @Test
    void losesNoValueThatIsWrittenWhileItsColumnBecomesAnother() throws Exception {
        var stop = new AtomicBoolean();
        var written = new AtomicInteger();
        var writing = CompletableFuture.runAsync(
                () -> {
                    try (var connection = project.connect();
                            var statement = connection.createStatement()) {
                        while (!stop.get()) {
                            statement.executeUpdate("insert into book (pages) values ('7')");
                            written.incrementAndGet();
                        }
                    } catch (SQLException failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                work -> Thread.ofVirtual().start(work));
        while (written.get() < 50) {
            Thread.onSpinWait();
        }
        project.migrate(numbers());
        int soFar = written.get();
        while (written.get() < soFar + 50) {
            Thread.onSpinWait();
        }
        stop.set(true);
        writing.get();
        assertThat(count("select count(*) from book where pages = 7")).isEqualTo(written.get());
    }

    @Test
    void stopsAtATableThatAnotherProgramAlteredAndDestroysNothing() throws Exception {
        var failure = catchThrowable(
                () -> failAtTheEnd("alter table book add column theirs int", "update book set theirs = 5"));
        assertThat(failure)
                .isInstanceOf(UnfinishedChangeException.class)
                .hasMessageContaining("The table book has the column theirs");
        assertThat(catchThrowable(() -> project.migrate(numbers())))
                .isInstanceOf(UnfinishedChangeException.class)
                .hasMessageContaining("theirs");
        assertThat(count("select count(*) from information_schema.columns where table_schema = database()"
                        + " and table_name = 'book' and column_name = 'theirs'"))
                .isEqualTo(1);
        run("alter table book drop column theirs");
        assertThat(project.diff(YamlReader.read(MODEL)).changes().all()).isEmpty();
        assertThat(project.migrate(numbers()).changes().all()).hasSize(1);
    }

    @Test
    void takesRowsAlongThatWereWrittenInTheMiddle() throws Exception {
        run("insert into book (pages) values ('1')");
        assertThat(catchThrowable(() -> failAtTheEnd("insert into book (pages) values (2)")))
                .isNotNull();
        assertThat(count("select count(*) from book where pages in ('1', '2')")).isEqualTo(2);
        assertThat(project.diff(YamlReader.read(MODEL)).changes().all()).isEmpty();
    }

    @Test
    void keepsValuesThatWereWrittenInTheMiddleAndDoNotFitWhatTheColumnWas() throws Exception {
        project.migrate(numbers());
        var failure =
                catchThrowable(() -> failAtTheEnd(YamlReader.read(MODEL), "insert into book (pages) values ('many')"));
        assertThat(failure)
                .isInstanceOf(UnfinishedChangeException.class)
                .hasMessageContaining("the column pages of the table book")
                .hasMessageContaining("make them null");
        assertThat(count("select count(*) from book where pages = 'many'")).isEqualTo(1);
        run("update book set pages = null where pages = 'many'");
        assertThat(project.diff(numbers()).changes().all()).isEmpty();
    }

    /** While a change runs, whoever reads the model waits, and never finds it in the middle. */
    @Test
    void showsTheModelBeforeOrAfterToThoseWhoReadItMeanwhile() throws Exception {
        var before = project.snapshot();
        var stop = new AtomicBoolean();
        var seen = new ConcurrentSkipListSet<String>();
        try (var other = project.reopened()) {
            var reading = CompletableFuture.runAsync(
                    () -> {
                        while (!stop.get()) {
                            seen.add(other.snapshot().toString());
                        }
                    },
                    work -> Thread.ofVirtual().start(work));
            project.migrate(numbers());
            var after = project.snapshot();
            stop.set(true);
            reading.get();
            assertThat(seen).isSubsetOf(before.toString(), after.toString());
        }
    }

    /**
     * What a change took away is dropped when it is kept already, and the catalog passes over a table that is being altered: it
     * waits for those who read the model.
     */
    @Test
    void dropsNothingWhileTheModelIsRead() throws Exception {
        try (var reader = project.connect();
                var process = project.connect();
                var statement = process.createStatement()) {
            reader.setAutoCommit(false);
            var unlocked = new AtomicBoolean();
            var kept = new WatchedDatabase(project.database(), sql -> {
                if (unlocked.getAndSet(sql.equals("UNLOCK TABLES"))) {
                    // in the way of what is dropped at the end
                    reader.createStatement().execute("select * from book");
                }
            });
            Plan.apply(kept, numbers());
            reader.rollback();
            var left = "select column_name from information_schema.columns where table_schema = database()"
                    + " and table_name = 'book' and column_name like 'lockstep%'";
            var drop = "alter table book drop column `" + text(left) + "`";
            // as another process that is just at it
            statement.execute("select get_lock(concat('lockstep ', md5(database())), 0)");
            statement.execute("set session lock_wait_timeout = 1");
            project.database().inspect(connection -> {
                assertThatThrownBy(() -> statement.execute(drop)).hasMessageContaining("Lock wait timeout");
                return project.database().vendor().inspector().inspect(connection);
            });
            statement.execute(drop);
        }
    }

    /** The server passes over tables, without a word, that are being altered while somebody asks for their columns. */
    @Test
    void findsTablesWholeThatAnotherProgramIsAltering() throws Exception {
        var stop = new AtomicBoolean();
        var altering = CompletableFuture.runAsync(
                () -> {
                    try (var connection = project.connect();
                            var statement = connection.createStatement()) {
                        while (!stop.get()) {
                            statement.execute("alter table book add column theirs int");
                            statement.execute("alter table book drop column theirs");
                        }
                    } catch (SQLException failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                work -> Thread.ofVirtual().start(work));
        for (int i = 0; i < 40; i++) {
            var tables = project.database().read(connection -> {
                // whoever holds nothing waits for the other program instead
                Statements.queryLong(connection, Sql.of("select count(*) from directus_fields"));
                return project.database().vendor().inspector().inspect(connection);
            });
            var book = Objects.requireNonNull(tables.table("book"), "book");
            assertThat(book.singleKey()).hasValue("id");
            assertThat(book.column("pages")).isPresent();
        }
        stop.set(true);
        altering.get();
    }

    /** One change after the other overtakes whoever reads the model, until he keeps them from beginning. */
    @Test
    void readsTheModelHoweverManyChangesFollowEachOther() {
        var forms = List.of(YamlReader.read(NUMBERS), YamlReader.read(MODEL));
        var reads = new AtomicInteger();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var tables = project.database().inspect(connection -> {
                var form = forms.get(reads.getAndIncrement() % 2);
                var change = threads.submit(() -> project.migrate(form));
                var schema = project.database().vendor().inspector().inspect(connection);
                awaitAtMost(Duration.ofSeconds(3), change);
                return schema;
            });
            assertThat(tables.table("book")).isNotNull();
        }
        assertThat(reads).hasValueGreaterThan(1);
    }

    private static void awaitAtMost(Duration longest, Future<?> change) {
        try {
            change.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // it waits for the reader, which is what is to be
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A change that fails when its tables are as wanted and nothing is kept yet, and what another program does then. */
    private void failAtTheEnd(String... theirs) {
        failAtTheEnd(numbers(), theirs);
    }

    private void failAtTheEnd(JsonValue wanted, String... theirs) {
        var altered = new AtomicBoolean();
        var database = new WatchedDatabase(project.database(), statement -> {
            if (altered.get()) {
                for (var sql : theirs) {
                    run(sql);
                }
                throw new SQLException("on purpose");
            }
            altered.set(statement.equals("UNLOCK TABLES"));
        });
        Plan.apply(database, wanted);
    }

    private void run(String sql) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) {
        return project.database().<Long>read(connection -> Statements.queryLong(connection, Sql.of(sql)));
    }

    private String text(String sql) {
        return project.database()
                .read(connection -> Statements.queryTexts(connection, Sql.of(sql)))
                .getFirst();
    }

    private static JsonValue numbers() {
        return YamlReader.read(NUMBERS);
    }
}
