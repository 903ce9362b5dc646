package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.sqlite.SqliteVendor;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.snapshot.SnapshotWriter;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of Directus 11.17.4, whose meta tables lack columns, is read as that version reads it. */
class OlderProjectTest {

    private static final Path RECORDED =
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/older");

    @TempDir
    Path folder;

    @Test
    void anOlderDatabaseIsShownWithTheMetaKeysThatItHas() throws IOException, SQLException {
        var file = folder.resolve("project.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var sql : Files.readAllLines(RECORDED.resolve("directus-11.17.4-sqlite.sql"))) {
                statement.execute(sql);
            }
        }
        try (var database = SqliteVendor.open(file)) {
            var inspector =
                    new ProjectInspector(database.vendor(), SystemTables.load().model());
            var model = database.read(inspector::inspect).model();
            var snapshot = SnapshotWriter.full(
                    model, "11.17.4", database.vendor().rules().vendor());
            var answer = JsonObject.builder().put("data", snapshot).build();
            assertThat(JsonWriter.toText(answer))
                    .isEqualTo(Files.readString(RECORDED.resolve("directus-11.17.4-sqlite.json")));
        }
    }
}
