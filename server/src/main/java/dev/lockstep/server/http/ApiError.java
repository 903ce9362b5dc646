package dev.lockstep.server.http;

import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a request failed, as the caller sees it. Immutable and safe to share between threads.
 *
 * @param status the HTTP status, 400 to 599
 * @param code the stable code, upper case with underscores
 * @param message one sentence for people
 * @param extensions what programs may want to know, without the code
 */
public record ApiError(int status, String code, String message, JsonObject extensions) {

    public ApiError {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("not an error status: " + status);
        }
    }

    /** 400, the body or a parameter is wrong: the reason is a sentence without its full stop. */
    public static ApiError invalidPayload(String reason) {
        return withReason(400, "INVALID_PAYLOAD", "Invalid payload. " + reason + ".", reason);
    }

    /** 400, the query is wrong: the reason is a sentence without its full stop. */
    public static ApiError invalidQuery(String reason) {
        return withReason(400, "INVALID_QUERY", "Invalid query. " + reason + ".", reason);
    }

    /** 400, a part of the path is wrong: the reason is a sentence without its full stop. */
    public static ApiError invalidPathParameter(String reason) {
        return withReason(400, "INVALID_PATH_PARAMETER", "Invalid path. " + reason + ".", reason);
    }

    /** 409, the state of things does not let it be done now: the reason is a sentence without its full stop. */
    public static ApiError conflict(String reason) {
        return withReason(409, "CONFLICT", reason + ".", reason);
    }

    /** 400, what arrived is not HTTP as this server understands it. */
    public static ApiError badRequest(String reason) {
        return withReason(400, "BAD_REQUEST", "Bad request. " + reason + ".", reason);
    }

    /** 401, nobody is known by these credentials. */
    public static ApiError invalidCredentials() {
        return plain(401, "INVALID_CREDENTIALS", "Invalid user credentials.");
    }

    /** 401, the password was right, but the one-time password that belongs to it was not. */
    public static ApiError invalidOtp() {
        return plain(401, "INVALID_OTP", "Invalid user OTP.");
    }

    /** 401, the user was good once. */
    public static ApiError userSuspended() {
        return plain(401, "USER_SUSPENDED", "User suspended.");
    }

    /** 401, the token was good once. */
    public static ApiError tokenExpired() {
        return plain(401, "TOKEN_EXPIRED", "Token expired.");
    }

    /** 403, the token is not one of ours. */
    public static ApiError invalidToken() {
        return plain(403, "INVALID_TOKEN", "Invalid token.");
    }

    /** 403, said of everything that the caller may not know more about. */
    public static ApiError forbidden() {
        return plain(403, "FORBIDDEN", "You don't have permission to access this.");
    }

    /** 403 with a reason: a whole sentence with its full stop, which is the message too. */
    public static ApiError forbidden(String reason) {
        return withReason(403, "FORBIDDEN", reason, reason);
    }

    /** 404, no such path, or not with this method. */
    public static ApiError routeNotFound(String path) {
        return new ApiError(
                404,
                "ROUTE_NOT_FOUND",
                "Route " + path + " doesn't exist.",
                JsonObject.builder().put("path", path).build());
    }

    /** 408, the caller sends so slowly that we do not wait on. */
    public static ApiError requestTimeout() {
        return plain(408, "OUT_OF_TIME", "The request body did not arrive in time.");
    }

    /** 413, more than a setting allows; the setting is named, since who runs the server can raise it. */
    public static ApiError contentTooLarge(BodyLimit limit) {
        return new ApiError(
                413,
                "CONTENT_TOO_LARGE",
                "Uploaded content is too large: the limit is " + limit.bytes() + " bytes, set by " + limit.setting()
                        + ".",
                JsonObject.builder()
                        .put("limit", limit.bytes())
                        .put("setting", limit.setting())
                        .build());
    }

    /** 415, a type that cannot be read, and where it was said: {@code Content-Type header}. */
    public static ApiError unsupportedMediaType(String mediaType, String where) {
        return new ApiError(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "Unsupported media type \"" + mediaType + "\" in " + where + ".",
                JsonObject.builder()
                        .put("mediaType", mediaType)
                        .put("where", where)
                        .build());
    }

    /** 400, a value that may stand only once stands there already. */
    public static ApiError recordNotUnique(
            @Nullable String collection, @Nullable String field, @Nullable JsonValue value) {
        return database(
                        "RECORD_NOT_UNIQUE",
                        "Value" + place(collection, field) + " has to be unique.",
                        collection,
                        field)
                .withExtension("value", value);
    }

    /** 400, null where there must be a value. */
    public static ApiError notNullViolation(@Nullable String collection, @Nullable String field) {
        return database(
                "NOT_NULL_VIOLATION", "Value" + place(collection, field) + " can't be null.", collection, field);
    }

    /** 400, a text that is longer than its column. */
    public static ApiError valueTooLong(
            @Nullable String collection, @Nullable String field, @Nullable JsonValue value) {
        return database("VALUE_TOO_LONG", "Value" + place(collection, field) + " is too long.", collection, field)
                .withExtension("value", value);
    }

    /** 400, a number that its column cannot hold. */
    public static ApiError valueOutOfRange(
            @Nullable String collection, @Nullable String field, @Nullable JsonValue value) {
        return database(
                        "VALUE_OUT_OF_RANGE",
                        "Value" + place(collection, field) + " is out of range.",
                        collection,
                        field)
                .withExtension("value", value);
    }

    /** 400, a reference to a row that is not there, or the removal of one that is referred to. */
    public static ApiError invalidForeignKey(
            @Nullable String collection, @Nullable String field, @Nullable JsonValue value) {
        return database(
                        "INVALID_FOREIGN_KEY",
                        "Invalid foreign key" + place(collection, field) + ".",
                        collection,
                        field)
                .withExtension("value", value);
    }

    /** 400, a field cannot be made required because rows have no value in it. */
    public static ApiError containsNullValues(String collection, String field) {
        return database(
                "CONTAINS_NULL_VALUES",
                "Field \"" + field + "\" in collection \"" + collection + "\" contains null values.",
                collection,
                field);
    }

    /** 422, understood but not possible: the reason is a sentence without its full stop. */
    public static ApiError unprocessableContent(String reason) {
        return withReason(422, "UNPROCESSABLE_CONTENT", "Can't process content. " + reason + ".", reason);
    }

    /** 500, said of everything unexpected; the id also stands in the log. */
    public static ApiError internalServerError(String id) {
        return new ApiError(
                500,
                "INTERNAL_SERVER_ERROR",
                "An unexpected error occurred.",
                JsonObject.builder().put("id", id).build());
    }

    /** 503, a part of the server cannot answer now: the reason is a sentence without its full stop. */
    public static ApiError serviceUnavailable(String service, String reason) {
        return new ApiError(
                503,
                "SERVICE_UNAVAILABLE",
                "Service \"" + service + "\" is unavailable. " + reason + ".",
                JsonObject.builder()
                        .put("service", service)
                        .put("reason", reason)
                        .build());
    }

    /** The same error with one more thing for programs to know; null becomes a JSON null. */
    public ApiError withExtension(String name, @Nullable JsonValue value) {
        return new ApiError(status, code, message, extensions.with(name, value == null ? JsonNull.NULL : value));
    }

    /** This error thrown. */
    public ApiException asException() {
        return new ApiException(this);
    }

    /** The error in an answer: message, then extensions with the code last. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("message", message)
                .put("extensions", extensions.without("code").with("code", JsonValue.of(code)))
                .build();
    }

    private static ApiError plain(int status, String code, String message) {
        return new ApiError(status, code, message, JsonObject.EMPTY);
    }

    private static ApiError withReason(int status, String code, String message, String reason) {
        return new ApiError(
                status,
                code,
                message,
                JsonObject.builder().put("reason", reason).build());
    }

    private static ApiError database(String code, String message, @Nullable String collection, @Nullable String field) {
        return new ApiError(
                400,
                code,
                message,
                JsonObject.builder()
                        .put("collection", collection)
                        .put("field", field)
                        .build());
    }

    private static String place(@Nullable String collection, @Nullable String field) {
        var inField = field == null ? "" : " for field \"" + field + "\"";
        var inCollection = collection == null ? "" : " in collection \"" + collection + "\"";
        return inField + inCollection;
    }
}
