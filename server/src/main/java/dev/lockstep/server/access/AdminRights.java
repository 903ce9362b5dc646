package dev.lockstep.server.access;

import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Query.Count;
import dev.lockstep.database.query.Query.Select;
import dev.lockstep.database.query.Rows;
import dev.lockstep.model.schema.DatabaseSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who administers: users that a policy with {@code admin_access} is given to, by themselves, through their role, or through
 * a role above it. Read at one moment, within one transaction.
 */
public final class AdminRights {

    private final SystemTables tables;
    private final Set<String> roles;
    private final Set<String> users;
    private final Map<String, String> parents;

    private AdminRights(SystemTables tables, Set<String> roles, Set<String> users, Map<String, String> parents) {
        this.tables = tables;
        this.roles = roles;
        this.users = users;
        this.parents = parents;
    }

    /** The rights that somebody has from some address at least. */
    public static AdminRights read(Rows rows, DatabaseSchema schema) throws SQLException {
        return read(rows, SystemTables.of(schema), "admin_access", _ -> true);
    }

    /** The rights that hold wherever a request comes from. */
    public static AdminRights readUnrestricted(Rows rows, DatabaseSchema schema) throws SQLException {
        return read(rows, SystemTables.of(schema), "admin_access", list -> list == null || list.isBlank());
    }

    /** The rights that hold for requests from an address. */
    static AdminRights read(Rows rows, SystemTables tables, String address) throws SQLException {
        return read(rows, tables, "admin_access", list -> IpAccess.allows(list, address));
    }

    /** The rights that hold for requests from an address. */
    public static AdminRights read(Rows rows, DatabaseSchema schema, String address) throws SQLException {
        return read(rows, SystemTables.of(schema), address);
    }

    /** The same for the lesser right to use the app, which {@code app_access} gives. */
    public static AdminRights readAppAccess(Rows rows, DatabaseSchema schema, String address) throws SQLException {
        return read(rows, SystemTables.of(schema), "app_access", list -> IpAccess.allows(list, address));
    }

    private static AdminRights read(Rows rows, SystemTables tables, String right, Predicate<@Nullable String> allows)
            throws SQLException {
        var policies = new ArrayList<Object>();
        var granting = Select.of(tables.policies(), List.of("id", "ip_access"), Filter.equal(right, true));
        for (var policy : rows.select(granting)) {
            var id = policy.getFirst();
            if (id != null && allows.test((String) policy.getLast())) {
                policies.add(id);
            }
        }
        var roles = new HashSet<String>();
        var users = new HashSet<String>();
        var given = Select.of(tables.access(), List.of("role", "user"), new Filter.In("policy", policies, false));
        for (var access : rows.select(given)) {
            add(roles, access.getFirst());
            add(users, access.getLast());
        }
        var parents = new HashMap<String, String>();
        if (!roles.isEmpty()) {
            var below = Select.of(tables.roles(), List.of("id", "parent"), new Filter.Null("parent", true));
            for (var role : rows.select(below)) {
                parents.put(text(role.getFirst()), text(role.getLast()));
            }
        }
        return new AdminRights(tables, roles, users, parents);
    }

    /** Whether a user with that role administers. */
    public boolean holds(String user, @Nullable String role) {
        return users.contains(user) || (role != null && holds(role));
    }

    /** Roles and the roles above them; one that is above itself ends the search. */
    private boolean holds(String role) {
        var seen = new HashSet<String>();
        for (String at = role; at != null && seen.add(at); at = parents.get(at)) {
            if (roles.contains(at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether anybody who may log in administers. */
    public boolean anybody(Rows rows) throws SQLException {
        var all = new HashSet<>(roles);
        parents.keySet().stream().filter(this::holds).forEach(all::add);
        var holders = new Filter.Or(List.of(
                new Filter.In("id", List.copyOf(users), false), new Filter.In("role", List.copyOf(all), false)));
        return rows.count(new Count(
                        tables.users(), Filter.equal("status", "active").and(holders)))
                > 0;
    }

    /** A role that gives these rights by itself, the first by id; null if none does. */
    public @Nullable String anyRole() {
        return roles.stream().sorted().findFirst().orElse(null);
    }

    private static void add(Set<String> names, @Nullable Object name) {
        if (name != null) {
            names.add(text(name));
        }
    }

    private static String text(@Nullable Object value) {
        return Objects.requireNonNull(value).toString();
    }
}
