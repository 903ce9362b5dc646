package dev.lockstep.server;

import dev.lockstep.database.Database;
import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.DatabaseUnavailableException;
import dev.lockstep.database.mysql.MysqlAddress;
import dev.lockstep.database.mysql.MysqlVendor;
import dev.lockstep.database.postgres.PostgresAddress;
import dev.lockstep.database.postgres.PostgresVendor;
import dev.lockstep.database.sqlite.SqliteVendor;
import dev.lockstep.server.settings.DatabaseServerSettings;
import dev.lockstep.server.settings.DatabaseSettings;
import java.time.Duration;
import java.util.Objects;

/** Opens the database that the settings name: the one place that chooses the product. */
final class DatabaseOpening {

    private static final System.Logger LOG = System.getLogger(DatabaseOpening.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private DatabaseOpening() {}

    /**
     * Opens the database. A server that cannot be reached is waited for, since it may be starting as well; that is said
     * once.
     *
     * @throws DatabaseUnavailableException if a file cannot be opened
     * @throws DatabaseException if a server refuses
     */
    static Database await(DatabaseSettings settings) {
        var pause = FIRST_PAUSE;
        boolean told = false;
        while (true) {
            try {
                return open(settings);
            } catch (DatabaseUnavailableException unavailable) {
                if (!settings.client().isServer()) {
                    throw unavailable;
                }
                if (!told) {
                    LOG.log(System.Logger.Level.WARNING, sentence(unavailable) + " Waiting for it.");
                    told = true;
                }
                sleep(pause, unavailable);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    /** What drivers say ends with a full stop or without one. */
    private static String sentence(DatabaseUnavailableException unavailable) {
        var message = String.valueOf(unavailable.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private static void sleep(Duration pause, DatabaseUnavailableException cause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }

    /** Opens the database at once. */
    static Database open(DatabaseSettings settings) {
        return switch (settings.client()) {
            case SQLITE3 -> SqliteVendor.open(settings.filename());
            case PG -> PostgresVendor.open(postgres(settings.server()));
            case MYSQL -> MysqlVendor.open(mysql(settings.server()));
        };
    }

    private static PostgresAddress postgres(DatabaseServerSettings server) {
        var connectionString = server.connectionString();
        var address = connectionString == null
                ? PostgresAddress.of(
                        Objects.requireNonNull(server.host()),
                        Objects.requireNonNullElse(server.port(), PostgresAddress.DEFAULT_PORT),
                        Objects.requireNonNull(server.database()),
                        server.user(),
                        server.password())
                : PostgresAddress.parse(connectionString);
        var tls = server.tls();
        if (tls != null) {
            address = address.withTls(tls.rejectUnauthorized(), tls.authority(), tls.certificate(), tls.key());
        }
        return address.withSearchPath(server.searchPath())
                .withPool(new PostgresAddress.Pool(server.poolMinimum(), server.poolMaximum()));
    }

    private static MysqlAddress mysql(DatabaseServerSettings server) {
        var connectionString = server.connectionString();
        var address = connectionString == null
                ? MysqlAddress.of(
                        Objects.requireNonNull(server.host()),
                        Objects.requireNonNullElse(server.port(), MysqlAddress.DEFAULT_PORT),
                        Objects.requireNonNull(server.database()),
                        server.user(),
                        server.password())
                : MysqlAddress.parse(connectionString);
        var tls = server.tls();
        if (tls != null) {
            address = address.withTls(tls.rejectUnauthorized(), tls.authority(), tls.certificate(), tls.key());
        }
        return address.withPool(new MysqlAddress.Pool(server.poolMinimum(), server.poolMaximum()));
    }
}
