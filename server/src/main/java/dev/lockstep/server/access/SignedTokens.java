package dev.lockstep.server.access;

import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import java.util.Base64;
import java.util.Optional;

/** Verifies tokens that a log-in gave out: JSON Web Tokens of the issuer {@code directus}. */
@FunctionalInterface
public interface SignedTokens {

    /** Verifies none: no log-in has given one out. */
    SignedTokens NONE = token -> {
        throw ApiError.invalidToken().asException();
    };

    /**
     * Who holds the token.
     *
     * @throws ApiException 403 INVALID_TOKEN if it is not signed by us, 401 TOKEN_EXPIRED if it was good once
     */
    Accountability verify(String token);

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
