package dev.lockstep.testkit;

import dev.lockstep.database.Database;
import dev.lockstep.database.mysql.MysqlAddress;
import dev.lockstep.database.mysql.MysqlVendor;
import dev.lockstep.database.postgres.PostgresAddress;
import dev.lockstep.database.postgres.PostgresVendor;
import dev.lockstep.database.sqlite.SqliteVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** The database products that suites run on, each a real one. */
public enum TestVendor {
    SQLITE {
        @Override
        public ScratchDatabase empty() {
            try {
                return new SqliteFile(Files.createTempDirectory("lockstep-test"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    },
    POSTGRES {
        @Override
        public ScratchDatabase empty() {
            return PostgresServer.running().create(null);
        }

        // a copy of one that was made before: that takes a tenth of making it
        @Override
        ScratchDatabase project() {
            return PostgresServer.running().create(Template.NAME);
        }
    },
    MARIADB {
        @Override
        public ScratchDatabase empty() {
            return new OnMariaDb(
                    MariaDbServer.running(), MariaDbServer.running().create());
        }
    },
    /** Only where the environment names a server: there are no binaries of it that a build could bring. */
    MYSQL {
        @Override
        public ScratchDatabase empty() {
            return new OnMariaDb(MariaDbServer.mysql(), MariaDbServer.mysql().create());
        }

        @Override
        public boolean available() {
            return MariaDbServer.hasMysql();
        }
    };

    /** The product as Directus names it. */
    public String product() {
        return this == MARIADB ? MYSQL.toString() : toString();
    }

    /** Whether there is a server to be had. */
    public boolean available() {
        return true;
    }

    /** A new, empty database; it goes when it is closed. */
    public abstract ScratchDatabase empty();

    /** A new database with the tables of a project. */
    ScratchDatabase project() {
        var database = empty();
        ScratchProject.bootstrap(database);
        return database;
    }

    /** What the tests on it are called. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Opens a database on whichever MariaDB. */
    public static Database openMariaDb(String url) {
        return MysqlVendor.open(
                MysqlAddress.parse(url.substring("jdbc:".length())).withPool(new MysqlAddress.Pool(0, 4)));
    }

    /** With quotes as the standard has them, so that one text serves all products. */
    static Connection connectToMariaDb(String url) throws SQLException {
        var connection = DriverManager.getConnection(url + "&allowMultiQueries=true");
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "SET SESSION sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES,PIPES_AS_CONCAT'), time_zone = '+00:00'");
        }
        return connection;
    }

    /** Made once, when it is first asked for. */
    private static final class Template {
        static final String NAME = make();

        private static String make() {
            var template = PostgresServer.running().create(null);
            ScratchProject.bootstrap(template);
            return template.name();
        }
    }

    private record SqliteFile(Path folder) implements ScratchDatabase {

        @Override
        public Database open() {
            return SqliteVendor.open(file());
        }

        @Override
        public String url() {
            return "jdbc:sqlite:" + file();
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("DB_CLIENT", "sqlite3", "DB_FILENAME", file().toString());
        }

        @Override
        public Path file() {
            return folder.resolve("project.db");
        }

        @Override
        public void close() {
            try (var files = Files.walk(folder)) {
                for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** A database on the server that tests share. */
    record OnServer(PostgresServer server, String name) implements ScratchDatabase {

        @Override
        public Database open() {
            return PostgresVendor.open(address());
        }

        /** Its address. */
        public PostgresAddress address() {
            return server.address(name);
        }

        @Override
        public String url() {
            return server.url(name);
        }

        @Override
        public void close() {
            server.drop(name);
        }
    }

    /** A database on the server that tests share. */
    record OnMariaDb(MariaDbServer server, String name) implements ScratchDatabase {

        @Override
        public Database open() {
            return MysqlVendor.open(server.address(name).withPool(new MysqlAddress.Pool(0, 4)));
        }

        @Override
        public String url() {
            return server.url(name);
        }

        @Override
        public Connection connect() throws SQLException {
            return connectToMariaDb(url());
        }

        @Override
        public void close() {
            server.drop(name);
        }
    }
}
