package dev.lockstep.server.items;

import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.DatabaseUnavailableException;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.Handler;

/** Says of a database that does not answer what clients understand: try again later. */
public final class DatabaseErrors {

    private DatabaseErrors() {}

    /** A handler that answers 503 SERVICE_UNAVAILABLE where the database is busy or cannot be reached. */
    public static Handler guarding(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (DatabaseBusyException busy) {
                throw ApiError.serviceUnavailable("database", "It is in use by others; nothing was changed")
                        .asException();
            } catch (DatabaseUnavailableException unavailable) {
                throw ApiError.serviceUnavailable("database", "It cannot be reached")
                        .asException();
            }
        };
    }
}
