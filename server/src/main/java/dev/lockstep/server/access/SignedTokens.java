package dev.lockstep.server.access;

import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.http.ApiException;
import java.util.Base64;
import java.util.Optional;

/** Verifies tokens that a log-in gave out: JSON Web Tokens of the issuer {@code directus}. */
@FunctionalInterface
public interface SignedTokens {

    /**
     * Whom a token was given to.
     *
     * @param user the user's id
     * @param session the session that the token is good for as long as it lasts, if it belongs to one
     */
    record Holder(String user, Optional<String> session) {

        /** The user only: who knows a session can go on with it. */
        @Override
        public String toString() {
            return "Holder[user=" + user + "]";
        }
    }

    /**
     * Whom the token was given to. Whether the user and the session still exist is not looked at.
     *
     * @throws ApiException 403 INVALID_TOKEN if it is not signed by us, 401 TOKEN_EXPIRED if it was good once, 401
     *     INVALID_CREDENTIALS if it names no user
     */
    Holder verify(String token);

    /**
     * Whether a text is such a token, signed by whomever: three parts, two of them JSON objects, and the right issuer.
     * Every other text is a user's static token.
     */
    static boolean claims(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        return object(parts[0]).isPresent()
                && object(parts[1])
                        .flatMap(claims -> claims.text("iss"))
                        .filter("directus"::equals)
                        .isPresent();
    }

    private static Optional<JsonObject> object(String part) {
        try {
            var bytes = Base64.getUrlDecoder().decode(part);
            return JsonReader.read(bytes) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (IllegalArgumentException | DocumentException malformed) {
            return Optional.empty();
        }
    }
}
