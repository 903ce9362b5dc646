package dev.lockstep.database.postgres;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes names into SQL, and finds them in SQL that the catalog prints. */
final class PostgresNames {

    /** {@code NAMEDATALEN} less one: longer names are cut without a word. */
    static final int MAXIMUM_BYTES = 63;

    private PostgresNames() {}

    static String quote(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name with a NUL character");
        }
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The names in brackets, with commas between them. */
    static String list(List<String> names) {
        return names.stream().map(PostgresNames::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The text as a literal; backslashes mean themselves, since {@code standard_conforming_strings} is on. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The name without the characters at its end that would make it longer, with the ending, than a name can be. */
    static String cut(String name, String ending) {
        int bytes = MAXIMUM_BYTES - ending.getBytes(StandardCharsets.UTF_8).length;
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > bytes) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut + ending;
    }

    /**
     * Whether SQL that the catalog prints mentions a name. A word in a literal counts too: this is asked to refuse rather
     * than to lose something.
     */
    static boolean mentions(String sql, String name) {
        if (sql.contains(quote(name))) {
            return true;
        }
        return Pattern.compile("(?<![\\w$\"])" + Pattern.quote(name) + "(?![\\w$\"])", Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(sql)
                .find();
    }
}
