package dev.lockstep.testkit.series;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a declared column holds, as far as values made for it are concerned. */
public enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    DAY,
    TIME,
    MOMENT,
    JSON,
    UUID,
    BYTES,
    SHAPE;

    private static final Pattern LENGTH = Pattern.compile("\\((\\d+)\\)");

    /** The kind of a declaration, in the words of any product. */
    public static Kind of(String declared) {
        var lower = declared.toLowerCase(Locale.ROOT);
        if (lower.equals("char(36)") || lower.equals("character(36)") || lower.equals("uuid")) {
            return UUID;
        }
        var word = lower.replaceAll("[^a-z].*", "");
        return switch (word) {
            case "varchar", "char", "character", "text", "longtext", "mediumtext", "tinytext" -> TEXT;
            case "int", "integer", "bigint", "smallint", "mediumint", "float", "real", "double", "decimal", "numeric" ->
                NUMBER;
            case "boolean", "tinyint" -> FLAG;
            case "date" -> DAY;
            case "time" -> TIME;
            case "datetime", "timestamp" -> MOMENT;
            case "json", "jsonb" -> JSON;
            case "blob", "tinyblob", "mediumblob", "longblob", "bytea" -> BYTES;
            default -> SHAPE;
        };
    }

    /** The length of a text column; a very large one where there is none. */
    public static int length(String declared) {
        var length = LENGTH.matcher(declared);
        return of(declared) == TEXT && length.find() ? Integer.parseInt(length.group(1)) : Integer.MAX_VALUE;
    }
}
