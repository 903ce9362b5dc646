package dev.lockstep.server.access;

import dev.lockstep.database.Database;
import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Query.Select;
import dev.lockstep.database.query.QueryRenderer;
import dev.lockstep.database.query.Rows;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import dev.lockstep.server.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who is asking. Nothing is remembered between requests, so a token that was taken away and a user who was
 * suspended are out at once. Safe for use by many threads.
 */
public final class Authenticator {

    private final Database database;
    private final QueryRenderer renderer;
    private final Supplier<ProjectState> state;
    private final SignedTokens signedTokens;
    private final Sessions sessions;
    private final LoginCookie cookie;

    /**
     * An authenticator over the users of a project.
     *
     * @param state the project; only its system tables are looked at
     * @param sessions knows which are open
     * @param cookie the one that holds a session
     */
    public Authenticator(
            Database database,
            Supplier<ProjectState> state,
            SignedTokens signedTokens,
            Sessions sessions,
            LoginCookie cookie) {
        this.database = database;
        this.renderer = QueryRenderer.of(database.vendor());
        this.state = state;
        this.signedTokens = signedTokens;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /**
     * Who is asking: the holder of the token in the {@code Authorization} header or in {@code access_token}, else of the
     * one in the session's cookie, or, without one, the public. The body is not read.
     *
     * @throws ApiException 400 INVALID_PAYLOAD if there is a token in both of the first places, 401 INVALID_CREDENTIALS if
     *     nobody holds it, 403 INVALID_TOKEN and 401 TOKEN_EXPIRED for tokens of a log-in; a cookie that will never be
     *     good again is emptied
     */
    public Accountability authenticate(Request request) {
        var token = token(request);
        if (token.isPresent()) {
            return holder(token.get(), request);
        }
        var session = cookie.value(request);
        return session.isPresent() ? ofCookie(session.get(), request) : Accountability.PUBLIC;
    }

    private Accountability ofCookie(String token, Request request) {
        try {
            return holder(token, request);
        } catch (ApiException refused) {
            boolean expired = refused.errors().contains(ApiError.tokenExpired());
            throw expired ? refused : refused.plusHeader("Set-Cookie", cookie.removed());
        }
    }

    private static Optional<String> token(Request request) {
        var inHeader = request.header("Authorization").flatMap(Authenticator::bearer);
        var inQuery = request.query()
                .value("access_token")
                .filter(JsonText.class::isInstance)
                .map(value -> ((JsonText) value).value())
                .filter(text -> !text.isEmpty());
        if (inHeader.isPresent() && inQuery.isPresent()) {
            throw ApiError.invalidPayload("The request uses more than one method for including an access token")
                    .asException();
        }
        return inHeader.or(() -> inQuery);
    }

    private static Optional<String> bearer(String header) {
        var words = header.split(" ", -1);
        boolean usable = words.length == 2 && words[0].equalsIgnoreCase("bearer") && !words[1].isEmpty();
        return usable ? Optional.of(words[1]) : Optional.empty();
    }

    private Accountability holder(String token, Request request) {
        var signed = SignedTokens.claims(token)
                ? Optional.of(signedTokens.verify(token))
                : Optional.<SignedTokens.Holder>empty();
        // Asked for before a connection is taken: whoever remembers the project may need one to look at it again.
        var schema = state.get().schema();
        var tables = SystemTables.of(schema);
        var address = request.remoteAddress();
        var found = database.read(connection -> {
            var rows = new Rows(connection, renderer);
            if (signed.isEmpty()) {
                return ofStaticToken(rows, tables, token, address);
            }
            var holder = signed.get();
            var session = holder.session();
            boolean open = session.isEmpty() || sessions.isOpen(rows, schema, session.get(), holder.user());
            return open ? ofUser(rows, tables, holder.user(), address) : Optional.<Accountability>empty();
        });
        return found.orElseThrow(() -> ApiError.invalidCredentials().asException());
    }

    private static Optional<Accountability> ofStaticToken(Rows rows, SystemTables tables, String token, String address)
            throws SQLException {
        var holding = Select.of(
                tables.users(),
                List.of("id", "role", "token"),
                Filter.equal("token", token).and(Filter.equal("status", "active")));
        for (var user : rows.select(holding)) {
            // Some products ignore case when they compare.
            if (user.get(0) instanceof String id && user.get(2) instanceof String held && same(held, token)) {
                return Optional.of(accountability(rows, tables, id, (String) user.get(1), address));
            }
        }
        return Optional.empty();
    }

    private static Optional<Accountability> ofUser(Rows rows, SystemTables tables, String id, String address)
            throws SQLException {
        var active = Select.of(
                tables.users(), List.of("role"), Filter.equal("id", id).and(Filter.equal("status", "active")));
        var found = rows.select(active);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(accountability(
                        rows, tables, id, (String) found.getFirst().getFirst(), address));
    }

    private static Accountability accountability(
            Rows rows, SystemTables tables, String id, @Nullable String role, String address) throws SQLException {
        boolean admin = AdminRights.read(rows, tables, address).holds(id, role);
        return new Accountability(id, role, admin);
    }

    private static boolean same(String first, String second) {
        return MessageDigest.isEqual(first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
    }
}
