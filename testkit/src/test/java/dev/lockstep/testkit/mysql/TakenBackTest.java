package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.WatchedDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A change that fails at its end is taken back whatever the columns have become by then. */
class TakenBackTest {

    private static final List<String> TYPES = List.of(
            "string",
            "text",
            "integer",
            "bigInteger",
            "decimal",
            "float",
            "boolean",
            "uuid",
            "json",
            "date",
            "time",
            "dateTime",
            "timestamp",
            "geometry.Point",
            "geometry.MultiPoint");

    /** The server refuses to assign some types to others, no matter whether there is any value. */
    @Test
    void givesColumnsOfAnyTypeBackTheTypeThatTheyHad() throws Exception {
        try (var project = ScratchProject.create(TestVendor.MARIADB);
                var connection = project.connect();
                var statement = connection.createStatement()) {
            project.migrate(shelves(0));
            for (int shift = 1; shift < TYPES.size(); shift++) {
                statement.execute("insert into shelf" + shift + " (id) values (1)");
            }
            var before = MariaDbState.of(connection);
            var altered = new AtomicInteger();
            var database = new WatchedDatabase(project.database(), sent -> {
                if (altered.get() == TYPES.size() - 1) {
                    throw new SQLException("on purpose");
                }
                if (sent.equals("UNLOCK TABLES")) {
                    altered.incrementAndGet();
                }
            });
            assertThat(catchThrowable(() -> Plan.apply(database, shelves(1))))
                    .rootCause()
                    .hasMessage("on purpose");
            assertThat(MariaDbState.of(connection).differences(before)).isEmpty();
        }
    }

    /** A shelf for each distance of two types in the list, with a column for each type: of that type, or of the other. */
    private static JsonValue shelves(int times) {
        var collections =
                new StringBuilder("version: 1\ndirectus: 12.4.0\nvendor: mysql\nrelations: []\ncollections:\n");
        var fields = new StringBuilder("fields:\n");
        for (int shift = 1; shift < TYPES.size(); shift++) {
            var shelf = "shelf" + shift;
            collections.append("  - {collection: %s, meta: {}, schema: {}}\n".formatted(shelf));
            fields.append("  - {collection: %s, field: id, type: integer, meta: {}, schema: {is_primary_key: true}}\n"
                    .formatted(shelf));
            for (int type = 0; type < TYPES.size(); type++) {
                fields.append("  - {collection: %s, field: f%d, type: %s, meta: {}, schema: {}}\n"
                        .formatted(shelf, type, TYPES.get((type + times * shift) % TYPES.size())));
            }
        }
        return YamlReader.read(collections.append(fields).toString());
    }
}
