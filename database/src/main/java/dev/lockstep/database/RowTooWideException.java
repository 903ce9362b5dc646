package dev.lockstep.database;

import java.sql.SQLException;

/** A server refused a table since a row of it would be too wide; what the change did before is undone. */
public final class RowTooWideException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RowTooWideException(String message, SQLException cause) {
        super(message, cause);
    }
}
