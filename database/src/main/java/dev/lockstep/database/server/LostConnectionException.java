package dev.lockstep.database.server;

import java.sql.SQLException;

/** A connection was lost before anything was done on it. */
final class LostConnectionException extends SQLException {

    private static final long serialVersionUID = 1L;

    LostConnectionException(SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }
}
