package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.Checkout;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lockstep start} as a process: what it says, what it refuses, how it ends. */
class StartCommandTest {

    private static final Map<String, String> FREE_PORT = Map.of("PORT", "0", "HOST", "127.0.0.1");

    @TempDir
    private Path folder;

    private static int status(String address, String token) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address + "/users/me"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    /** One line for a person, and nothing that only we can read. */
    private static void assertRefused(Child.Result result, String... parts) {
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("lockstep: ").contains(parts).doesNotContain("\tat ", "Exception");
    }

    @Test
    void tellsWhereItIsAndThePasswordOnce() throws Exception {
        try (var first = Child.start(folder, FREE_PORT, "start")) {
            assertThat(status(first.address(), "none")).isEqualTo(401);
            assertThat(first.out())
                    .contains(
                            "data/lockstep.db",
                            "admin@example.com  ",
                            "shown this once",
                            "user token",
                            "SECRET is not set")
                    .doesNotContain("\u001b");
            assertThat(first.err()).isEmpty();
            first.terminate();
            assertThat(first.await().code()).isEqualTo(143);
        }
        try (var second = Child.start(folder, FREE_PORT, "start")) {
            second.address();
            assertThat(second.out())
                    .contains("data/lockstep.db")
                    .doesNotContain("admin@example.com", "shown this once");
        }
    }

    @Test
    void readsTheSettingsFileOfItsFolder() throws Exception {
        Files.writeString(
                folder.resolve(".env"),
                "PORT=0\nHOST=127.0.0.1\nADMIN_TOKEN=from-file\nDB_FILENAME=here.db\nSECRET=told-to-nobody\n");
        try (var child = Child.start(folder, Map.of(), "start")) {
            assertThat(status(child.address(), "from-file")).isEqualTo(200);
            assertThat(folder.resolve("here.db")).exists();
            assertThat(child.out()).doesNotContain("SECRET", "told-to-nobody");
        }
    }

    @Test
    void finishesWhatRunsWhenToldToEnd() throws Exception {
        var environment = Map.of("PORT", "0", "HOST", "127.0.0.1", "ADMIN_TOKEN", "secret");
        try (var child = Child.start(folder, environment, "start")) {
            var address = URI.create(child.address());
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                var out = socket.getOutputStream();
                var body = "{\"first_name\": \"Ada\"}";
                out.write(("PATCH /users/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret\r\n"
                                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                + body.substring(0, 5))
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(500);
                child.terminate();
                Thread.sleep(500);
                assertThat(child.isAlive()).isTrue();
                out.write(body.substring(5).getBytes(StandardCharsets.US_ASCII));
                out.flush();
                var reader = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
                var answer = new char[12];
                assertThat(reader.read(answer)).isEqualTo(answer.length);
                assertThat(new String(answer)).isEqualTo("HTTP/1.1 200");
            }
            var result = child.await();
            assertThat(result.code()).isEqualTo(143);
            assertThat(result.err()).isEqualToIgnoringNewLines("Stopping; what runs is finished first.");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());
            var result = Child.finish(folder, Map.of("PORT", port, "HOST", "127.0.0.1"), "start");
            assertRefused(result, "Port " + port, "PORT");
            assertThat(result.err().lines()).hasSize(1);
        }
    }

    @Test
    void saysEverythingThatIsWrongWithTheSettings() {
        var result = Child.finish(
                folder,
                Map.of("PORT", "many", "DB_CLIENT", "oracel", "LOG_LEVEL", "loud", "ADMIN_EMAIL", "nobody"),
                "start");
        assertRefused(result, "4 settings", "PORT=many", "DB_CLIENT=oracel", "LOG_LEVEL=loud", "ADMIN_EMAIL=nobody");
        assertThat(result.err().lines()).hasSize(5);
    }

    @Test
    void saysThatADatabaseClientIsNotServed() {
        var result = Child.finish(folder, Map.of("DB_CLIENT", "mssql"), "start");
        assertRefused(result, "DB_CLIENT=mssql", "sqlite3", "pg", "mysql");
    }

    @Test
    void saysThatTheFileIsNoDatabase() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "Dear all, ".repeat(100));
        var result = Child.finish(folder, Map.of("PORT", "0", "DB_FILENAME", "letter.txt"), "start");
        assertRefused(result, "letter.txt", "not a database");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void saysThatTheDatabaseIsOfAnOlderDirectus() throws IOException, SQLException {
        var file = folder.resolve("older.db");
        var recorded = Checkout.root()
                .resolve("testkit/src/test/resources/dev/lockstep/testkit/recorded/11.17.4-sqlite/database.sql");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var sql : Files.readAllLines(recorded)) {
                statement.execute(sql);
            }
        }
        var before = pages(file);
        var result = Child.finish(folder, Map.of("PORT", "0", "DB_FILENAME", "older.db"), "start");
        assertRefused(result, "older Directus than 12.4", "Nothing was changed");
        assertThat(result.err().lines()).hasSize(1);
        assertThat(pages(file)).isEqualTo(before);
    }

    /** The file but for the header, which changes when the file gets its write-ahead log. */
    private static byte[] pages(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        return Arrays.copyOfRange(bytes, 100, bytes.length);
    }

    @Test
    void saysThatTheFileCannotBeMade() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        var result = Child.finish(folder, Map.of("PORT", "0", "DB_FILENAME", "file/below.db"), "start");
        assertRefused(result, "file");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void saysThatTheFileIsLocked() throws SQLException {
        try (var holder = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("held.db"));
                var statement = holder.createStatement()) {
            statement.execute("create table t (a)");
            statement.execute("begin exclusive");
            var result = Child.finish(folder, Map.of("PORT", "0", "DB_FILENAME", "held.db"), "start");
            assertRefused(result, "held.db", "locked by another process");
            assertThat(result.err().lines()).hasSize(1);
        }
    }

    @Test
    void takesNoOtherWords() {
        assertThat(Child.finish(folder, Map.of(), "strat").code()).isEqualTo(64);
        assertThat(Child.finish(folder, Map.of(), "start", "--fast").code()).isEqualTo(64);
        var nothing = Child.finish(folder, Map.of());
        assertThat(nothing.code()).isEqualTo(64);
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).contains("start", "demo", "user");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void tellsItsVersionAndItsWords() {
        assertThat(Child.finish(folder, Map.of(), "--version").out()).startsWith("Lockstep 0.");
        var help = Child.finish(folder, Map.of(), "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("start", "demo", "user");
        assertThat(Child.finish(folder, Map.of(), "user", "token", "--help").out())
                .contains("--revoke");
    }
}
