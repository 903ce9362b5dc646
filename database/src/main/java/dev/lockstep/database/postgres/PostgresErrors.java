package dev.lockstep.database.postgres;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.ConstraintViolationException.Kind;
import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.DatabaseUnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns errors into ours by their SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
final class PostgresErrors {

    private PostgresErrors() {}

    /** Whether others hold what is needed; trying again may work. */
    static boolean isBusy(SQLException exception) {
        // lock not available
        return isGivenUp(exception) || state(exception).equals("55P03");
    }

    /** Whether the server gave up the transaction for the sake of others; it may be begun again. */
    static boolean isGivenUp(SQLException exception) {
        return switch (state(exception)) {
            // deadlock, serialization failure
            case "40P01", "40001" -> true;
            default -> false;
        };
    }

    /** Whether the server cannot be reached, is starting or going down, or takes no more connections. */
    static boolean isUnreachable(SQLException exception) {
        var state = state(exception);
        return state.startsWith("08")
                || switch (state) {
                    case "57P01", "57P02", "57P03", "57P05", "53300" -> true;
                    default -> false;
                };
    }

    /**
     * Whether a connection could not be made for now, and a later try may; not where one side does not trust the other or
     * will not encrypt, which the driver tells by the same states.
     */
    static boolean isAbsent(SQLException exception) {
        boolean distrusted = exception.getCause() instanceof SSLException;
        boolean failed = exception.getCause() instanceof IOException && !distrusted;
        return state(exception).startsWith("08") ? failed : isUnreachable(exception);
    }

    /** Whether a table is not there. */
    static boolean isMissing(SQLException exception) {
        return state(exception).equals("42P01");
    }

    private static String state(SQLException exception) {
        return exception.getSQLState() == null ? "" : exception.getSQLState();
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
        return switch (state(exception)) {
            case "23505", "23P01" -> violation(Kind.UNIQUE, message, exception);
            case "23502" -> violation(Kind.NOT_NULL, message, exception);
            case "23503", "23001" -> violation(Kind.FOREIGN_KEY, message, exception);
            case "23514" -> violation(Kind.CHECK, message, exception);
            case "22001" -> violation(Kind.TOO_LONG, message, exception);
            case "22003" -> violation(Kind.OUT_OF_RANGE, message, exception);
            default -> new DatabaseException(message, exception);
        };
    }

    private static ConstraintViolationException violation(Kind kind, String message, SQLException exception) {
        var told = exception instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return new ConstraintViolationException(
                kind, told == null ? null : told.getTable(), column(told), message, exception);
    }

    /** The column, unless the constraint is on several. */
    private static @Nullable String column(@Nullable ServerErrorMessage told) {
        if (told == null || told.getColumn() != null) {
            return told == null ? null : told.getColumn();
        }
        var detail = told.getDetail();
        if (detail == null || !detail.startsWith("Key (")) {
            return null;
        }
        int end = detail.indexOf(")=(");
        var column = end < 0 ? "" : detail.substring(5, end);
        if (column.isEmpty() || column.contains(", ")) {
            return null;
        }
        return column.startsWith("\"")
                ? column.substring(1, column.length() - 1).replace("\"\"", "\"")
                : column;
    }
}
