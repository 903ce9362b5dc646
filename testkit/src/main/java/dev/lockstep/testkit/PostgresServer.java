package dev.lockstep.testkit;

import dev.lockstep.database.postgres.PostgresAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One server for all tests of a process: the one that {@code LOCKSTEP_TEST_POSTGRES_URL} names, or one from binaries that
 * the build brings. A server that does not start fails the tests.
 */
final class PostgresServer {

    private static final String VARIABLE = "LOCKSTEP_TEST_POSTGRES_URL";
    /** Nothing here needs to outlive a crash of the machine. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync",
            "off",
            "synchronous_commit",
            "off",
            "full_page_writes",
            "off",
            "max_locks_per_transaction",
            "1024");

    private static final class Holder {
        static final PostgresServer RUNNING = start();
    }

    private final String url;
    private final AtomicLong last = new AtomicLong();

    private PostgresServer(String url) {
        this.url = url;
    }

    static PostgresServer running() {
        return Holder.RUNNING;
    }

    private static PostgresServer start() {
        var named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            return new PostgresServer(named);
        }
        try {
            var builder =
                    EmbeddedPostgres.builder().setLocaleConfig("locale", "C").setLocaleConfig("encoding", "UTF8");
            SETTINGS.forEach(builder::setServerConfig);
            // it stops with this process
            return new PostgresServer(builder.start().getJdbcUrl("postgres", "postgres"));
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not start; " + VARIABLE + " can name a server", failed);
        }
    }

    /** Makes a database, a copy of another where one is named. */
    TestVendor.OnServer create(@Nullable String template) {
        var name = "lockstep_" + ProcessHandle.current().pid() + "_" + last.incrementAndGet();
        run("CREATE DATABASE " + name + (template == null ? "" : " TEMPLATE " + template));
        return new TestVendor.OnServer(this, name);
    }

    void drop(String name) {
        run("DROP DATABASE " + name + " WITH (FORCE)");
    }

    /** The address of a database, with user and password as the server's own has them. */
    String url(String name) {
        int start = url.indexOf('/', "jdbc:postgresql://".length()) + 1;
        int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        return url.substring(0, start) + name + url.substring(end);
    }

    PostgresAddress address(String name) {
        return new PostgresAddress(url(name), Map.of(), List.of(), new PostgresAddress.Pool(0, 4));
    }

    private void run(String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
