package dev.lockstep.server.auth;

import dev.lockstep.database.Database;
import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Query.Insert;
import dev.lockstep.database.query.Query.Select;
import dev.lockstep.database.query.Query.Update;
import dev.lockstep.database.query.QueryRenderer;
import dev.lockstep.database.query.Rows;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.server.access.AdminRights;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.PasswordHash;
import dev.lockstep.server.access.Sessions;
import dev.lockstep.server.access.Sessions.Session;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import dev.lockstep.server.settings.TokenSettings;
import dev.lockstep.server.values.StoredTimes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens, continues and ends the sessions of users. Thread-safe. */
public final class Login {

    /** Nobody's. Whoever is unknown costs as much time as somebody who is known. */
    private static final String NOBODYS_HASH =
            "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Database database;
    private final QueryRenderer renderer;
    private final Supplier<ProjectState> state;
    private final PasswordHash passwords;
    private final Sessions sessions;
    private final StoredTimes times;
    private final TokenSettings settings;
    private final Clock clock;
    private final LoginAttempts attempts = new LoginAttempts();

    /**
     * Log-ins to a project.
     *
     * @param state the project; only its system tables are looked at
     */
    public Login(
            Database database,
            Supplier<ProjectState> state,
            PasswordHash passwords,
            Sessions sessions,
            TokenSettings settings,
            Clock clock) {
        this.database = database;
        this.renderer = QueryRenderer.of(database.vendor());
        this.state = state;
        this.passwords = passwords;
        this.sessions = sessions;
        this.times = new StoredTimes(database.vendor(), clock.getZone());
        this.settings = settings;
        this.clock = clock;
    }

    /** A user as signing in needs him. */
    private record User(
            String id,
            @Nullable String role,
            @Nullable String password,
            @Nullable String otpSecret,
            String status,
            boolean local) {

        boolean mayEnter() {
            return status.equals("active") && local && password != null;
        }
    }

    /**
     * Signs somebody in: opens a session, and writes down that he was here. After as many attempts as the project allows,
     * one more that fails suspends the user.
     *
     * @throws ApiException 401 INVALID_CREDENTIALS, whatever the reason; 401 INVALID_OTP if only the one-time password is
     *     wrong
     */
    Grant open(LoginRequest request, Caller caller) {
        var tables = AuthTables.of(state.get().schema());
        var user = database.read(connection -> byEmail(rows(connection), tables, request.email()))
                .filter(User::mayEnter);
        int attempt = user.map(known -> attempts.count(known.id())).orElse(0);
        boolean right =
                passwords.verify(request.password(), user.map(User::password).orElse(NOBODYS_HASH));
        if (user.isEmpty()) {
            throw ApiError.invalidCredentials().asException();
        }
        boolean confirmed = right && confirms(user.get(), request.otp());
        if (!confirmed) {
            suspendAfter(tables, user.get(), attempt);
            throw (right ? ApiError.invalidOtp() : ApiError.invalidCredentials()).asException();
        }
        var grant = database.write(connection -> {
            var rows = rows(connection);
            // Hashing took its time, and somebody may have been shut out or have got another password meanwhile.
            var now = byId(rows, tables, user.get().id()).filter(user.get()::equals);
            return now.isEmpty() ? Optional.<Grant>empty() : Optional.of(enter(rows, tables, now.get(), caller));
        });
        attempts.forget(user.get().id());
        return grant.orElseThrow(() -> ApiError.invalidCredentials().asException());
    }

    /**
     * Goes on with the session of a refresh token.
     *
     * @param inCookie whether it is a session that a cookie holds, which gets a successor; else it gets another token
     * @throws ApiException 401 INVALID_CREDENTIALS if there is none, 401 USER_SUSPENDED
     */
    Grant refresh(String token, boolean inCookie, Caller caller) {
        var tables = AuthTables.of(state.get().schema());
        var outcome = database.write(connection -> refresh(rows(connection), tables, token, inCookie, caller));
        return outcome.orElseThrow();
    }

    /** Ends the session of a refresh token, if there is one. */
    void close(String token, Caller caller) {
        var tables = AuthTables.of(state.get().schema());
        database.write(connection -> {
            var rows = rows(connection);
            var session = sessions.find(rows, tables.schema(), token);
            sessions.close(rows, tables.schema(), token);
            if (session.isPresent()) {
                record(rows, tables, "logout", session.get().user(), caller);
            }
            return true;
        });
    }

    /** What is kept, be it a refusal: that an exception was thrown would undo the end of a session. */
    private record Outcome(@Nullable Grant grant, ApiError refusal) {

        static Outcome refused(ApiError error) {
            return new Outcome(null, error);
        }

        Grant orElseThrow() {
            if (grant == null) {
                throw refusal.asException();
            }
            return grant;
        }
    }

    private Outcome refresh(Rows rows, AuthTables tables, String token, boolean inCookie, Caller caller)
            throws SQLException {
        var session = sessions.find(rows, tables.schema(), token);
        if (session.isEmpty()) {
            return Outcome.refused(ApiError.invalidCredentials());
        }
        var user = byId(rows, tables, session.get().user());
        if (user.isEmpty() || !user.get().status().equals("active")) {
            sessions.close(rows, tables.schema(), token);
            boolean suspended =
                    user.filter(it -> it.status().equals("suspended")).isPresent();
            return Outcome.refused(suspended ? ApiError.userSuspended() : ApiError.invalidCredentials());
        }
        var next = inCookie
                ? successor(rows, tables, session.get(), caller)
                : Optional.of(sessions.rotate(rows, tables.schema(), session.get(), settings.refreshTtl()));
        if (next.isEmpty()) {
            return Outcome.refused(ApiError.invalidCredentials());
        }
        seen(rows, tables, user.get().id());
        return new Outcome(grant(rows, tables, user.get(), caller, next.get()), ApiError.invalidCredentials());
    }

    private Optional<String> successor(Rows rows, AuthTables tables, Session session, Caller caller)
            throws SQLException {
        return sessions.succeed(rows, tables.schema(), session, caller, settings.sessionTtl(), settings.sessionGrace());
    }

    private Grant enter(Rows rows, AuthTables tables, User user, Caller caller) throws SQLException {
        sessions.clean(rows, tables.schema());
        var session = sessions.open(rows, tables.schema(), user.id(), caller, settings.refreshTtl());
        seen(rows, tables, user.id());
        record(rows, tables, "login", user.id(), caller);
        return grant(rows, tables, user, caller, session);
    }

    private static Grant grant(Rows rows, AuthTables tables, User user, Caller caller, String session)
            throws SQLException {
        boolean admin =
                AdminRights.read(rows, tables.schema(), caller.address()).holds(user.id(), user.role());
        boolean app = AdminRights.readAppAccess(rows, tables.schema(), caller.address())
                .holds(user.id(), user.role());
        return new Grant(user.id(), user.role(), admin, app, session);
    }

    private void seen(Rows rows, AuthTables tables, String user) throws SQLException {
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("last_access", times.stored(tables.users(), "last_access", clock.instant()));
        rows.update(new Update(tables.users(), values, Filter.equal("id", user)));
    }

    private void record(Rows rows, AuthTables tables, String action, String user, Caller caller) throws SQLException {
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("action", action);
        values.put("user", user);
        values.put("timestamp", times.stored(tables.activity(), "timestamp", clock.instant()));
        values.put("ip", caller.address());
        values.put("user_agent", caller.userAgent());
        values.put("collection", tables.users().name());
        values.put("item", user);
        values.put("origin", caller.origin());
        rows.insert(Insert.one(tables.activity(), values, null));
    }

    private boolean confirms(User user, Optional<String> otp) {
        var secret = user.otpSecret();
        return secret == null
                || otp.filter(given -> OneTimePassword.matches(secret, given, clock.instant()))
                        .isPresent();
    }

    private void suspendAfter(AuthTables tables, User user, int attempt) {
        var allowed = database.read(connection -> allowedAttempts(rows(connection), tables));
        if (allowed.isEmpty() || attempt <= allowed.get()) {
            return;
        }
        database.write(connection -> {
            var rows = rows(connection);
            SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("status", "suspended");
            rows.update(new Update(tables.users(), values, Filter.equal("id", user.id())));
            sessions.closeAll(rows, tables.schema(), user.id());
            return true;
        });
        attempts.forget(user.id());
    }

    /** How many attempts may fail in a row; empty for any number. */
    private static Optional<Long> allowedAttempts(Rows rows, AuthTables tables) throws SQLException {
        var found = rows.select(Select.of(tables.settings(), List.of("auth_login_attempts"), Filter.all())
                .limited(1));
        return found.isEmpty() || !(found.getFirst().getFirst() instanceof Number allowed)
                ? Optional.empty()
                : Optional.of(allowed.longValue());
    }

    private static Optional<User> byEmail(Rows rows, AuthTables tables, String email) throws SQLException {
        return user(rows, tables, new Filter.SameText("email", email));
    }

    private static Optional<User> byId(Rows rows, AuthTables tables, String id) throws SQLException {
        return user(rows, tables, Filter.equal("id", id));
    }

    private static Optional<User> user(Rows rows, AuthTables tables, Filter filter) throws SQLException {
        var columns = List.of("id", "role", "password", "tfa_secret", "status", "provider");
        var found = rows.select(Select.of(tables.users(), columns, filter));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var row = found.getFirst();
        return Optional.of(new User(
                String.valueOf(Objects.requireNonNull(row.get(0))),
                (String) row.get(1),
                (String) row.get(2),
                (String) row.get(3),
                String.valueOf(row.get(4)),
                "default".equals(row.get(5))));
    }

    private Rows rows(Connection connection) {
        return new Rows(connection, renderer);
    }
}
