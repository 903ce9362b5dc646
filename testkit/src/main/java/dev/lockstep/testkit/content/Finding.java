package dev.lockstep.testkit.content;

/**
 * Something that a snapshot says and the database does not show, or the other way round.
 *
 * @param entry section and name, as in {@code fields/article.title}
 * @param property as in {@code meta.note}, {@code column.type}
 */
public record Finding(String entry, String property, String message) {

    @Override
    public String toString() {
        return entry + " " + property + ": " + message;
    }
}
