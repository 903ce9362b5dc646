package dev.lockstep.database.mysql;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes names and texts into SQL, and finds names in SQL that the catalog prints. */
final class MysqlNames {

    /** Longer names are refused (https://dev.mysql.com/doc/refman/8.4/en/identifier-length.html). */
    static final int MAXIMUM_LENGTH = 64;

    private MysqlNames() {}

    static String quote(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name with a NUL character");
        }
        return "`" + name.replace("`", "``") + "`";
    }

    /** Whether the catalog can hold the text; its own character set ends at U+FFFF. */
    static boolean isWritable(String text) {
        return text.codePoints().allMatch(Character::isBmpCodePoint);
    }

    /** The names in brackets, with commas between them. */
    static String list(List<String> names) {
        return names.stream().map(MysqlNames::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The text as a literal; backslashes begin an escape in the mode that our connections have. */
    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /**
     * Whether SQL that the catalog prints mentions a name, in whatever case. A word in a literal counts too: this is asked
     * to refuse rather than to lose something.
     */
    static boolean mentions(String sql, String name) {
        if (sql.toLowerCase(Locale.ROOT).contains(quote(name).toLowerCase(Locale.ROOT))) {
            return true;
        }
        return Pattern.compile(
                        "(?<![\\w$`])" + Pattern.quote(name) + "(?![\\w$`])",
                        Pattern.UNICODE_CHARACTER_CLASS | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(sql)
                .find();
    }
}
