package dev.lockstep.server.http;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.List;

/**
 * A request that cannot be answered as wished, for one or more reasons that the caller may see. Thrown by handlers,
 * rendered once by {@link HttpServer}. The stack is not recorded: these are answers, not accidents.
 */
public final class ApiException extends RuntimeException {

    private final transient List<ApiError> errors;
    private final transient Headers headers;

    /** A single error. */
    public ApiException(ApiError error) {
        this(List.of(error));
    }

    /**
     * Several errors, rendered in this order.
     *
     * @throws IllegalArgumentException if there are none
     */
    public ApiException(List<ApiError> errors) {
        this(errors, Headers.EMPTY);
    }

    private ApiException(List<ApiError> errors, Headers headers) {
        super(message(errors), null, false, false);
        this.errors = List.copyOf(errors);
        this.headers = headers;
    }

    /** The same with one more header in its answer. */
    public ApiException plusHeader(String name, String value) {
        return new ApiException(errors, headers.plus(name, value));
    }

    /** The errors, at least one. */
    public List<ApiError> errors() {
        return errors;
    }

    /**
     * The status of the whole answer: the one that all errors share. Errors of different statuses make a 500, as the
     * protocol has it, unless each of them is the caller's: 500 would tell clients to try the same request again later,
     * so those make a 400.
     */
    public int status() {
        int first = errors.getFirst().status();
        if (errors.stream().allMatch(error -> error.status() == first)) {
            return first;
        }
        return errors.stream().allMatch(error -> error.status() < 500) ? 400 : 500;
    }

    /** The body of the answer: {@code {"errors": […]}}. */
    public JsonObject toJson() {
        List<JsonValue> rendered =
                errors.stream().<JsonValue>map(ApiError::toJson).toList();
        return JsonObject.builder().put("errors", new JsonArray(rendered)).build();
    }

    /** The answer itself. */
    public Response toResponse() {
        var response = Response.json(status(), toJson());
        for (var header : headers.asMap().entrySet()) {
            for (var value : header.getValue()) {
                response = response.plusHeader(header.getKey(), value);
            }
        }
        return response;
    }

    private static String message(List<ApiError> errors) {
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("an exception needs at least one error");
        }
        return String.join(
                " ",
                errors.stream()
                        .map(error -> error.code() + ": " + error.message())
                        .toList());
    }
}
