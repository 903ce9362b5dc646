package dev.lockstep.server.access;

import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import dev.lockstep.server.http.Request;

/** Lets requests in or not, before anything of them but the address and the headers is looked at. Thread-safe. */
public final class Access {

    private final Authenticator authenticator;

    /** A gate that knows people as the authenticator does. */
    public Access(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /**
     * Who is asking, whoever it is.
     *
     * @throws ApiException as {@link Authenticator#authenticate}
     */
    public Accountability of(Request request) {
        return authenticator.authenticate(request);
    }

    /**
     * Lets administrators in.
     *
     * @throws ApiException 403 FORBIDDEN for all others; and as {@link Authenticator#authenticate}
     */
    public Accountability requireAdmin(Request request) {
        return requireAdmin(request, ApiError.forbidden());
    }

    /**
     * Lets administrators in, to a collection.
     *
     * @throws ApiException 403 FORBIDDEN for all others, in the words that are also said of a collection that does not
     *     exist; and as {@link Authenticator#authenticate}
     */
    public Accountability requireAdmin(Request request, String collection) {
        return requireAdmin(request, forbiddenCollection(collection));
    }

    private Accountability requireAdmin(Request request, ApiError refusal) {
        var who = authenticator.authenticate(request);
        if (!who.admin()) {
            throw refusal.asException();
        }
        return who;
    }

    /**
     * Lets in whoever is somebody.
     *
     * @throws ApiException 401 INVALID_CREDENTIALS for the public; and as {@link Authenticator#authenticate}
     */
    public Accountability requireUser(Request request) {
        var who = authenticator.authenticate(request);
        if (who.user() == null) {
            throw ApiError.invalidCredentials().asException();
        }
        return who;
    }

    /** 403, in the words for a collection that does not exist or may not be known to. */
    public static ApiError forbiddenCollection(String collection) {
        return ApiError.forbidden("You don't have permission to access collection \"" + collection
                + "\" or it does not exist. Queried in root.");
    }

    /** 403, in the words for a field that does not exist or may not be known to. */
    public static ApiError forbiddenField(String collection, String field) {
        return ApiError.forbidden("You don't have permission to access field \"" + field + "\" in collection \""
                + collection + "\" or it does not exist. Queried in root.");
    }
}
