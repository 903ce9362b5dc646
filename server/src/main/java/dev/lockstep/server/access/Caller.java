package dev.lockstep.server.access;

import dev.lockstep.server.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as it is written down.
 *
 * @param address the address at the other end of the connection
 * @param userAgent what the program calls itself, null if it does not say
 * @param origin the origin of the page that asked, null if it was none
 */
public record Caller(
        String address,
        @Nullable String userAgent,
        @Nullable String origin) {

    /** The columns hold 255 characters of an origin, and a name longer than this is no name. */
    private static final int LONGEST_ORIGIN = 255;

    private static final int LONGEST_USER_AGENT = 1024;

    /** Who sent the request. */
    public static Caller of(Request request) {
        return new Caller(
                request.remoteAddress(),
                cut(request.header("User-Agent").orElse(null), LONGEST_USER_AGENT),
                cut(request.header("Origin").orElse(null), LONGEST_ORIGIN));
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }
}
