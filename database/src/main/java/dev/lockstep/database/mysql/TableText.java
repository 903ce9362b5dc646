package dev.lockstep.database.mysql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table as {@code SHOW CREATE TABLE} tells it, cut into its parts: the server's own words, which make the same part
 * again. The parts are by name, in order; each begins as it does in the statement.
 *
 * @param text all of it but for the next number of a counter
 * @param options what follows the closing bracket
 */
record TableText(
        String text,
        Map<String, String> columns,
        @Nullable String primaryKey,
        Map<String, String> indexes,
        Map<String, String> checks,
        Map<String, String> foreignKeys,
        String options) {

    private static final Pattern COUNTER = Pattern.compile(" AUTO_INCREMENT=\\d+");
    private static final Pattern INDEX = Pattern.compile("(?:[A-Z]+ )?KEY (`.*)");

    TableText {
        columns = Collections.unmodifiableMap(columns);
        indexes = Collections.unmodifiableMap(indexes);
        checks = Collections.unmodifiableMap(checks);
        foreignKeys = Collections.unmodifiableMap(foreignKeys);
    }

    /** Whether it is the same but for the order of indexes, checks and foreign keys, which means nothing. */
    boolean saysTheSameAs(TableText other) {
        return List.copyOf(columns.keySet()).equals(List.copyOf(other.columns.keySet()))
                && columns.equals(other.columns)
                && Objects.equals(primaryKey, other.primaryKey)
                && indexes.equals(other.indexes)
                && checks.equals(other.checks)
                && foreignKeys.equals(other.foreignKeys)
                && options.equals(other.options);
    }

    /** Without the next number of a counter, which may be another at any time. */
    static String withoutCounter(String statement) {
        int end = statement.lastIndexOf("\n)");
        return statement.substring(0, Math.max(end, 0))
                + COUNTER.matcher(statement.substring(Math.max(end, 0))).replaceFirst("");
    }

    /** @throws IllegalArgumentException if it is not understood */
    static TableText parse(String statement) {
        var text = withoutCounter(statement);
        int start = text.indexOf("(\n");
        int end = text.lastIndexOf("\n)");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a table: " + text);
        }
        var columns = new LinkedHashMap<String, String>();
        var indexes = new LinkedHashMap<String, String>();
        var checks = new LinkedHashMap<String, String>();
        var foreignKeys = new LinkedHashMap<String, String>();
        String primaryKey = null;
        for (var line : text.substring(start + 2, end).split("\n", -1)) {
            var part = line.strip();
            part = part.endsWith(",") ? part.substring(0, part.length() - 1) : part;
            var index = INDEX.matcher(part);
            if (part.startsWith("`")) {
                columns.put(name(part), part);
            } else if (part.startsWith("PRIMARY KEY ")) {
                primaryKey = part;
            } else if (part.startsWith("CONSTRAINT `")) {
                var name = name(part.substring("CONSTRAINT ".length()));
                var rest = part.substring(
                        "CONSTRAINT ".length() + MysqlNames.quote(name).length());
                (rest.startsWith(" FOREIGN KEY ") ? foreignKeys : checks).put(name, part);
            } else if (index.matches()) {
                indexes.put(name(index.group(1)), part);
            } else {
                throw new IllegalArgumentException("not a part of a table: " + part);
            }
        }
        return new TableText(
                text, columns, primaryKey, indexes, checks, foreignKeys, text.substring(end + "\n)".length()));
    }

    /** The quoted name that the text begins with. */
    private static String name(String quoted) {
        var name = new StringBuilder();
        for (int i = 1; i < quoted.length(); i++) {
            if (quoted.charAt(i) == '`') {
                if (i + 1 >= quoted.length() || quoted.charAt(i + 1) != '`') {
                    return name.toString();
                }
                i++;
            }
            name.append(quoted.charAt(i));
        }
        throw new IllegalArgumentException("not a name: " + quoted);
    }
}
