package dev.lockstep.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.Database;
import dev.lockstep.database.ServerLimitException;
import dev.lockstep.database.postgres.PostgresAddress;
import dev.lockstep.database.postgres.PostgresVendor;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.migrate.apply.InvalidModelException;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.plan.Plan;
import dev.lockstep.migrate.plan.Planner;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.model.resolve.Problem;
import dev.lockstep.model.resolve.Resolver;
import dev.lockstep.testkit.ScratchDatabase;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.StatementWatcher;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.WatchedDatabase;
import dev.lockstep.testkit.generate.ModelGenerator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A server whose lock table is small: what has no room in it is refused before anything is done. */
class LockTableTest {

    private static final int LOCKS_PER_TRANSACTION = 64;
    private static final int CONNECTIONS = 25;
    private static final Pattern RAISE =
            Pattern.compile("Raise max_locks_per_transaction from (\\d+) to at least (\\d+)\\.");

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("max_locks_per_transaction", String.valueOf(LOCKS_PER_TRANSACTION))
                .setServerConfig("max_connections", String.valueOf(CONNECTIONS))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private record OnSmallServer(String url) implements ScratchDatabase {

        static OnSmallServer create(String name) throws SQLException {
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            var database = new OnSmallServer(postgres.getJdbcUrl("postgres", name));
            ScratchProject.bootstrap(database);
            return database;
        }

        @Override
        public Database open() {
            return PostgresVendor.open(new PostgresAddress(url, Map.of(), List.of(), new PostgresAddress.Pool(0, 2)));
        }

        @Override
        public void close() {
            // it goes with the server
        }
    }

    /** Each table takes seven locks: itself, its key, an index, its long values with an index, a sequence, a unique. */
    private static JsonValue model(int tables) {
        var collections = new StringBuilder();
        var fields = new StringBuilder();
        var relations = new StringBuilder();
        for (int i = 1; i <= tables; i++) {
            collections.append("  - {collection: t%d, meta: {}, schema: {}}%n".formatted(i));
            fields.append("""
                      - {collection: t%1$d, field: id, type: integer, meta: {}, schema: {is_primary_key: true, has_auto_increment: true}}
                      - {collection: t%1$d, field: code, type: string, meta: {}, schema: {is_unique: true}}
                      - {collection: t%1$d, field: note, type: text, meta: {}, schema: {}}
                      - {collection: t%1$d, field: next, type: integer, meta: {}, schema: {is_indexed: true}}
                    """.formatted(i));
            relations.append("  - {collection: t%d, field: next, related_collection: t%d, meta: {}, schema: {}}%n"
                    .formatted(i, i % tables + 1));
        }
        return YamlReader.read(
                "version: 1%ndirectus: 12.4.0%nvendor: postgres%ncollections:%n%sfields:%n%srelations:%n%s"
                        .formatted(collections, fields, relations));
    }

    @Test
    void refusesWhatHasNoRoomAndNamesTheSetting() throws SQLException {
        try (var project = ScratchProject.in(OnSmallServer.create("small"))) {
            int most = mostThatIsTaken(project);
            var before = project.snapshot();
            assertThatThrownBy(() -> project.migrate(model(most + 1)))
                    .isInstanceOfSatisfying(
                            InvalidModelException.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(Problem::code)
                                    .containsExactly(Problem.Code.SERVER_LIMIT))
                    .message()
                    .containsPattern(RAISE);
            assertThat(project.snapshot()).isEqualTo(before);
            project.migrate(model(most));
            System.out.printf(
                    "%d tables at once in a lock table of %d times %d%n", most, LOCKS_PER_TRANSACTION, CONNECTIONS);
        }
    }

    /** Found by halving, with the refusals alone. */
    private static int mostThatIsTaken(ScratchProject project) {
        int taken = 1;
        int refused = LOCKS_PER_TRANSACTION * CONNECTIONS;
        while (refused - taken > 1) {
            int middle = (taken + refused) / 2;
            var footprint = plan(project, model(middle)).footprint();
            try {
                project.database().<@Nullable Object>read(connection -> {
                    project.database().vendor().requireRoom(connection, footprint);
                    return null;
                });
                taken = middle;
            } catch (ServerLimitException limit) {
                assertThat(limit.setting()).isEqualTo("max_locks_per_transaction");
                assertThat(limit.needed()).isGreaterThan(LOCKS_PER_TRANSACTION);
                refused = middle;
            }
        }
        return taken;
    }

    private static Plan plan(ScratchProject project, JsonValue snapshot) {
        var vendor = project.database().vendor();
        var state = project.migrator().inspect();
        var intent = Intent.of(SnapshotReader.read(snapshot), state.model(), Intent.Mode.MIRROR);
        var resolver = new Resolver(vendor.rules(), SystemTables.load().model());
        var wanted =
                resolver.resolve(intent, state.model(), state.layout(), false).wanted();
        return Planner.plan(vendor, state, wanted, Changes.between(state.model(), wanted));
    }

    @TestFactory
    Stream<DynamicTest> estimatesNoFewerLocksThanAChangeTakesAndNotManyMore() {
        return LongStream.rangeClosed(1, 12)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    var generator = new ModelGenerator(seed, ScratchProject.COMPATIBILITY);
                    var first = generator.snapshot();
                    var evolved = generator.evolved(first);
                    try (var project = ScratchProject.create(TestVendor.POSTGRES)) {
                        for (var wanted : List.of(first, evolved, project.snapshot())) {
                            compare(project, wanted);
                        }
                    }
                }));
    }

    private static void compare(ScratchProject project, JsonObject wanted) {
        var plan = plan(project, wanted);
        var taken = new AtomicLong();
        var migrator = new Migrator(
                new WatchedDatabase(project.database(), new LockCount(taken)),
                new ProjectInspector(
                        project.database().vendor(), SystemTables.load().model()),
                ScratchProject.COMPATIBILITY,
                Clock.systemUTC(),
                state -> {});
        var snapshot = SnapshotReader.read(wanted);
        migrator.change(
                state -> Migrator.Request.of(Intent.of(snapshot, state.model(), Intent.Mode.MIRROR)), Terms.DEFAULT);
        long estimated = ((PostgresVendor) project.database().vendor()).locks(plan.footprint());
        System.out.printf(
                "%d made, %d altered, %d gone: %d locks, estimated %d%n",
                plan.footprint().made().size(),
                plan.footprint().altered().size(),
                plan.footprint().gone().size(),
                taken.get(),
                estimated);
        assertThat(estimated).isBetween(taken.get(), 3 * taken.get() / 2 + 120);
    }

    /** Counts what the transaction holds at its end. */
    private static final class LockCount implements StatementWatcher {

        private static final String LOCKS = """
                SELECT count(DISTINCT (locktype, relation, classid, objid, transactionid::text)) FROM pg_locks
                WHERE pid = pg_backend_pid() AND NOT fastpath
                """;

        private final AtomicLong taken;
        private @Nullable Connection connection;

        LockCount(AtomicLong taken) {
            this.taken = taken;
        }

        @Override
        public void begun(Connection begun) {
            connection = begun;
        }

        @Override
        public void sending(String statement) {
            // only the end counts
        }

        @Override
        public void ending() throws SQLException {
            try (var statement = Objects.requireNonNull(connection).createStatement();
                    var row = statement.executeQuery(LOCKS)) {
                row.next();
                taken.set(row.getLong(1));
            }
        }
    }
}
