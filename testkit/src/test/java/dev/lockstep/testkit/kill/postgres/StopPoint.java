package dev.lockstep.testkit.kill.postgres;

/**
 * Where an apply is stopped: at one of the requests that it sends to the server, each of which is answered before the next
 * is sent.
 *
 * @param request its number, from 1 on, over all connections
 */
record StopPoint(int request, Moment moment) {

    enum Moment {
        /** The server has not been sent the request; the one before it is done. */
        BEFORE,
        /** The server has been sent the request, and works on it or has done so; nobody is told. */
        DURING,
        /** The server is done with the request, and nobody is told. */
        ANSWERED
    }

    @Override
    public String toString() {
        return moment + " " + request;
    }
}
