package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.SQLException;

/** Applies a snapshot to a fresh project and looks whether all of it is there, and whether it can be had again. */
final class Trial {

    private Trial() {}

    /** The snapshot that the project shows then. */
    static JsonObject run(TestVendor vendor, String file, JsonValue document, ExpectedExceptions exceptions)
            throws SQLException {
        try (var project = ScratchProject.create(vendor);
                var second = ScratchProject.create(vendor)) {
            try (var database = PlainDatabase.open(project.url())) {
                var before = database.tables();
                project.migrate(document);
                var findings = new ContentCheck(vendor, database, before, document).run();
                assertThat(exceptions.complaints(file, findings)).isEmpty();
            }
            assertThat(project.diff(document).changes().all()).as("left over").isEmpty();
            var snapshot = project.snapshot();
            second.migrate(snapshot);
            assertThat(second.diff(snapshot).changes().all())
                    .as("left over elsewhere")
                    .isEmpty();
            assertThat(second.snapshot()).as("shown elsewhere").hasToString(snapshot.toString());
            return snapshot;
        }
    }
}
