package dev.lockstep.server.atonce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A program of somebody else, in a process of its own, that uses the database of a project in one long transaction. */
final class OtherProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;

    private OtherProgram(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = process.outputWriter(StandardCharsets.UTF_8);
    }

    static OtherProgram on(Path database) throws IOException {
        var line = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProgram.class.getName(),
                database.toString());
        return new OtherProgram(new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Has it run a statement; the first value of its answer, empty if it has none. */
    String run(String sql) throws IOException {
        input.write(sql + "\n");
        input.flush();
        return String.valueOf(output.readLine());
    }

    @Override
    public void close() throws IOException {
        input.close();
        assertThat(process.onExit().join().exitValue()).isZero();
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0])) {
            for (var sql = input.readLine(); sql != null; sql = input.readLine()) {
                System.out.println(first(connection, sql));
            }
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }
}
