package dev.lockstep.server.http;

/**
 * Which handler answers a method on paths of a shape.
 *
 * <p>A template is made of segments: {@code /items/:collection/:id} has one fixed text and two parameters. A last
 * segment such as {@code *file} takes the rest of the path, however many segments it has, and at least one.
 *
 * @param method the method, upper case; a route for GET answers HEAD too
 * @param template the shape, starting with a slash
 * @param handler what answers
 */
public record Route(String method, String template, Handler handler) {

    public Route {
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("a template starts with a slash: " + template);
        }
    }

    /** A route for GET and HEAD. */
    public static Route get(String template, Handler handler) {
        return new Route("GET", template, handler);
    }

    /** A route for POST. */
    public static Route post(String template, Handler handler) {
        return new Route("POST", template, handler);
    }

    /** A route for PATCH. */
    public static Route patch(String template, Handler handler) {
        return new Route("PATCH", template, handler);
    }

    /** A route for DELETE. */
    public static Route delete(String template, Handler handler) {
        return new Route("DELETE", template, handler);
    }

    /** A route for SEARCH: a GET whose query stands in the body. */
    public static Route search(String template, Handler handler) {
        return new Route("SEARCH", template, handler);
    }
}
