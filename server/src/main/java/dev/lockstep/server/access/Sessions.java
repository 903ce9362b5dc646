package dev.lockstep.server.access;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Query.Delete;
import dev.lockstep.database.query.Query.Insert;
import dev.lockstep.database.query.Query.Select;
import dev.lockstep.database.query.Query.Update;
import dev.lockstep.database.query.Rows;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import dev.lockstep.server.values.StoredTimes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code directus_sessions}: each is a refresh token, or a session that a cookie holds. Those of shared items
 * and of programs that somebody let in are not ours to take. Every method works within the caller's transaction.
 * Thread-safe.
 */
public final class Sessions {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /** 384 bits. */
    private static final int TOKEN_LENGTH = 64;

    private final SecureRandom random = new SecureRandom();
    private final StoredTimes times;
    private final Clock clock;

    /** Sessions in a database of this product. */
    public Sessions(Vendor vendor, Clock clock) {
        this.times = new StoredTimes(vendor, clock.getZone());
        this.clock = clock;
    }

    /**
     * A session that is not over yet.
     *
     * @param next the one that has taken its place, for the short time that both are good
     */
    public record Session(String token, String user, Optional<String> next) {

        /** Everything but the tokens. */
        @Override
        public String toString() {
            return "Session[user=" + user + "]";
        }
    }

    /** Whether a user's session is not over yet. */
    boolean isOpen(Rows rows, DatabaseSchema schema, String token, String user) throws SQLException {
        return find(rows, schema, token)
                .filter(session -> session.user().equals(user))
                .isPresent();
    }

    /** The session with this token, unless it is over. */
    public Optional<Session> find(Rows rows, DatabaseSchema schema, String token) throws SQLException {
        var table = table(schema);
        var columns = List.of("token", "user", "expires", "next_token");
        for (var row : rows.select(Select.of(table, columns, ours(token)))) {
            // Some products ignore case when they compare.
            if (row.get(0) instanceof String held
                    && row.get(1) instanceof String user
                    && same(held, token)
                    && times.read(table, "expires", row.get(2))
                            .filter(clock.instant()::isBefore)
                            .isPresent()) {
                return Optional.of(new Session(held, user, Optional.ofNullable((String) row.get(3))));
            }
        }
        return Optional.empty();
    }

    /** Makes a session; answers with its token. */
    public String open(Rows rows, DatabaseSchema schema, String user, Caller caller, Duration lasting)
            throws SQLException {
        var table = table(schema);
        var token = newToken();
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("token", token);
        values.put("user", user);
        values.put("expires", at(table, lasting));
        values.put("ip", caller.address());
        values.put("user_agent", caller.userAgent());
        values.put("origin", caller.origin());
        rows.insert(Insert.one(table, values, null));
        return token;
    }

    /** Gives the session another token, and time; the one that it had is good for nothing any more. */
    public String rotate(Rows rows, DatabaseSchema schema, Session session, Duration lasting) throws SQLException {
        var table = table(schema);
        var token = newToken();
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("token", token);
        values.put("expires", at(table, lasting));
        rows.update(new Update(table, values, Filter.equal("token", session.token())));
        return token;
    }

    /**
     * Puts another session in the place of this one, which stays good for a while: a browser may have sent further
     * requests with its cookie. Who asks again meanwhile is told of the same successor.
     *
     * @return the successor's token; empty if it was ended, which ends this one, too
     */
    public Optional<String> succeed(
            Rows rows, DatabaseSchema schema, Session session, Caller caller, Duration lasting, Duration grace)
            throws SQLException {
        var table = table(schema);
        if (session.next().isPresent()) {
            SequencedMap<String, @Nullable Object> longer = new LinkedHashMap<>();
            longer.put("expires", at(table, lasting));
            var successor = session.next().get();
            boolean lives = rows.update(new Update(table, longer, ours(successor))) > 0;
            return lives ? Optional.of(successor) : Optional.empty();
        }
        var token = open(rows, schema, session.user(), caller, lasting);
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("next_token", token);
        values.put("expires", at(table, grace));
        rows.update(new Update(table, values, Filter.equal("token", session.token())));
        return Optional.of(token);
    }

    /** Ends a session, if there is one, and the one whose place it took. */
    public void close(Rows rows, DatabaseSchema schema, String token) throws SQLException {
        rows.delete(new Delete(table(schema), ours(token)));
        rows.delete(new Delete(table(schema), Filter.equal("next_token", token)));
    }

    /** Ends all sessions of a user. */
    public void closeAll(Rows rows, DatabaseSchema schema, String user) throws SQLException {
        rows.delete(new Delete(table(schema), Filter.equal("user", user)));
    }

    /** Removes what is over, whoever's it was. */
    public void clean(Rows rows, DatabaseSchema schema) throws SQLException {
        var table = table(schema);
        var now = times.stored(table, "expires", clock.instant());
        rows.delete(new Delete(table, new Filter.Compare("expires", Filter.Operator.LESS, now)));
    }

    private static Filter ours(String token) {
        return Filter.equal("token", token)
                .and(new Filter.Null("share", false))
                .and(new Filter.Null("oauth_client", false));
    }

    private Object at(Table table, Duration fromNow) {
        return times.stored(table, "expires", clock.instant().plus(fromNow));
    }

    private String newToken() {
        var token = new StringBuilder(TOKEN_LENGTH);
        for (int i = 0; i < TOKEN_LENGTH; i++) {
            token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return token.toString();
    }

    private static Table table(DatabaseSchema schema) {
        var table = schema.table("directus_sessions");
        if (table == null) {
            throw new IllegalStateException("the database has no table directus_sessions");
        }
        return table;
    }

    private static boolean same(String first, String second) {
        return MessageDigest.isEqual(first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
    }
}
