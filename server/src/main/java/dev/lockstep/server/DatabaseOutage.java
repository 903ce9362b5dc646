package dev.lockstep.server;

import dev.lockstep.database.DatabaseBusyException;
import dev.lockstep.database.DatabaseUnavailableException;
import dev.lockstep.database.OutcomeUnknownException;
import dev.lockstep.database.UnfinishedChangeException;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.Handler;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.http.Response;
import java.io.IOException;

/**
 * Answers 503 where the database is held by others, out of reach, or in the middle of a change that cannot be taken back:
 * nothing was changed, and trying again may work; or, where it went while it committed, says that this is not known.
 */
final class DatabaseOutage implements Handler {

    private final Handler handler;

    DatabaseOutage(Handler handler) {
        this.handler = handler;
    }

    @Override
    public Response handle(Request request) throws IOException {
        try {
            return handler.handle(request);
        } catch (DatabaseBusyException busy) {
            throw ApiError.serviceUnavailable("database", "It is in use by others; nothing was changed")
                    .asException();
        } catch (DatabaseUnavailableException unavailable) {
            throw ApiError.serviceUnavailable("database", "It cannot be reached")
                    .asException();
        } catch (UnfinishedChangeException unfinished) {
            throw ApiError.serviceUnavailable("database", String.valueOf(unfinished.getMessage()))
                    .asException();
        } catch (OutcomeUnknownException unknown) {
            throw ApiError.serviceUnavailable(
                            "database",
                            "It went out of reach while a change was being committed: all of it was made or nothing;"
                                    + " look before you send it again")
                    .asException();
        }
    }
}
