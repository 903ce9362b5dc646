package dev.lockstep.server.auth;

import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import dev.lockstep.server.users.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends to sign in.
 *
 * @param otp the one-time password, for users who have one
 */
record LoginRequest(String email, String password, Optional<String> otp, Mode mode) {

    /**
     * Reads the body of a request; further members do not matter.
     *
     * @throws ApiException 400 INVALID_PAYLOAD with the first thing that is wrong, in the order that Directus looks
     */
    static LoginRequest read(JsonObject body) {
        var email = text(body, "email");
        if (!EmailAddress.isValid(email)) {
            throw invalid("\"email\" must be a valid email");
        }
        var password = text(body, "password");
        var mode = mode(body.get("mode"));
        Optional<String> otp = body.has("otp") ? Optional.of(text(body, "otp")) : Optional.empty();
        return new LoginRequest(email, password, otp, mode);
    }

    private static Mode mode(@Nullable JsonValue given) {
        if (given == null) {
            return Mode.JSON;
        }
        Optional<Mode> known = given instanceof JsonText(var name) ? Mode.named(name) : Optional.empty();
        return known.orElseThrow(() -> invalid("\"mode\" must be one of [cookie, json, session]"));
    }

    private static String text(JsonObject body, String name) {
        return switch (body.get(name)) {
            case null -> throw invalid("\"" + name + "\" is required");
            case JsonText(var text) when text.isEmpty() -> throw invalid("\"" + name + "\" is not allowed to be empty");
            case JsonText(var text) -> text;
            default -> throw invalid("\"" + name + "\" must be a string");
        };
    }

    private static ApiException invalid(String reason) {
        return ApiError.invalidPayload(reason).asException();
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "LoginRequest[email=" + email + ", mode=" + mode + "]";
    }
}
