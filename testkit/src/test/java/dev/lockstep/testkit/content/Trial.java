package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.nio.file.Path;
import java.sql.SQLException;

/** Applies a snapshot file to a fresh project and looks whether all of it is there. */
final class Trial {

    private Trial() {}

    static void run(Path file, ExpectedExceptions exceptions) throws SQLException {
        var document = Corpus.read(file);
        try (var project = ScratchProject.create();
                var database = PlainDatabase.open(project.file())) {
            var before = database.tables();
            project.migrate(document);
            var findings = new ContentCheck(database, before, document).run();
            assertThat(exceptions.complaints(file.getFileName().toString(), findings))
                    .isEmpty();
        }
    }
}
