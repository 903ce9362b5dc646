package dev.lockstep.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.RunningProject;
import dev.lockstep.testkit.Relay;
import dev.lockstep.testkit.TestVendor;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The connection to the server is lost: what whoever sent a request is told, before the commit and in the middle of it. */
class LostCommitTest {

    private static final String SLOW_COMMIT = """
            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(3); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER waits AFTER INSERT ON book DEFERRABLE INITIALLY MOMENT FOR EACH ROW
                EXECUTE FUNCTION wait();
            """;

    @Test
    void saysThatItIsNotKnownWhetherTheCommitWasDone() throws Exception {
        var told = tellOf("DEFERRED", "COMMIT");
        assertThat(told).contains("\"SERVICE_UNAVAILABLE\"", "all of it was made or nothing", "look before");
    }

    @Test
    void saysThatTheDatabaseIsOutOfReachBefore() throws Exception {
        var told = tellOf("IMMEDIATE", "INSERT%");
        assertThat(told)
                .contains("\"SERVICE_UNAVAILABLE\"", "It cannot be reached")
                .doesNotContain("look before");
    }

    /** Cuts the connection while the server works on a statement; the answer of the request that sent it. */
    private static String tellOf(String moment, String statement) throws Exception {
        var database = TestVendor.POSTGRES.empty();
        var place = URI.create(database.url().substring("jdbc:".length()));
        var relay = Relay.closed(place.getHost(), place.getPort());
        relay.open();
        var address = database.url()
                .substring("jdbc:".length())
                .replace(place.getHost() + ":" + place.getPort(), "127.0.0.1:" + relay.port());
        try (relay;
                var project = RunningProject.startIn(database, Map.of("DB_CONNECTION_STRING", address))) {
            var made = project.send("POST", "/collections", "{\"collection\": \"book\", \"schema\": {}, \"meta\": {}}");
            assertThat(made.status()).isEqualTo(200);
            try (var connection = project.connect();
                    var run = connection.createStatement()) {
                run.execute(SLOW_COMMIT.replace("MOMENT", moment));
            }
            var sent = CompletableFuture.supplyAsync(
                    () -> project.send("POST", "/items/book", "{}"),
                    work -> Thread.ofVirtual().start(work));
            awaitRunning(project, statement);
            relay.close();
            var answer = sent.get(30, TimeUnit.SECONDS);
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
            relay.open();
            assertThat(project.get("/items/book").status()).isEqualTo(200);
            return answer.response().body();
        }
    }

    private static void awaitRunning(RunningProject project, String statement)
            throws SQLException, InterruptedException {
        try (var connection = project.connect();
                var query = connection.prepareStatement("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND state = 'active' AND query ILIKE ?"
                        + " AND wait_event = 'PgSleep'")) {
            query.setString(1, statement);
            for (int tries = 0; tries < 1000; tries++) {
                try (var row = query.executeQuery()) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return;
                    }
                }
                Thread.sleep(10);
            }
        }
        throw new AssertionError("never ran: " + statement);
    }
}
