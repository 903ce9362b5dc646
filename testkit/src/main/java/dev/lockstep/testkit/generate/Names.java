package dev.lockstep.testkit.generate;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that have broken something somewhere, and plain ones. */
final class Names {

    private static final List<String> ODD = List.of(
            "article",
            "Order",
            "select",
            "from",
            "my-table",
            "straße",
            "descrição",
            "日本",
            "with space",
            "o'brien",
            "say\"so\"",
            "semi;colon",
            "back`tick",
            "[brackets]",
            "dot.ted",
            "percent%s",
            "question?",
            "colon:name",
            "$dollar",
            "UPPER_CASE",
            "camelCase",
            "0digit",
            "table",
            "index",
            "rowid",
            "values",
            "group",
            "default",
            "null",
            "_under",
            "a_long_name_that_has_room_for_a_prefix_and_a_number");

    private Names() {}

    /** A name that none of those taken equals when case is ignored. */
    static String fresh(Chance chance, Set<String> taken) {
        var name = chance.of(ODD);
        for (int i = 2; isTaken(name, taken); i++) {
            name = chance.of(ODD) + i;
        }
        return name;
    }

    private static boolean isTaken(String name, Set<String> taken) {
        return taken.stream().anyMatch(other -> other.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
    }
}
