package dev.lockstep.testkit.undo;

import static dev.lockstep.testkit.undo.Shelves.NUMBER;
import static dev.lockstep.testkit.undo.Shelves.TEXT;
import static dev.lockstep.testkit.undo.Shelves.field;
import static dev.lockstep.testkit.undo.Shelves.number;
import static dev.lockstep.testkit.undo.Shelves.pointer;
import static dev.lockstep.testkit.undo.Shelves.pointing;
import static dev.lockstep.testkit.undo.Shelves.snapshot;
import static dev.lockstep.testkit.undo.Shelves.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.EachVendor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rows that do not fit a change are made to fit where that is agreed to, and an undo gives them the values that they had. */
class MendedTest {

    /**
     * A change that the values of a field do not fit.
     *
     * @param codes of the hazards, in the order of the alphabet
     * @param values as SQL literals
     * @param expected what becomes of them
     */
    private record Case(
            String name, String before, String after, List<String> codes, List<String> values, List<String> expected) {

        String allow() {
            return codes.stream().map(code -> code + ":book.v").reduce("", (all, one) -> all + "," + one);
        }
    }

    private static Case of(String name, String before, String after, String codes, String values, String expected) {
        return new Case(
                name,
                before,
                after,
                Arrays.asList(codes.split(" ", -1)),
                Arrays.asList(values.split(", ", -1)),
                Arrays.asList(expected.split(", ", -1)));
    }

    private static List<Case> cases() {
        return List.of(
                of(
                        "a text is cut by characters",
                        text(TEXT),
                        text("\"max_length\": 3, \"is_nullable\": true"),
                        "VALUE_TOO_LONG",
                        "'abcdef', 'abc', null, 'äöü€𝄞x', '𝄞𝄞𝄞𝄞'",
                        "abc, abc, null, äöü, 𝄞𝄞𝄞"),
                of(
                        "a required text is cut",
                        text("\"max_length\": 20, \"is_nullable\": false"),
                        text("\"max_length\": 3, \"is_nullable\": false"),
                        "VALUE_TOO_LONG",
                        "'abcdef', 'abc', 'x'",
                        "abc, abc, x"),
                of(
                        "what is no number becomes null",
                        text(TEXT),
                        number(NUMBER),
                        "CAST_FAILS",
                        "'12', 'abc', null, '007', '3x'",
                        "12, null, null, 7, null"),
                of(
                        "what is no number becomes the default of a required field",
                        text("\"max_length\": 20, \"is_nullable\": false"),
                        number("\"is_nullable\": false, \"default_value\": 5"),
                        "CAST_FAILS",
                        "'12', 'abc', '007'",
                        "12, 5, 7"),
                of(
                        "what points at nothing becomes null",
                        number(NUMBER),
                        pointer(NUMBER, "shelf"),
                        "ORPHAN_VALUES",
                        "1, 9, null, 2, 9",
                        "1, null, null, 2, null"),
                of(
                        "what points at no row of its own table becomes null",
                        number(NUMBER),
                        pointer(NUMBER, "book"),
                        "ORPHAN_VALUES",
                        "1, 9, null, 2, 5",
                        "1, null, null, 2, 5"),
                of(
                        "null becomes the default",
                        text(TEXT),
                        text("\"max_length\": 20, \"is_nullable\": false, \"default_value\": \"it's\""),
                        "NULL_VALUES",
                        "'a', null, 'it''s', null",
                        "a, it's, it's, it's"),
                of(
                        "a number that is null becomes the default",
                        number(NUMBER),
                        number("\"is_nullable\": false, \"default_value\": 5"),
                        "NULL_VALUES",
                        "1, null, 5, null",
                        "1, 5, 5, 5"),
                of(
                        "the first row keeps what others have as well",
                        text(TEXT),
                        text("\"max_length\": 20, \"is_nullable\": true, \"is_unique\": true"),
                        "DUPLICATE_VALUES",
                        "'a', 'b', 'a', null, 'a', 'b', null",
                        "a, b, null, null, null, null, null"),
                of(
                        "a text that is no number, and a number that points at nothing",
                        text(TEXT),
                        pointer(NUMBER, "shelf"),
                        "CAST_FAILS ORPHAN_VALUES",
                        "'1', 'x', '9', null, '2'",
                        "1, null, null, null, 2"),
                of(
                        "a pointer that is to be the only one",
                        number(NUMBER),
                        pointer("\"is_nullable\": true, \"is_unique\": true", "shelf"),
                        "DUPLICATE_VALUES ORPHAN_VALUES",
                        "1, 9, 1, 9, null, 2",
                        "1, null, null, null, null, 2"),
                of(
                        "a text that is too long, and none",
                        text(TEXT),
                        text("\"max_length\": 3, \"is_nullable\": false, \"default_value\": \"n/a\""),
                        "NULL_VALUES VALUE_TOO_LONG",
                        "'abcdef', null, 'x'",
                        "abc, n/a, x"),
                of(
                        "a text that is no number, and none",
                        text(TEXT),
                        number("\"is_nullable\": false, \"default_value\": 5"),
                        "CAST_FAILS NULL_VALUES",
                        "'abc', null, '7'",
                        "5, 5, 7"),
                of(
                        "a text that is no number, and two that are the same",
                        text(TEXT),
                        number("\"is_nullable\": true, \"is_unique\": true"),
                        "CAST_FAILS DUPLICATE_VALUES",
                        "'1', 'x', '1', null, '2'",
                        "1, null, null, null, 2"),
                of(
                        "a pointer at what gets another type of key",
                        number(NUMBER),
                        snapshot("bigInteger", field("v", "bigInteger", NUMBER), pointing("v", "shelf")),
                        "ORPHAN_VALUES",
                        "1, 9, null, 2",
                        "1, null, null, 2"),
                of(
                        "a pointer at a table that comes",
                        number(NUMBER),
                        pointer(NUMBER, "hall")
                                .replace(
                                        "{\"collection\": \"room\", \"meta\"",
                                        "{\"collection\": \"hall\", \"meta\": {}, \"schema\": {\"name\": \"hall\"}},"
                                                + " {\"collection\": \"room\", \"meta\"")
                                .replace(
                                        "{\"collection\": \"room\", \"field\"",
                                        "{\"collection\": \"hall\", \"field\": \"id\", \"type\": \"integer\", \"meta\": {},"
                                                + " \"schema\": {\"is_primary_key\": true, \"is_nullable\": false}},"
                                                + " {\"collection\": \"room\", \"field\""),
                        "ORPHAN_VALUES",
                        "1, 9, null",
                        "null, null, null"));
    }

    @TestFactory
    Stream<? extends DynamicNode> rowsAreMadeToFitAndGetBackWhatTheyHad() {
        return EachVendor.of(vendor -> cases().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    try (var project = new Shelves(vendor)) {
                        start(project, each);
                        goesThereAndBack(project, each);
                    }
                })));
    }

    private static void start(Shelves project, Case each) throws SQLException {
        project.migrate(each.before(), "");
        project.write("INSERT INTO shelf (id) VALUES (1), (2)");
        project.fill(each.values());
        project.count();
    }

    private static void goesThereAndBack(Shelves project, Case each) throws SQLException {
        var before = project.content();
        var values = project.values();
        var unmended = project.plan(each.after(), "");
        var planned = project.plan(each.after(), each.allow());
        assertThat(project.refusal(each.after(), "")).isEqualTo(each.codes());
        assertThat(project.refusal(each.after(), elsewhere(each))).isEqualTo(each.codes());
        assertThat(planned.hazards()).allMatch(Shelves.consent(each.allow())::covers);
        assertThat(planned.digest()).isNotEqualTo(unmended.digest());
        assertThat(project.plan(each.after(), elsewhere(each)).digest()).isEqualTo(unmended.digest());
        project.migrate(each.after(), each.allow(), planned.digest(), true);
        assertThat(before.differencesTo(project.content())).as("rehearsed").isEmpty();

        var applied = project.migrate(each.after(), each.allow(), planned.digest(), false);
        long entry = Objects.requireNonNull(applied.entry());
        assertThat(project.values()).isEqualTo(each.expected());
        assertThat(project.rows("SELECT DISTINCT seen FROM book")).containsExactly("0");
        assertThat(project.isAt(each.after())).isTrue();
        assertThat(keptValues(project)).as("set aside").containsAll(changed(values, each.expected()));

        long undone = project.undo(entry, "");
        assertThat(before.differencesTo(project.content())).as("undone").isEmpty();
        assertThat(project.refusal(() -> project.undo(undone, ""))).as("again").isEqualTo(each.codes());
        long redone = project.undo(undone, each.allow());
        assertThat(project.values()).isEqualTo(each.expected());

        // what somebody writes is theirs
        int last = values.size();
        project.write("DELETE FROM book WHERE id = " + last);
        if (each.after().contains("hall")) {
            project.write("INSERT INTO hall (id) VALUES (2)");
        }
        project.write("UPDATE book SET v = 2 WHERE id = 1");
        project.undo(redone, "");
        var expected = new ArrayList<>(values.subList(0, last - 1));
        expected.set(0, "2");
        assertThat(project.values()).as("written since").isEqualTo(expected);
        assertThat(project.content().snapshot()).isEqualTo(before.snapshot());
        assertThat(project.rows("SELECT id, seen FROM book WHERE seen > 0")).containsExactly("1 1");
    }

    private static String elsewhere(Case each) {
        return each.codes().stream()
                .map(code -> code + ":shelf," + code + ":book.id")
                .reduce("DROPS_COLUMN", (all, one) -> all + "," + one);
    }

    private static List<String> keptValues(Shelves project) throws SQLException {
        var tables = project.rows("SELECT stored_table FROM lockstep_kept WHERE kind = 'values'");
        assertThat(tables).hasSize(1);
        return project.rows("SELECT value FROM " + tables.getFirst());
    }

    private static List<String> changed(List<String> before, List<String> after) {
        var changed = new ArrayList<String>();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changed.add(before.get(i));
            }
        }
        return changed;
    }
}
