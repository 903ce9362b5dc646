package dev.lockstep.testkit.undo;

import static dev.lockstep.testkit.undo.Shelves.NUMBER;
import static dev.lockstep.testkit.undo.Shelves.field;
import static dev.lockstep.testkit.undo.Shelves.number;
import static dev.lockstep.testkit.undo.Shelves.pointing;
import static dev.lockstep.testkit.undo.Shelves.snapshot;
import static dev.lockstep.testkit.undo.Shelves.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A field takes a type whose values no product makes values of the old type of. They come back all the same, since it is known what
 * became of each; only what somebody wrote since is in the way.
 */
class WithoutAWayBackTest {

    private static final String REQUIRED = "\"is_nullable\": false";
    private static final String JSON = of("json", NUMBER);

    private static final String WITHOUT_BOOKS = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite", "collections": [], "fields": [], "relations": []}
            """;

    /** @param values as SQL literals */
    private record Case(String name, String before, String after, List<String> values) {}

    private static Case of(String name, String before, String after, String values) {
        return new Case(name, before, after, Arrays.asList(values.split(", ", -1)));
    }

    private static String of(String type, String schema) {
        return snapshot("integer", field("v", type, schema), "");
    }

    private static List<Case> cases() {
        return List.of(
                of("days", of("date", NUMBER), JSON, "'2024-02-29', null, '2025-01-01', '2024-02-29'"),
                of("times of a day", of("time", NUMBER), JSON, "'12:30:05', null, '00:00:00'"),
                of(
                        "UUIDs",
                        of("uuid", NUMBER),
                        JSON,
                        "'0499ce07-2ba4-4231-904b-fe9651675e2c', null, '9a94fc3e-2c49-413e-85f7-9516743ea8d1'"),
                of(
                        "days of a required field",
                        of("date", REQUIRED),
                        of("json", REQUIRED),
                        "'2024-02-29', '2025-01-01', '2024-03-01'"),
                of(
                        "days of a field with a default",
                        of("date", "\"is_nullable\": true, \"default_value\": \"2020-01-02\""),
                        of("json", "\"is_nullable\": true, \"default_value\": null"),
                        "'2024-02-29', null, '2020-01-02'"),
                of(
                        "days of which none is there twice",
                        of("date", "\"is_nullable\": true, \"is_unique\": true"),
                        JSON,
                        "'2024-02-29', null, '2025-01-01', null"));
    }

    @TestFactory
    Stream<? extends DynamicNode> valuesComeBack() {
        return EachVendor.of(vendor -> cases().stream()
                // there, a UUID is a text, and no JSON to begin with
                .filter(each -> vendor == TestVendor.SQLITE
                        || vendor == TestVendor.POSTGRES
                        || !each.name().equals("UUIDs"))
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    try (var project = new Shelves(vendor)) {
                        comesBack(project, each);
                    }
                })));
    }

    private static void comesBack(Shelves project, Case each) throws SQLException {
        project.migrate(each.before(), "");
        project.fill(each.values());
        project.count();
        var before = project.content();
        var applied = project.migrate(each.after(), "");
        assertThat(applied.hazards()).extracting(hazard -> hazard.code()).containsExactly(HazardCode.CHANGES_VALUES);
        var after = project.content();
        long undone = project.undo(Objects.requireNonNull(applied.entry()), "");
        assertThat(before.differencesTo(project.content())).as("undone").isEmpty();
        long redone = project.undo(undone, "");
        assertThat(after.differencesTo(project.content())).as("done again").isEmpty();
        project.undo(redone, "");
        assertThat(before.differencesTo(project.content())).as("undone again").isEmpty();
        assertThat(project.isAt(each.before())).isTrue();
        assertThat(project.rows("SELECT DISTINCT seen FROM book"))
                .as("no trigger answered")
                .containsExactly("0");
    }

    /** What a change that is done again gives back is not what a conversion makes of the values. */
    @TestFactory
    Stream<? extends DynamicNode> whatWasMadeToFitComesAndGoesAsOftenAsOneLikes() {
        var allow = "CAST_FAILS:book.v,NULL_VALUES:book.v";
        // the flag that a JSON field has would stay if nothing were said of it
        var days = of("date", "\"is_nullable\": false, \"default_value\": \"2020-02-29\"")
                .replace("\"type\": \"date\", \"meta\": {}", "\"type\": \"date\", \"meta\": {\"special\": null}");
        return EachVendor.of(vendor -> Stream.of("'[1]', null, '{}', '\"x\"'", "null, null", "'[1]', '[1]'")
                .map(values -> DynamicTest.dynamicTest(values, () -> {
                    try (var project = new Shelves(vendor)) {
                        project.migrate(JSON, "");
                        project.fill(Arrays.asList(values.split(", ", -1)));
                        project.count();
                        var before = project.content();
                        long entry = Objects.requireNonNull(
                                project.migrate(days, allow).entry());
                        var after = project.content();
                        for (int i = 0; i < 3; i++) {
                            entry = project.undo(entry, "");
                            assertThat(before.differencesTo(project.content()))
                                    .as("undone")
                                    .isEmpty();
                            entry = project.undo(entry, allow);
                            assertThat(after.differencesTo(project.content()))
                                    .as("done again")
                                    .isEmpty();
                        }
                        assertThat(project.rows("SELECT DISTINCT seen FROM book"))
                                .as("no trigger answered")
                                .containsExactly("0");
                    }
                })));
    }

    @TestFactory
    Stream<? extends DynamicNode> onlyWhatSomebodyWroteIsInTheWay() {
        return Shelves.each(project -> {
            project.migrate(of("date", NUMBER), "");
            project.fill(List.of("'2024-02-29'", "'2025-01-01'", "'2024-03-01'", "null", "'2024-04-01'"));
            long entry = Objects.requireNonNull(project.migrate(JSON, "").entry());
            project.write("UPDATE book SET v = '[1]' WHERE id = 2");
            project.write("UPDATE book SET v = NULL WHERE id = 3");
            project.write("UPDATE book SET v = '\"x\"' WHERE id = 4");
            project.write("DELETE FROM book WHERE id = 5");
            project.write("INSERT INTO book (id, v) VALUES (6, '\"2024-04-01\"')");
            assertThat(project.refusal(() -> project.undo(entry, ""))).containsExactly("CAST_FAILS");
            assertThat(project.planUndo(entry, "").hazards())
                    .filteredOn(hazard -> hazard.code() == HazardCode.CAST_FAILS)
                    .singleElement()
                    .satisfies(hazard -> {
                        assertThat(hazard.rows()).isEqualTo(3);
                        assertThat(hazard.examples()).containsExactly("2", "4", "6");
                    });
            var written = project.content();
            long undone = project.undo(entry, "CAST_FAILS:book.v");
            assertThat(project.rows("SELECT id FROM book WHERE v IS NOT NULL")).containsExactly("1");
            assertThat(project.isAt(of("date", NUMBER))).isTrue();
            project.undo(undone, "");
            assertThat(written.differencesTo(project.content()))
                    .as("done again, with what was written")
                    .isEmpty();
        });
    }

    @TestFactory
    Stream<? extends DynamicNode> whatWasWrittenIsThereAgainWhenAllIsDoneAgain() {
        return Shelves.each(project -> {
            project.migrate(JSON, "");
            project.fill(List.of("'[1]'", "'\"2024-02-29\"'", "null"));
            var before = project.content();
            long entry = Objects.requireNonNull(
                    project.migrate(of("date", NUMBER), "CAST_FAILS:book.v").entry());
            project.write("UPDATE book SET v = '2025-01-01' WHERE id = 3");
            var written = project.content();
            long undone = project.undo(entry, "");
            assertThat(project.rows("SELECT id FROM book WHERE v IS NOT NULL ORDER BY id"))
                    .containsExactly("1", "2", "3");
            long redone = project.undo(undone, "CAST_FAILS:book.v");
            assertThat(written.differencesTo(project.content()))
                    .as("done again")
                    .isEmpty();
            project.write("UPDATE book SET v = NULL WHERE id = 3");
            project.undo(redone, "");
            project.write("DELETE FROM book WHERE id = 3");
            project.write("INSERT INTO book (id) VALUES (3)");
            assertThat(before.differencesTo(project.content()))
                    .as("undone again")
                    .isEmpty();
        });
    }

    @TestFactory
    Stream<? extends DynamicNode> valuesThatWereMadeToFitComeBackBesideThoseThatCouldNotBeConvertedBack() {
        return Shelves.each(project -> {
            // a number that is a UUID there is not; a text that is none becomes null, and a UUID is no number again
            project.migrate(text("\"max_length\": 36, \"is_nullable\": true"), "");
            project.fill(List.of("'0499ce07-2ba4-4231-904b-fe9651675e2c'", "'abc'", "'7'", "null"));
            var before = project.content();
            long first = Objects.requireNonNull(
                    project.migrate(number(NUMBER), "CAST_FAILS:book.v").entry());
            assertThat(project.values()).containsExactly("null", "null", "7", "null");
            project.undo(first, "");
            assertThat(before.differencesTo(project.content())).isEmpty();
        });
    }

    @TestFactory
    Stream<? extends DynamicNode> textsThatAreTooLongByNowComeBackIfTheyAreTheSame() {
        return Shelves.each(project -> {
            // the number is a longer text than the field had room for
            project.migrate(text("\"max_length\": 3, \"is_nullable\": true"), "");
            project.fill(List.of("'1e2'", "'007'", "null"));
            var before = project.content();
            long entry = Objects.requireNonNull(
                    project.migrate(number(NUMBER), "CAST_FAILS:book.v").entry());
            project.write("UPDATE book SET v = 12345 WHERE id = 3");
            assertThat(project.refusal(() -> project.undo(entry, ""))).containsExactly("VALUE_TOO_LONG");
            project.write("UPDATE book SET v = NULL WHERE id = 3");
            project.undo(entry, "");
            assertThat(before.differencesTo(project.content())).isEmpty();
        });
    }

    @TestFactory
    Stream<? extends DynamicNode> pointersComeBackAndPointAtWhatIsThere() {
        record Pointers(String type, String one, String other, String becomes) {}
        return EachVendor.of(vendor -> Stream.of(
                        new Pointers("string", "007", "08", "integer"),
                        new Pointers(
                                "uuid",
                                "0499ce07-2ba4-4231-904b-fe9651675e2c",
                                "9a94fc3e-2c49-413e-85f7-9516743ea8d1",
                                "json"))
                // there, a UUID is a text, and no JSON to begin with
                .filter(each -> vendor == TestVendor.SQLITE
                        || vendor == TestVendor.POSTGRES
                        || !each.type().equals("uuid"))
                .map(each -> DynamicTest.dynamicTest(each.type(), () -> {
                    try (var project = new Shelves(vendor)) {
                        pointersComeBack(project, each.type(), each.one(), each.other(), each.becomes());
                    }
                })));
    }

    private static void pointersComeBack(Shelves project, String type, String one, String other, String becomes)
            throws SQLException {
        project.migrate(snapshot(type, field("v", type, NUMBER), pointing("v", "shelf")), "");
        project.write("INSERT INTO shelf (id) VALUES ('" + one + "'), ('" + other + "')");
        project.fill(List.of("'" + one + "'", "'" + other + "'", "null"));
        var before = project.content();
        long entry = Objects.requireNonNull(project.migrate(snapshot(type, field("v", becomes, NUMBER), ""), "")
                .entry());
        project.write("DELETE FROM shelf WHERE id = '" + other + "'");
        assertThat(project.refusal(() -> project.undo(entry, ""))).containsExactly("ORPHAN_VALUES");
        project.write("INSERT INTO shelf (id) VALUES ('" + other + "')");
        project.undo(entry, "");
        assertThat(before.differencesTo(project.content())).isEmpty();
    }

    @TestFactory
    Stream<? extends DynamicNode> tableThatWentMeanwhileComesBackWithValuesFromBefore() {
        return Shelves.each(project -> {
            project.migrate(of("date", NUMBER), "");
            project.fill(List.of("'2024-02-29'", "null", "'2025-01-01'"));
            var before = project.content();
            long entry = Objects.requireNonNull(project.migrate(JSON, "").entry());
            project.migrate(WITHOUT_BOOKS, "");
            assertThat(project.content().tables()).doesNotContainKey("book");
            project.undo(entry, "", true);
            assertThat(before.differencesTo(project.content())).isEmpty();
        });
    }
}
