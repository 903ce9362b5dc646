package dev.lockstep.testkit.undo;

import static dev.lockstep.testkit.undo.Shelves.NUMBER;
import static dev.lockstep.testkit.undo.Shelves.TEXT;
import static dev.lockstep.testkit.undo.Shelves.field;
import static dev.lockstep.testkit.undo.Shelves.number;
import static dev.lockstep.testkit.undo.Shelves.pointer;
import static dev.lockstep.testkit.undo.Shelves.snapshot;
import static dev.lockstep.testkit.undo.Shelves.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.migrate.apply.UndoRefusedException;
import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.migrate.hazard.Obstacle;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Where rows are made to fit a change and where they cannot be, and which rows an undo gives back what they had. */
class MendedLimitsTest {

    @TestFactory
    Stream<DynamicTest> whatNothingCanBeDoneAboutStaysRefused() {
        return Shelves.each(MendedLimitsTest::staysRefused);
    }

    private static void staysRefused(Shelves project) throws SQLException {
        project.migrate(text(TEXT), "");
        project.fill(List.of("'abcdef'", "null", "'x'", "'x'"));
        var all = "VALUE_TOO_LONG,CAST_FAILS,NULL_VALUES,DUPLICATE_VALUES,ORPHAN_VALUES";
        for (var after : List.of(
                text("\"max_length\": 20, \"is_nullable\": false"),
                number("\"is_nullable\": false"),
                text("\"max_length\": 3, \"is_nullable\": true, \"is_unique\": true"),
                text("\"max_length\": 20, \"is_nullable\": false, \"is_unique\": true, \"default_value\": \"x\""),
                pointer("\"is_nullable\": false", "shelf"),
                snapshot(
                        "integer",
                        field("v", "string", TEXT) + ","
                                + field("w", "string", "\"is_nullable\": false, \"max_length\": 9"),
                        ""))) {
            assertThat(project.refusal(after, all)).as(after).isNotEmpty();
            var hazards = project.plan(after, all).hazards();
            assertThat(hazards).anyMatch(hazard -> hazard.obstacle() != null);
            assertThat(project.plan(after, all).plan().plan().steps())
                    .noneMatch(step -> step.title().startsWith("Empty"));
        }
    }

    /** Which of two equal pairs is to lose which of its values, nobody can tell. */
    @TestFactory
    Stream<DynamicTest> pairsThatBecomeEqualStayRefused() {
        return Shelves.each(project -> {
            var other = "," + field("w", "string", TEXT);
            project.migrate(snapshot("integer", field("v", "string", TEXT) + other, ""), "");
            project.write("CREATE UNIQUE INDEX book_pair ON book (v, w)");
            project.write("INSERT INTO book (id, v, w) VALUES (1, '07', 'x'), (2, '7', 'x'), (3, '7', 'y')");
            var numbers = snapshot("integer", field("v", "integer", NUMBER) + other, "");
            var hazard = project.plan(numbers, "DUPLICATE_VALUES").hazards().stream()
                    .filter(each -> each.code() == HazardCode.DUPLICATE_VALUES)
                    .findFirst()
                    .orElseThrow();
            assertThat(hazard.obstacle()).isEqualTo(Obstacle.SHARED);
            assertThat(hazard.rows()).isEqualTo(2);
            assertThat(project.refusal(numbers, "DUPLICATE_VALUES")).containsExactly("DUPLICATE_VALUES");
        });
    }

    @TestFactory
    Stream<DynamicTest> saysWhereItsValuesAreGone() {
        return Shelves.each(project -> {
            project.migrate(number(NUMBER), "");
            project.fill(List.of("1", "9"));
            long entry = Objects.requireNonNull(
                    project.migrate(pointer(NUMBER, "shelf"), "ORPHAN_VALUES").entry());
            assertThat(project.values()).containsExactly("null", "null");
            project.write("DROP TABLE lockstep_kept_1");
            assertThat(project.refusal(() -> project.undo(entry, ""))).containsExactly("VALUES_DESTROYED");
            project.undo(entry, "VALUES_DESTROYED:book.v");
            assertThat(project.values()).containsExactly("null", "null");
        });
    }

    /** MariaDB takes a text beside {@code uuid()} for a UUID as well. */
    @TestFactory
    Stream<DynamicTest> generatedDefaultsStandBesideTextsThatAreNoUuids() {
        return Shelves.each(project -> {
            var value =
                    project.keepsUuidsInTexts() ? "4470CCAB-BF1A-F73B-2478-X" : "4470ccab-bf1a-473b-a478-eb8bc4c88bda";
            var schema = "\"default_value\": \"gen_random_uuid()\", \"is_nullable\": false";
            project.migrate(snapshot("integer", field("v", "uuid", schema), ""), "");
            project.fill(List.of("'" + value + "'"));
            long gone = Objects.requireNonNull(
                    project.migrate(snapshot("integer", "", ""), "").entry());
            project.undo(gone, "");
            assertThat(project.values()).containsExactly(value);
        });
    }

    @TestFactory
    Stream<DynamicTest> rowsThatLostTheirPointerSinceKeepThat() {
        return Shelves.each(project -> {
            project.migrate(number(NUMBER), "");
            project.write("INSERT INTO shelf (id) VALUES (1), (2)");
            project.fill(List.of("1", "9", "2"));
            long entry = Objects.requireNonNull(project.migrate(pointer(NUMBER, "shelf"), "ORPHAN_VALUES:book")
                    .entry());
            project.write("UPDATE book SET v = NULL WHERE id = 1");
            project.undo(entry, "");
            assertThat(project.values()).containsExactly("null", "9", "2");
        });
    }

    @TestFactory
    Stream<DynamicTest> theProductSaysWhichValuesAreTheSame() {
        return EachVendor.vendors()
                .map(vendor -> DynamicTest.dynamicTest(vendor.toString(), () -> {
                    try (var project = new Shelves(vendor)) {
                        project.migrate(text(TEXT), "");
                        project.fill(List.of("'b'", "'a'", "'A'", "'á'", "'a '", "'B'", "null"));
                        var unique = text("\"max_length\": 20, \"is_nullable\": true, \"is_unique\": true");
                        boolean folds = vendor == TestVendor.MARIADB || vendor == TestVendor.MYSQL;
                        if (!folds) {
                            project.write("UPDATE book SET v = 'a' WHERE id = 4");
                        }
                        long entry = Objects.requireNonNull(
                                project.migrate(unique, "DUPLICATE_VALUES").entry());
                        assertThat(project.values())
                                .isEqualTo(
                                        folds
                                                ? List.of("b", "a", "null", "null", "null", "null", "null")
                                                : List.of("b", "a", "A", "null", "a ", "B", "null"));
                        project.undo(entry, "");
                        assertThat(project.values())
                                .containsExactly("b", "a", "A", folds ? "á" : "a", "a ", "B", "null");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> rowsWithAKeyOfSeveralColumnsAreMadeToFitAndThoseWithoutAreNot() {
        return Shelves.each(project -> {
            project.migrate(text(TEXT), "");
            for (var key : List.of(", primary key (a, b)", "")) {
                var table = key.isEmpty() ? "bare" : "odd";
                project.write(
                        "CREATE TABLE " + table + " (a int not null, b varchar(9) not null, v varchar(20)" + key + ")");
                project.write("INSERT INTO " + table + " (a, b, v) VALUES (1, 'x', 'same'), (1, 'y', 'same'),"
                        + " (2, 'x', 'longer'), (0, 'z', 'same'), (3, 'x', null)");
                var shorter = snapshot("integer", field("v", "string", TEXT), "")
                        .replace(
                                "\"fields\": [",
                                "\"fields\": [{\"collection\": \"" + table
                                        + "\", \"field\": \"v\", \"type\": \"string\", \"meta\": {},"
                                        + " \"schema\": {\"max_length\": 2}},");
                var values = "SELECT v FROM " + table + " ORDER BY a, b";
                if (key.isEmpty()) {
                    assertThat(project.refusal(() -> project.merge(shorter, "VALUE_TOO_LONG")))
                            .containsExactly("VALUE_TOO_LONG");
                    continue;
                }
                long cut = Objects.requireNonNull(
                        project.merge(shorter, "VALUE_TOO_LONG").entry());
                assertThat(project.rows(values)).containsExactly("sa", "sa", "sa", "lo", "null");
                project.undo(cut, "");
                assertThat(project.rows(values)).containsExactly("same", "same", "same", "longer", "null");
                var unique = shorter.replace("\"max_length\": 2}", "\"max_length\": 20, \"is_unique\": true}");
                long only = Objects.requireNonNull(
                        project.merge(unique, "DUPLICATE_VALUES").entry());
                assertThat(project.rows(values)).containsExactly("same", "null", "null", "longer", "null");
                project.undo(only, "");
                assertThat(project.rows(values)).containsExactly("same", "same", "same", "longer", "null");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> nothingIsDoneThatAnUndoCouldNotTakeBack() {
        return Shelves.each(project -> {
            project.migrate(text("\"max_length\": 20, \"is_nullable\": false, \"is_unique\": true"), "");
            project.fill(List.of("'abcdef'", "'abcxyz'"));
            for (var after : List.of(
                    text("\"max_length\": 3, \"is_nullable\": true, \"is_unique\": false"),
                    number("\"is_nullable\": true, \"is_unique\": false"))) {
                var refused = project.refusal(after, "VALUE_TOO_LONG,CAST_FAILS");
                assertThat(refused).hasSize(1);
            }
            // with one change after the other it can, and is undone one by one
            var before = project.content();
            long first = Objects.requireNonNull(
                    project.migrate(text(TEXT + ", \"is_unique\": false"), "").entry());
            long second = Objects.requireNonNull(
                    project.migrate(text("\"max_length\": 3, \"is_nullable\": true"), "VALUE_TOO_LONG")
                            .entry());
            assertThat(project.values()).containsExactly("abc", "abc");
            assertThatThrownBy(() -> project.undo(first, "", true)).isInstanceOf(UndoRefusedException.class);
            project.undo(second, "");
            project.undo(first, "");
            assertThat(before.differencesTo(project.content())).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoValueOfAnotherTypeBecomesNullAndComesBack() {
        return Shelves.each(project -> {
            var valid = Map.ofEntries(
                    Map.entry("uuid", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"),
                    Map.entry("date", "2024-02-29"),
                    Map.entry("dateTime", "2024-02-29T10:20:30"),
                    Map.entry("timestamp", "2024-02-29T10:20:30Z"),
                    Map.entry("time", "10:20:30"),
                    Map.entry("boolean", "true"),
                    Map.entry("decimal", "12.5"),
                    Map.entry("float", "0.25"),
                    Map.entry("json", "{}"),
                    Map.entry("bigInteger", "9007199254740993"));
            var texts = new ArrayList<String>();
            var others = new ArrayList<String>();
            for (var type : new TreeSet<>(valid.keySet())) {
                texts.add(field("to_" + type, "string", "\"max_length\": 40"));
                others.add(field("to_" + type, type, ""));
                // out of most of them no value comes
                texts.add(field("from_" + type, type, ""));
                others.add(field("from_" + type, type.equals("date") ? "boolean" : "date", ""));
            }
            var from = snapshot("integer", String.join(",", texts), "");
            var to = snapshot("integer", String.join(",", others), "");
            project.migrate(from, "");
            project.write("INSERT INTO book (id) VALUES (1), (2), (3)");
            for (var type : valid.keySet()) {
                project.write("UPDATE book SET " + project.quote("to_" + type) + " = 'nonsense' WHERE id = 1");
                project.write(
                        "UPDATE book SET " + project.quote("to_" + type) + " = '" + valid.get(type) + "' WHERE id = 2");
            }
            project.write("UPDATE book SET " + project.quote("from_uuid") + " = '" + valid.get("uuid") + "', "
                    + project.quote("from_decimal") + " = 12.5, " + project.quote("from_float") + " = 0.25, "
                    + project.quote("from_json") + " = '{}', " + project.quote("from_bigInteger") + " = 7, "
                    + project.quote("from_time") + " = '10:20:30' WHERE id = 2");
            var before = project.content();
            assertThat(project.refusal(to, "")).containsExactly("CAST_FAILS");
            long entry = Objects.requireNonNull(
                    project.migrate(to, "CAST_FAILS:book").entry());
            for (var type : valid.keySet()) {
                if (type.equals("uuid") && project.keepsUuidsInTexts()) {
                    continue;
                }
                assertThat(project.rows("SELECT id FROM book WHERE " + project.quote("to_" + type)
                                + " IS NOT NULL ORDER BY id"))
                        .as(type)
                        .containsExactly("2");
            }
            assertThat(project.rows("SELECT id FROM book WHERE " + project.quote("from_uuid") + " IS NOT NULL"))
                    .isEmpty();
            project.undo(entry, "");
            assertThat(before.differencesTo(project.content())).isEmpty();
        });
    }
}
