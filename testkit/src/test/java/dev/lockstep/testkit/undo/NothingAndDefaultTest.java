package dev.lockstep.testkit.undo;

import static dev.lockstep.testkit.undo.Shelves.number;
import static dev.lockstep.testkit.undo.Shelves.snapshot;
import static dev.lockstep.testkit.undo.Shelves.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.testkit.EachVendor;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A field that has a default comes back with nothing in the rows that had nothing, and not with its default. */
class NothingAndDefaultTest {

    private static final String NONE = snapshot("integer", "", "");
    private static final String SEVEN = number("\"is_nullable\": true, \"default_value\": 7");
    private static final String WORD = text("\"max_length\": 20, \"is_nullable\": true, \"default_value\": \"it's\"");

    @TestFactory
    Stream<? extends DynamicNode> rowsHaveNothingAgain() {
        return EachVendor.of(vendor -> Stream.of(SEVEN, WORD)
                .flatMap(model -> Stream.of(List.of("null", "null"), List.of("null", "7"), List.of("7", "8"))
                        .map(values -> DynamicTest.dynamicTest(
                                (model.equals(SEVEN) ? "a number " : "a text ") + values, () -> {
                                    try (var project = new Shelves(vendor)) {
                                        whenTheFieldComesBack(project, model, values);
                                    }
                                }))));
    }

    private static void whenTheFieldComesBack(Shelves project, String model, List<String> values) throws SQLException {
        project.migrate(model, "");
        project.fill(values);
        var before = project.content();
        long undone =
                project.undo(Objects.requireNonNull(project.migrate(NONE, "").entry()), "");
        assertThat(before.differencesTo(project.content())).as("undone").isEmpty();
        long redone = project.undo(undone, "");
        project.undo(redone, "");
        assertThat(before.differencesTo(project.content())).as("undone again").isEmpty();
    }

    @TestFactory
    Stream<? extends DynamicNode> rowsThatHaveNothingInAFieldThatCameHaveNothingWhenItComesAgain() {
        return Shelves.each(project -> {
            project.migrate(NONE, "");
            project.write("INSERT INTO book (id) VALUES (1), (2)");
            long came = Objects.requireNonNull(project.migrate(SEVEN, "").entry());
            project.write("UPDATE book SET v = NULL");
            var before = project.content();
            long undone = project.undo(came, "");
            project.write("INSERT INTO book (id) VALUES (3)");
            project.undo(undone, "");
            assertThat(project.values()).as("a row that is new has the default").containsExactly("null", "null", "7");
            project.write("DELETE FROM book WHERE id = 3");
            assertThat(before.differencesTo(project.content())).isEmpty();
        });
    }

    @TestFactory
    Stream<? extends DynamicNode> nothingIsNoLoss() {
        return Shelves.each(project -> {
            project.migrate(SEVEN, "");
            project.fill(List.of("null", "null"));
            assertThat(project.plan(NONE, "").hazards()).isEmpty();
            assertThat(project.migrate(NONE, "").hazards()).isEmpty();
            assertThat(project.rows("SELECT kind, field, " + project.quote("rows") + " FROM lockstep_kept"))
                    .containsExactly("column v 2");
        });
    }

    @TestFactory
    Stream<? extends DynamicNode> onlyValuesAreCounted() {
        return Shelves.each(project -> {
            project.migrate(SEVEN, "");
            project.fill(List.of("null", "8", "null"));
            var hazards = project.migrate(NONE, "").hazards();
            assertThat(hazards).singleElement().satisfies(hazard -> {
                assertThat(hazard.code()).isEqualTo(HazardCode.DROPS_COLUMN);
                assertThat(hazard.rows()).isEqualTo(1);
                assertThat(hazard.examples()).containsExactly("2");
            });
        });
    }

    @TestFactory
    Stream<? extends DynamicNode> nothingIsSetAsideOfATableWithoutRows() {
        return Shelves.each(project -> {
            project.migrate(SEVEN, "");
            assertThat(project.plan(NONE, "").plan().copies()).isEmpty();
        });
    }

    @TestFactory
    Stream<? extends DynamicNode> nothingIsSetAsideOfAFieldWithoutADefaultThatIsEmpty() {
        return Shelves.each(project -> {
            project.migrate(number("\"is_nullable\": true"), "");
            project.fill(List.of("null", "null"));
            assertThat(project.plan(NONE, "").plan().copies()).isEmpty();
        });
    }
}
