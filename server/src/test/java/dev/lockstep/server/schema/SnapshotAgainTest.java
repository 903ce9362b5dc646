package dev.lockstep.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.RunningProject;
import dev.lockstep.testkit.EachVendor;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A snapshot that is asked for again and again is that of the moment, whoever changed what it is of. */
class SnapshotAgainTest {

    @TestFactory
    Stream<DynamicTest> tellsWhatOthersDidMeanwhile() {
        return EachVendor.vendors()
                .map(vendor -> DynamicTest.dynamicTest(vendor.toString(), () -> {
                    try (var project = RunningProject.start(vendor)) {
                        check(project);
                    }
                }));
    }

    private static void check(RunningProject project) throws SQLException {
        run(project, "create table noted (id integer primary key, name varchar(20))");
        var before = body(project, "/schema/snapshot");
        for (var statement : List.of(
                "insert into directus_collections (collection, note) values ('noted', 'first')",
                "insert into directus_fields (collection, field, note) values ('noted', 'name', 'second')",
                "create index noted_name on noted (name)",
                "update directus_fields set note = 'third' where field = 'name'")) {
            run(project, statement);
            var first = body(project, "/schema/snapshot");
            assertThat(first).as(statement).isNotEqualTo(before);
            // a part in between is not what is asked for next
            assertThat(body(project, "/schema/snapshot?excludeCollections=noted"))
                    .doesNotContain("noted");
            assertThat(body(project, "/schema/snapshot")).isEqualTo(first);
            assertThat(body(project, "/schema/snapshot")).isEqualTo(first);
            before = first;
        }
        assertThat(before).contains("third");
    }

    private static void run(RunningProject project, String statement) throws SQLException {
        try (var connection = project.connect();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String body(RunningProject project, String path) {
        var answer = project.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        return answer.response().body();
    }
}
