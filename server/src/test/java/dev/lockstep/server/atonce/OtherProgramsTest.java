package dev.lockstep.server.atonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.RunningProject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An apply while another program is in the middle of a long transaction. */
class OtherProgramsTest {

    /** Four tries of two seconds, and what comes between. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    private final RunningProject project = Library.start();

    @AfterEach
    void stop() {
        project.close();
    }

    @Test
    void anApplyDoesNotDisturbAReaderNorWaitForIt() throws Exception {
        assertThat(project.send("POST", "/items/book", "{\"id\": 1, \"title\": \"Emma\", \"pages\": 474}")
                        .status())
                .isEqualTo(200);
        try (var reader = OtherProgram.on(project.file())) {
            reader.run("begin");
            assertThat(reader.run("select pages from book")).isEqualTo("474");
            var diff = Library.diff(project, Library.FORMS.get(0));
            assertThat(project.post("/schema/apply", diff).status()).isEqualTo(204);
            assertThat(reader.run("select pages from book")).isEqualTo("474");
            reader.run("commit");
            assertThat(reader.run("select count(*) from pragma_table_info('book')"))
                    .isEqualTo("2");
        }
    }

    @Test
    void anApplyWaitsForAWriterABoundedTimeAndChangesNothing() throws Exception {
        var snapshot = project.get("/schema/snapshot").data();
        var diff = Library.diff(project, Library.FORMS.get(3));
        try (var writer = OtherProgram.on(project.file())) {
            writer.run("begin immediate");
            writer.run("insert into book (id, title) values (1, 'Emma')");
            var start = Instant.now();
            var refused = project.post("/schema/apply", diff);
            assertThat(Duration.between(start, Instant.now())).isLessThan(BOUND);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.response().body()).contains("\"SERVICE_UNAVAILABLE\"", "nothing was changed");
            assertThat(project.send("POST", "/items/book", "{\"id\": 2}").status())
                    .isEqualTo(503);
            assertThat(project.get("/schema/snapshot").data()).isEqualTo(snapshot);
            assertThat(project.get("/items/book").response().body()).isEqualTo("{\"data\":[]}");
            writer.run("commit");
            assertThat(writer.run("select group_concat(id || title) from book")).isEqualTo("1Emma");
        }
        assertThat(project.post("/schema/apply", diff).status()).isEqualTo(204);
        assertThat(project.get("/items/book").response().body())
                .isEqualTo("{\"data\":[{\"id\":1,\"title\":\"Emma\",\"pages\":null,\"note\":null}]}");
    }
}
