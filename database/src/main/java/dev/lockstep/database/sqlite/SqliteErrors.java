package dev.lockstep.database.sqlite;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.ConstraintViolationException.Kind;
import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.DatabaseException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns errors of SQLite into ours by their result code (https://sqlite.org/rescode.html); the low byte of an extended
 * code is the plain one.
 */
final class SqliteErrors {

    static final int BUSY = 5;
    static final int LOCKED = 6;
    static final int CANNOT_OPEN = 14;
    static final int NOT_A_DATABASE = 26;

    private static final int CONSTRAINT = 19;
    private static final int CONSTRAINT_CHECK = CONSTRAINT | (1 << 8);
    private static final int CONSTRAINT_FOREIGN_KEY = CONSTRAINT | (3 << 8);
    private static final int CONSTRAINT_NOT_NULL = CONSTRAINT | (5 << 8);
    private static final int CONSTRAINT_PRIMARY_KEY = CONSTRAINT | (6 << 8);
    private static final int CONSTRAINT_UNIQUE = CONSTRAINT | (8 << 8);
    private static final int CONSTRAINT_ROWID = CONSTRAINT | (10 << 8);
    private static final int CONSTRAINT_DATATYPE = CONSTRAINT | (12 << 8);

    private static final Pattern PLACE =
            Pattern.compile("(?:constraint failed: | value in [A-Z]+ column )([^.]+)\\.([^,)]+)");

    private SqliteErrors() {}

    static int plainCode(SQLException exception) {
        return code(exception) & 0xff;
    }

    private static int code(SQLException exception) {
        // the driver puts the plain code in the exception and the extended one beside it
        return exception instanceof org.sqlite.SQLiteException sqlite
                ? sqlite.getResultCode().code
                : exception.getErrorCode();
    }

    static boolean isBusy(SQLException exception) {
        return plainCode(exception) == BUSY || plainCode(exception) == LOCKED;
    }

    /** @param doing what was tried, as the start of a sentence: "Reading from" */
    static DatabaseException translate(String doing, SQLException exception) {
        String message = doing + " the database failed: " + exception.getMessage();
        return switch (code(exception)) {
            case CONSTRAINT_UNIQUE, CONSTRAINT_PRIMARY_KEY, CONSTRAINT_ROWID ->
                violation(Kind.UNIQUE, message, exception);
            case CONSTRAINT_NOT_NULL -> violation(Kind.NOT_NULL, message, exception);
            case CONSTRAINT_FOREIGN_KEY -> violation(Kind.FOREIGN_KEY, message, exception);
            case CONSTRAINT_CHECK -> violation(Kind.CHECK, message, exception);
            case CONSTRAINT_DATATYPE -> violation(Kind.OUT_OF_RANGE, message, exception);
            default -> {
                if (isBusy(exception)) {
                    yield new DatabaseBusyException(
                            "The database is in use by others for longer than we wait; nothing was changed.",
                            exception);
                }
                yield new DatabaseException(message, exception);
            }
        };
    }

    private static ConstraintViolationException violation(Kind kind, String message, SQLException exception) {
        String text = exception.getMessage() == null ? "" : exception.getMessage();
        var place = PLACE.matcher(text);
        boolean found = kind != Kind.CHECK && place.find();
        return new ConstraintViolationException(
                kind, found ? place.group(1) : null, found ? column(text, place.group(2)) : null, message, exception);
    }

    /** The column, unless the constraint is on several. */
    private static @Nullable String column(String message, String first) {
        return message.contains(", ") ? null : first;
    }
}
