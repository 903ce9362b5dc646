package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.migrate.apply.Applied;
import dev.lockstep.migrate.apply.HazardsException;
import dev.lockstep.migrate.apply.InvalidModelException;
import dev.lockstep.migrate.apply.MigrationRefusedException;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scenario in five phases on a real database: the current model is stable; the way up says what is expected and
 * applies; the wanted model is stable; the way down applies; the current model is stable again. A refused way up leaves
 * everything as it was.
 */
class ScenarioTest {

    @TestFactory
    Stream<DynamicContainer> keepsToTheScenario() {
        return EachVendor.of(vendor -> Scenario.all().stream()
                .filter(scenario -> scenario.isFor(vendor))
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> run(vendor, scenario))));
    }

    private static void run(TestVendor vendor, Scenario scenario) throws SQLException {
        try (var project = ScratchProject.create(vendor)) {
            execute(project, scenario.statements("tables", vendor));
            var current = scenario.snapshot("current");
            project.migrate(current);
            execute(project, scenario.statements("rows", vendor));
            assertThat(project.diff(current).changes().all())
                    .as("current is stable")
                    .isEmpty();
            var before = project.snapshot();

            var wanted = scenario.snapshot("wanted");
            if (scenario.json().has("refused")) {
                refuse(project, scenario, wanted);
                assertThat(project.snapshot()).isEqualTo(before);
                check(project, scenario.items("check", vendor));
                return;
            }
            var difference = project.diff(wanted);
            assertThat(difference.changes().all().stream().map(ScenarioTest::summary))
                    .as("changes")
                    .containsExactlyElementsOf(scenario.texts("changes"));
            var applied = project.migrate(wanted);
            assertThat(applied.hazards().stream().map(ScenarioTest::summary))
                    .as("hazards")
                    .containsExactlyElementsOf(scenario.texts("hazards"));
            assertThat(warnings(applied)).as("warnings").containsAll(scenario.texts("warnings"));
            assertThat(project.diff(wanted).changes().all())
                    .as("wanted is stable")
                    .isEmpty();
            check(project, scenario.items("check", vendor));

            if (!scenario.json().has("one_way")) {
                project.migrate(before);
                assertThat(project.diff(before).changes().all())
                        .as("current is stable again")
                        .isEmpty();
            }
        }
    }

    private static void refuse(ScratchProject project, Scenario scenario, JsonObject wanted) {
        var refusal = catchThrowableOfType(MigrationRefusedException.class, () -> project.migrate(wanted));
        assertThat(refusal).as("refusal").isNotNull();
        List<String> reasons = switch (refusal) {
            case HazardsException breaks ->
                breaks.hazards().stream().map(ScenarioTest::summary).toList();
            case InvalidModelException invalid ->
                invalid.problems().stream()
                        .map(problem -> problem.code() + " " + problem.path())
                        .toList();
            default -> List.of(String.valueOf(refusal.getMessage()));
        };
        assertThat(reasons).containsExactlyElementsOf(scenario.texts("refused"));
    }

    private static List<String> warnings(Applied applied) {
        return applied.warnings().stream().map(warning -> warning.code().name()).toList();
    }

    private static String summary(Hazard hazard) {
        return hazard.code() + " " + hazard.collection() + (hazard.field() == null ? "" : "." + hazard.field()) + ": "
                + hazard.rows() + " " + hazard.examples();
    }

    private static String summary(Change change) {
        var kind = change.getClass().getSimpleName();
        return switch (change) {
            case Change.AddCollection(var after) -> kind + " " + after.name();
            case Change.DropCollection(var before) -> kind + " " + before.name();
            case Change.ChangeCollection(var before, var after) ->
                kind + " " + after.name() + (before.managed() ? "" : " (adopted)");
            case Change.AddField(var after) -> kind + " " + after.name();
            case Change.DropField(var before) -> kind + " " + before.name();
            case Change.ChangeField(var before, var after) ->
                kind + " " + after.name() + (before.managed() ? "" : " (adopted)");
            case Change.AddSystemIndex(var field) -> kind + " " + field;
            case Change.DropSystemIndex(var field) -> kind + " " + field;
            case Change.AddRelation(var after) -> kind + " " + after.name();
            case Change.DropRelation(var before) -> kind + " " + before.name();
            case Change.ChangeRelation(var before, var after) ->
                kind + " " + after.name() + (before.managed() ? "" : " (adopted)");
        };
    }

    /** Statements by plain JDBC, past everything of ours. */
    private static void execute(ScratchProject project, List<String> statements) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void check(ScratchProject project, List<JsonValue> checks) throws SQLException {
        try (var connection = project.connect()) {
            for (var item : checks) {
                var json = (JsonObject) item;
                var sql = ((JsonText) json.find("sql").orElseThrow()).value();
                var rows = new ArrayList<String>();
                try (var statement = connection.createStatement();
                        var result = statement.executeQuery(sql)) {
                    int columns = result.getMetaData().getColumnCount();
                    while (result.next()) {
                        var values = new ArrayList<String>();
                        for (int i = 1; i <= columns; i++) {
                            values.add(String.valueOf(result.getString(i)));
                        }
                        rows.add(String.join(" | ", values));
                    }
                }
                assertThat(String.join("\n", rows))
                        .as(sql)
                        .isEqualTo(json.text("gives").orElse("").strip());
            }
        }
    }
}
