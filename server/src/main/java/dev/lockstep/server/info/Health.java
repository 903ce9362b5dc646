package dev.lockstep.server.info;

import dev.lockstep.database.Database;
import dev.lockstep.database.DatabaseException;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Whether the project can do its work: whether its database answers, and how fast. Thread-safe. */
public final class Health {

    /** Above it a database counts as slow, as with Directus. */
    private static final Duration SLOW = Duration.ofMillis(150);

    private final Database database;
    private final String client;
    private final String directus;
    private final String publicUrl;

    /**
     * @param client the kind of database, by Directus' name for it
     * @param directus the version of Directus that the project is compatible with
     * @param publicUrl the address that tells this service from others
     */
    public Health(Database database, String client, String directus, String publicUrl) {
        this.database = database;
        this.client = client;
        this.directus = directus;
        this.publicUrl = publicUrl;
    }

    /**
     * How it is now.
     *
     * @param status {@code ok}, {@code warn} or {@code error}
     * @param details what was looked at, for those who administer
     */
    record State(String status, JsonObject details) {}

    State check() {
        long start = System.nanoTime();
        boolean answers = answers();
        var taken = Duration.ofNanos(System.nanoTime() - start);
        var status = !answers ? "error" : taken.compareTo(SLOW) > 0 ? "warn" : "ok";
        var check = JsonObject.builder()
                .put("status", status)
                .put("componentType", "datastore")
                .put("observedUnit", "ms")
                .put("observedValue", new JsonNumber(BigDecimal.valueOf(taken.toNanos() / 1000, 3)))
                .put("threshold", SLOW.toMillis())
                .build();
        var details = JsonObject.builder()
                .put("status", status)
                .put("releaseId", directus)
                .put("serviceId", publicUrl)
                .put(
                        "checks",
                        JsonObject.builder()
                                .put(client + ":responseTime", new JsonArray(List.of(check)))
                                .build())
                .build();
        return new State(status, details);
    }

    private boolean answers() {
        try {
            database.read(connection -> database.vendor().inspector().stamp(connection));
            return true;
        } catch (DatabaseException unavailable) {
            return false;
        }
    }
}
