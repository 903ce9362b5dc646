package dev.lockstep.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of the schema beside others, and beside readers and writers of rows. */
class ChangesAtOnceTest {

    private static final String MODEL = """
            version: 1
            directus: 12.4.0
            vendor: postgres
            collections: [{collection: book, meta: {}, schema: {}}]
            relations: []
            fields:
              - {collection: book, field: id, type: integer, meta: {}, schema: {is_primary_key: true, has_auto_increment: true}}
              - {collection: book, field: title, type: string, meta: {}, schema: {max_length: 100}}
            """;

    private ScratchProject project;

    @BeforeEach
    void make() {
        project = ScratchProject.create(TestVendor.POSTGRES);
        project.migrate(YamlReader.read(MODEL));
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @Test
    void givesUpOnATableThatSomebodyReadsAndChangesNothing() throws SQLException {
        var before = project.snapshot();
        try (var reader = project.connect()) {
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement()) {
                statement.executeQuery("select * from book");
            }
            assertThat(catchThrowable(() -> project.migrate(longer()))).isInstanceOf(DatabaseBusyException.class);
            assertThat(project.snapshot()).isEqualTo(before);
            reader.rollback();
        }
        assertThat(project.migrate(longer()).changes().all()).hasSize(1);
    }

    @Test
    void runsOneAfterTheOther() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var changes = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < 4; i++) {
            changes.add(CompletableFuture.runAsync(
                    () -> project.database().change(connection -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Statements.execute(connection, Sql.of("DO 'BEGIN PERFORM pg_sleep(0.05); END'"));
                        inside.decrementAndGet();
                        return "";
                    }),
                    work -> Thread.ofVirtual().start(work)));
        }
        for (var change : changes) {
            change.get();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void losesNoRowThatIsWrittenMeanwhile() throws Exception {
        var stop = new AtomicBoolean();
        var written = new AtomicInteger();
        var writing = CompletableFuture.runAsync(
                () -> {
                    try (var connection = project.connect();
                            var statement = connection.createStatement()) {
                        while (!stop.get()) {
                            statement.executeUpdate("insert into book (title) values ('one')");
                            written.incrementAndGet();
                        }
                    } catch (SQLException columnGone) {
                        // the column of the statement went, which is what was asked for
                        assertThat(columnGone.getSQLState()).isEqualTo("42703");
                    }
                },
                work -> Thread.ofVirtual().start(work));
        while (written.get() < 50) {
            Thread.onSpinWait();
        }
        var gone = MODEL.lines().filter(line -> !line.contains("field: title")).toList();
        project.migrate(YamlReader.read(String.join("\n", gone)));
        stop.set(true);
        writing.get();
        var kept = project.database()
                .<Long>read(
                        connection -> Statements.queryLong(connection, Sql.of("select count(*) from lockstep_kept_1")));
        assertThat(kept).isEqualTo(written.get());
    }

    private static JsonValue longer() {
        return YamlReader.read(MODEL.replace("max_length: 100", "max_length: 120"));
    }
}
