package dev.lockstep.server.auth;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.server.access.Access;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.LoginCookie;
import dev.lockstep.server.access.SignedTokens;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import dev.lockstep.server.http.Body;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.http.Response;
import dev.lockstep.server.http.Route;
import dev.lockstep.server.settings.LoginSettings;
import dev.lockstep.server.settings.TokenSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code /auth}: signing in, staying so, and signing out. A token that comes along and is not good is refused here as
 * everywhere. Safe for use by many threads.
 */
public final class AuthRoutes {

    private final Access access;
    private final Login login;
    private final AccessTokens tokens;
    private final TokenSettings lasting;
    private final LoginSettings answers;
    private final LoginCookie refreshCookie;
    private final LoginCookie sessionCookie;

    /**
     * Routes over the users of a project.
     *
     * @param refreshCookie the cookie that holds a refresh token
     * @param sessionCookie the one that holds a session
     */
    public AuthRoutes(
            Access access,
            Login login,
            AccessTokens tokens,
            TokenSettings lasting,
            LoginSettings answers,
            LoginCookie refreshCookie,
            LoginCookie sessionCookie) {
        this.access = access;
        this.login = login;
        this.tokens = tokens;
        this.lasting = lasting;
        this.answers = answers;
        this.refreshCookie = refreshCookie;
        this.sessionCookie = sessionCookie;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/auth", this::providers),
                Route.post("/auth/login", this::login),
                Route.post("/auth/refresh", this::refresh),
                Route.post("/auth/logout", this::logout));
    }

    /** None but e-mail address and password, which is always there. */
    private Response providers(Request request) {
        access.of(request);
        return Response.json(
                200,
                JsonObject.builder()
                        .put("data", JsonArray.EMPTY)
                        .put("disableDefault", false)
                        .build());
    }

    private Response login(Request request) throws IOException {
        access.of(request);
        var wanted = LoginRequest.read(Body.optionalObject(request));
        long start = System.nanoTime();
        try {
            return answer(login.open(wanted, Caller.of(request)), wanted.mode());
        } catch (ApiException refused) {
            stall(start);
            throw refused;
        }
    }

    private Response refresh(Request request) throws IOException {
        access.of(request);
        var given = given(request);
        boolean inCookie = given.mode() == Mode.SESSION;
        return answer(login.refresh(given.token(), inCookie, Caller.of(request)), given.mode());
    }

    private Response logout(Request request) throws IOException {
        access.of(request);
        var given = given(request);
        login.close(given.token(), Caller.of(request));
        var done = Response.noContent();
        return switch (given.mode()) {
            case JSON -> done;
            case COOKIE -> done.plusHeader("Set-Cookie", refreshCookie.removed());
            case SESSION -> done.plusHeader("Set-Cookie", sessionCookie.removed());
        };
    }

    private Response answer(Grant grant, Mode mode) {
        var data = JsonObject.builder();
        return switch (mode) {
            case JSON ->
                Response.data(data.put("expires", lasting.accessTtl().toMillis())
                        .put("refresh_token", grant.session())
                        .put("access_token", tokens.issue(grant, Optional.empty(), lasting.accessTtl()))
                        .build());
            case COOKIE ->
                Response.data(data.put("expires", lasting.accessTtl().toMillis())
                                .put("access_token", tokens.issue(grant, Optional.empty(), lasting.accessTtl()))
                                .build())
                        .plusHeader("Set-Cookie", refreshCookie.set(grant.session()));
            case SESSION ->
                Response.data(data.put("expires", lasting.sessionTtl().toMillis())
                                .build())
                        .plusHeader(
                                "Set-Cookie",
                                sessionCookie.set(
                                        tokens.issue(grant, Optional.of(grant.session()), lasting.sessionTtl())));
        };
    }

    /** A refresh token and how it was given. */
    private record Given(String token, Mode mode) {}

    /** The token in the place that the mode says; without a mode the body's, else the cookie's. */
    private Given given(Request request) throws IOException {
        var body = Body.optionalObject(request);
        var inBody = body.text("refresh_token").filter(token -> !token.isEmpty());
        Optional<Mode> mode = body.get("mode") instanceof JsonText(var name)
                ? Mode.named(name)
                : Optional.of(inBody.isPresent() ? Mode.JSON : Mode.COOKIE);
        Optional<String> token = mode.flatMap(known -> switch (known) {
            case JSON -> inBody;
            case COOKIE -> refreshCookie.value(request);
            case SESSION -> session(request);
        });
        if (mode.isEmpty() || token.isEmpty()) {
            throw ApiError.invalidPayload("The refresh token is required in either the payload or cookie")
                    .asException();
        }
        return new Given(token.get(), mode.get());
    }

    private Optional<String> session(Request request) {
        return sessionCookie
                .value(request)
                .filter(SignedTokens::claims)
                .flatMap(token -> tokens.verify(token).session());
    }

    /** Waits until the log-in has taken as long as each that fails. */
    private void stall(long start) {
        var left = answers.stall().minus(Duration.ofNanos(System.nanoTime() - start));
        if (left.isPositive()) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
