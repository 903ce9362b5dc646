package dev.lockstep.server.http;

import java.io.IOException;

/** Answers requests of one kind. Called by many threads at once. */
@FunctionalInterface
public interface Handler {

    /**
     * The answer to a request.
     *
     * @throws ApiException for answers that are errors; every other exception becomes a 500 without details
     * @throws IOException if the body could not be read to its end
     */
    Response handle(Request request) throws IOException;
}
