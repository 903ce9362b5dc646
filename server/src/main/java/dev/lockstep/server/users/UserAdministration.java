package dev.lockstep.server.users;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.Database;
import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Query.Count;
import dev.lockstep.database.query.Query.Insert;
import dev.lockstep.database.query.Query.Select;
import dev.lockstep.database.query.Query.Update;
import dev.lockstep.database.query.QueryRenderer;
import dev.lockstep.database.query.Rows;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import dev.lockstep.server.access.AdminRights;
import dev.lockstep.server.access.PasswordHash;
import dev.lockstep.server.users.UserException.Code;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes users and gives and takes their tokens, for whoever has the database at hand: no rights are asked for. Users are
 * named by their e-mail address, whose case does not count. Safe for use by many threads.
 */
public final class UserAdministration {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** 238 bits. */
    private static final int TOKEN_LENGTH = 40;

    private final Database database;
    private final QueryRenderer renderer;
    private final Supplier<ProjectState> state;
    private final PasswordHash passwords;
    private final SecureRandom random = new SecureRandom();

    /** Administration of a project's users. */
    public UserAdministration(Database database, Supplier<ProjectState> state, PasswordHash passwords) {
        this.database = database;
        this.renderer = QueryRenderer.of(database.vendor());
        this.state = state;
        this.passwords = passwords;
    }

    /** The user with this address. */
    public Optional<User> find(String email) {
        var schema = state.get().schema();
        return database.read(connection -> find(new Rows(connection, renderer), schema, email));
    }

    /**
     * Makes an active user without a token.
     *
     * @param password null for a user who cannot log in
     * @throws UserException INVALID_EMAIL, EMAIL_TAKEN, or NO_ADMIN_POLICY
     */
    public User create(String email, boolean admin, @Nullable String password) {
        if (!EmailAddress.isValid(email)) {
            throw new UserException(Code.INVALID_EMAIL, "\"" + email + "\" is no e-mail address.");
        }
        var hash = password == null ? null : passwords.hash(password);
        var schema = state.get().schema();
        try {
            return database.write(connection -> create(new Rows(connection, renderer), schema, email, admin, hash));
        } catch (ConstraintViolationException violation) {
            if (violation.kind() == ConstraintViolationException.Kind.UNIQUE) {
                throw taken(email);
            }
            throw violation;
        }
    }

    /**
     * Gives the user a new token in place of the one he may have, which stops working at once. The token is told this once.
     *
     * @throws UserException UNKNOWN_USER
     */
    public String replaceToken(String email) {
        var token = new StringBuilder();
        for (int i = 0; i < TOKEN_LENGTH; i++) {
            token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        setToken(email, token.toString());
        return token.toString();
    }

    /**
     * Takes the user's token, which stops working at once.
     *
     * @return whether he had one
     * @throws UserException UNKNOWN_USER
     */
    public boolean revokeToken(String email) {
        return setToken(email, null).token();
    }

    /** Sets the token; the user as he was before. */
    private User setToken(String email, @Nullable String token) {
        var schema = state.get().schema();
        return database.write(connection -> {
            var rows = new Rows(connection, renderer);
            var user = find(rows, schema, email)
                    .orElseThrow(() ->
                            new UserException(Code.UNKNOWN_USER, "No user has the e-mail address \"" + email + "\"."));
            SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("token", token);
            rows.update(new Update(users(schema), values, Filter.equal("id", user.id())));
            return user;
        });
    }

    private static User create(Rows rows, DatabaseSchema schema, String email, boolean admin, @Nullable String hash)
            throws SQLException {
        if (rows.count(new Count(users(schema), new Filter.SameText("email", email))) > 0) {
            throw taken(email);
        }
        var id = UUID.randomUUID().toString();
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("email", email);
        values.put("password", hash);
        values.put("status", "active");
        var role = admin ? AdminRights.readUnrestricted(rows, schema).anyRole() : null;
        values.put("role", role);
        rows.insert(Insert.one(users(schema), values, null));
        if (admin && role == null) {
            givePolicy(rows, schema, id);
        }
        return new User(id, email, true, admin, false);
    }

    /** Where no role makes administrators, a policy may, given to the user himself. */
    private static void givePolicy(Rows rows, DatabaseSchema schema, String user) throws SQLException {
        var policies = UserCollection.table(schema, "directus_policies");
        var granting = Filter.equal("admin_access", true).and(new Filter.Empty("ip_access", false));
        var found = rows.select(Select.of(policies, List.of("id"), granting).limited(1));
        if (found.isEmpty()) {
            throw new UserException(
                    Code.NO_ADMIN_POLICY, "The project has no policy with administrator access; make one first.");
        }
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", UUID.randomUUID().toString());
        values.put("user", user);
        values.put("policy", found.getFirst().getFirst());
        rows.insert(Insert.one(UserCollection.table(schema, "directus_access"), values, null));
    }

    private static Optional<User> find(Rows rows, DatabaseSchema schema, String email) throws SQLException {
        var found = rows.select(Select.of(
                users(schema), List.of("id", "email", "status", "role", "token"), new Filter.SameText("email", email)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var row = found.getFirst();
        var id = Objects.requireNonNull(row.get(0)).toString();
        var role = row.get(3);
        boolean admin = AdminRights.read(rows, schema).holds(id, role == null ? null : role.toString());
        return Optional.of(new User(
                id,
                Objects.requireNonNull(row.get(1)).toString(),
                "active".equals(row.get(2)),
                admin,
                row.get(4) != null));
    }

    private static Table users(DatabaseSchema schema) {
        return UserCollection.table(schema, UserCollection.NAME);
    }

    private static UserException taken(String email) {
        return new UserException(Code.EMAIL_TAKEN, "A user has the e-mail address \"" + email + "\" already.");
    }
}
