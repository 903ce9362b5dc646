package dev.lockstep.server.auth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the attempts to sign in as a user since the last one that succeeded, for as long as the server runs. Thread-safe. */
final class LoginAttempts {

    /** By the user's id, so that it cannot grow beyond the number of users. */
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

    /** Counts an attempt before it is looked at, so that many at once are many; answers with how many there are now. */
    int count(String user) {
        return attempts.merge(user, 1, Integer::sum);
    }

    /** Begins anew: the user signed in, or was suspended. */
    void forget(String user) {
        attempts.remove(user);
    }
}
