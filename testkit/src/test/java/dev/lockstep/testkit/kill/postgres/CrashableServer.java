package dev.lockstep.testkit.kill.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.Database;
import dev.lockstep.database.postgres.PostgresAddress;
import dev.lockstep.database.postgres.PostgresVendor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server of its own that can be killed and comes back with its data. A commit is written before it is acknowledged, as
 * is usual; that it reaches the disk is not waited for, since the machine stays up.
 */
final class CrashableServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "on",
            // after a crash it comes back as soon as it can
            "restart_after_crash", "on",
            "max_connections", "200",
            "shared_buffers", "64MB");

    private final Path folder;
    private final AtomicInteger last = new AtomicInteger();
    private EmbeddedPostgres postgres;

    private CrashableServer(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /** Starts a server with its data in a folder. */
    static CrashableServer start(Path folder) {
        return new CrashableServer(folder, start(folder, 0));
    }

    private static EmbeddedPostgres start(Path folder, int port) {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8");
        SETTINGS.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not start", failed);
        }
    }

    /** Makes a database as a copy of another that nobody uses; its address for JDBC. */
    String copy(String template) {
        var name = "victim_" + last.incrementAndGet();
        run("CREATE DATABASE " + name + " TEMPLATE " + template);
        return url(name);
    }

    /** Makes an empty database. */
    String create(String name) {
        run("CREATE DATABASE " + name);
        return url(name);
    }

    /** Takes a database away, whoever uses it. */
    void drop(String url) {
        run("DROP DATABASE " + name(url) + " WITH (FORCE)");
    }

    private String url(String name) {
        return postgres.getJdbcUrl("postgres", name);
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    /** Opens a database the way a project does. */
    static Database open(String url) {
        return PostgresVendor.open(new PostgresAddress(url, Map.of(), List.of(), new PostgresAddress.Pool(0, 2)));
    }

    /** Waits until nobody is connected any more: whoever lost his client has noticed, and what he did is undone. */
    void awaitAlone(String url) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = DriverManager.getConnection(url);
                    var statement = connection.createStatement();
                    var others = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()")) {
                others.next();
                if (others.getInt(1) == 0) {
                    return;
                }
            } catch (SQLException comingBack) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("not back", comingBack);
                }
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("somebody is still there: " + url);
            }
            Thread.sleep(5);
        }
    }

    /** Kills one process of the server, which ends all others and starts them anew. */
    void killBackend(int process) {
        assertThat(ProcessHandle.of(process).orElseThrow().destroyForcibly()).isTrue();
    }

    /** Stops the server without giving it time for anything, and starts it again. */
    void stopAtOnce() throws IOException {
        int port = postgres.getPort();
        int postmaster = Integer.parseInt(
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
        var handle = ProcessHandle.of(postmaster).orElseThrow();
        quit(postmaster);
        handle.onExit().join();
        postgres.close();
        postgres = start(folder, port);
    }

    private static void quit(int process) throws IOException {
        try {
            assertThat(new ProcessBuilder("kill", "-QUIT", String.valueOf(process))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void run(String sql) {
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
