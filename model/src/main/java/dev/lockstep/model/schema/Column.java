package dev.lockstep.model.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param type as the product spells it, length and all
 * @param defaultSql the default as SQL text, or null if none is declared
 * @param generated null for an ordinary column
 * @param collation null for the product's ordinary one
 * @param options what else the declaration says ({@code ON CONFLICT …}, {@code ON UPDATE …}), as the product writes it;
 *     empty if nothing
 */
public record Column(
        String name,
        String type,
        boolean nullable,
        @Nullable String defaultSql,
        boolean autoIncrement,
        @Nullable Generated generated,
        @Nullable String collation,
        String options) {

    /** Defaults that say nothing, with a cast as some products write them. */
    private static final Pattern NOTHING = Pattern.compile("null(?:::.*)?", Pattern.CASE_INSENSITIVE);

    /** A column without further options. */
    public Column(
            String name,
            String type,
            boolean nullable,
            @Nullable String defaultSql,
            boolean autoIncrement,
            @Nullable Generated generated,
            @Nullable String collation) {
        this(name, type, nullable, defaultSql, autoIncrement, generated, collation, "");
    }

    /** A generated column's expression as SQL text, and whether its values are stored. */
    public record Generated(String expression, boolean stored) {}

    /** Whether it may be null and a row that says nothing of it gets something else. */
    public boolean hasOtherDefault() {
        return nullable && defaultSql != null && !NOTHING.matcher(defaultSql).matches();
    }

    /** A plain column. */
    public static Column of(String name, String type, boolean nullable, @Nullable String defaultSql) {
        return new Column(name, type, nullable, defaultSql, false, null, null, "");
    }
}
