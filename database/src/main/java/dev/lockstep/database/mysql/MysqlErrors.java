package dev.lockstep.database.mysql;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.ConstraintViolationException.Kind;
import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.DatabaseUnavailableException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns errors into ours by their numbers (https://mariadb.com/kb/en/mariadb-error-code-reference/). */
final class MysqlErrors {

    private static final Pattern COLUMN = Pattern.compile("(?:[Cc]olumn|Field) '([^']+)'");
    /** Of a foreign key, the message holds the table and the declaration. */
    private static final Pattern FOREIGN =
            Pattern.compile("\\(`[^`]+`\\.`([^`]+)`, CONSTRAINT `[^`]+` FOREIGN KEY \\(`([^`]+)`\\)");

    private MysqlErrors() {}

    /** Whether others hold what is needed; trying again may work. */
    static boolean isBusy(SQLException exception) {
        // lock wait timeout
        return isGivenUp(exception) || exception.getErrorCode() == 1205;
    }

    /** Whether the transaction cannot go on beside others; it may be begun again. */
    static boolean isGivenUp(SQLException exception) {
        return switch (exception.getErrorCode()) {
            // deadlock, of rows or of tables; a row that was changed, or a table that was made anew, since it began
            case 1213, 1020, 1412 -> true;
            default -> false;
        };
    }

    /** Whether a table is gone, or was made anew since the transaction fixed what it sees. */
    static boolean isOvertaken(SQLException exception) {
        return isAbsent(exception) || exception.getErrorCode() == 1412;
    }

    /** Whether there is no such table. */
    static boolean isAbsent(SQLException exception) {
        return exception.getErrorCode() == 1146;
    }

    /** Whether a table would have rows that the server has no room for. */
    static boolean isTooWide(SQLException exception) {
        return exception.getErrorCode() == 1118;
    }

    /** Whether the server cannot be reached, is going down, or takes no more connections. */
    static boolean isUnreachable(SQLException exception) {
        var state = exception.getSQLState();
        return (state != null && state.startsWith("08"))
                || switch (exception.getErrorCode()) {
                    case 1040, 1053, 1152, 1158, 1159, 1160, 1161, 1203, 1927, 2002, 2003, 2006, 2013 -> true;
                    default -> false;
                };
    }

    /** @param doing what was tried, as the start of a sentence: "Reading from" */
    static DatabaseException translate(String doing, SQLException exception) {
        if (isBusy(exception)) {
            return new DatabaseBusyException(
                    "The database is in use by others for longer than we wait; nothing was changed.", exception);
        }
        if (isUnreachable(exception)) {
            return new DatabaseUnavailableException("The database cannot be reached.", exception);
        }
        String message = doing + " the database failed: " + exception.getMessage();
        return switch (exception.getErrorCode()) {
            case 1062, 1169, 1586 -> violation(Kind.UNIQUE, message, exception);
            case 1048, 1364, 1263, 1138 -> violation(Kind.NOT_NULL, message, exception);
            case 1216, 1217, 1451, 1452 -> violation(Kind.FOREIGN_KEY, message, exception);
            case 3819, 4025 -> violation(Kind.CHECK, message, exception);
            // too long a value, and all of a row together
            case 1406, 1118 -> violation(Kind.TOO_LONG, message, exception);
            case 1264, 1690 -> violation(Kind.OUT_OF_RANGE, message, exception);
            default -> new DatabaseException(message, exception);
        };
    }

    private static ConstraintViolationException violation(Kind kind, String message, SQLException exception) {
        var told = String.valueOf(exception.getMessage());
        var foreign = FOREIGN.matcher(told);
        if (foreign.find()) {
            return new ConstraintViolationException(kind, foreign.group(1), foreign.group(2), message, exception);
        }
        return new ConstraintViolationException(kind, null, column(told), message, exception);
    }

    private static @Nullable String column(String told) {
        var match = COLUMN.matcher(told);
        return match.find() ? match.group(1) : null;
    }
}
