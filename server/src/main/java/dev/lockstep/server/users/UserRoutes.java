package dev.lockstep.server.users;

import dev.lockstep.database.Vendor;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.Access;
import dev.lockstep.server.access.Accountability;
import dev.lockstep.server.http.Handler;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.http.Response;
import dev.lockstep.server.http.Route;
import dev.lockstep.server.items.CurrentProject;
import dev.lockstep.server.items.ItemActions;
import dev.lockstep.server.items.ItemBody;
import dev.lockstep.server.items.ItemCollection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * {@code /users}: for administrators, but for what somebody may know of himself. Tokens and passwords are never told.
 * Safe for use by many threads.
 */
public final class UserRoutes {

    private final ItemActions actions;
    private final Access access;
    private final CurrentProject project;
    private final UserCollection users;

    /**
     * Routes over the users of a project.
     *
     * @param state the project, asked for once a request
     */
    public UserRoutes(
            ItemActions actions, Access access, Supplier<ProjectState> state, Vendor vendor, SystemTables system) {
        this.actions = actions;
        this.access = access;
        this.project = new CurrentProject(state);
        this.users = new UserCollection(vendor, system);
    }

    /** The routes. */
    public List<Route> routes() {
        var routes = new ArrayList<Route>();
        routes.add(get("/users", this::list));
        routes.add(new Route("SEARCH", "/users", this::search));
        routes.add(Route.post("/users", this::create));
        routes.add(Route.patch("/users", this::changeMany));
        routes.add(Route.delete("/users", this::removeMany));
        routes.add(get("/users/me", this::me));
        routes.add(Route.patch("/users/me", this::changeMe));
        routes.add(get("/users/:id", this::one));
        routes.add(Route.patch("/users/:id", this::change));
        routes.add(Route.delete("/users/:id", this::remove));
        return List.copyOf(routes);
    }

    /** Users as the project has them now. */
    public ItemCollection collection() {
        return users.in(project.get());
    }

    private static Route get(String template, Handler handler) {
        return Route.get(template, handler);
    }

    private Response list(Request request) {
        var who = admin(request);
        return project.run(now -> actions.list(users.in(now), query(request), who));
    }

    private Response search(Request request) throws IOException {
        var who = admin(request);
        var query = ItemBody.search(request);
        return project.run(now -> actions.list(users.in(now), query, who));
    }

    private Response one(Request request) {
        var who = admin(request);
        return project.run(now -> actions.one(users.in(now), key(request), query(request), who));
    }

    private Response me(Request request) {
        var who = access.requireUser(request);
        var id = JsonValue.of(Objects.requireNonNull(who.user()));
        if (!who.admin()) {
            // Whoever has no rights at all may still know who he is, whatever he asks for.
            return Response.data(JsonObject.builder().put("id", id).build());
        }
        return project.run(now -> actions.one(users.in(now), id, query(request), who));
    }

    private Response create(Request request) throws IOException {
        var who = admin(request);
        var body = ItemBody.read(request).orElse(JsonObject.EMPTY);
        return project.run(
                now -> actions.create(users.in(now), new UserRules(now.schema()), body, query(request), who));
    }

    private Response changeMe(Request request) throws IOException {
        var who = access.requireUser(request);
        if (!who.admin()) {
            throw Access.forbiddenCollection(UserCollection.NAME).asException();
        }
        return change(request, JsonValue.of(Objects.requireNonNull(who.user())), who);
    }

    private Response change(Request request) throws IOException {
        var who = admin(request);
        return change(request, key(request), who);
    }

    private Response change(Request request, JsonValue key, Accountability who) throws IOException {
        var body = ItemBody.read(request).orElse(JsonObject.EMPTY);
        return project.run(
                now -> actions.change(users.in(now), new UserRules(now.schema()), key, body, query(request), who));
    }

    private Response changeMany(Request request) throws IOException {
        var who = admin(request);
        var body = ItemBody.read(request).orElse(JsonObject.EMPTY);
        return project.run(
                now -> actions.change(users.in(now), new UserRules(now.schema()), body, query(request), who));
    }

    private Response remove(Request request) {
        admin(request);
        return project.run(now -> actions.remove(users.in(now), new UserRules(now.schema()), key(request)));
    }

    private Response removeMany(Request request) throws IOException {
        var who = admin(request);
        var body = ItemBody.read(request);
        return project.run(now -> actions.remove(users.in(now), new UserRules(now.schema()), body, who));
    }

    private Accountability admin(Request request) {
        return access.requireAdmin(request, UserCollection.NAME);
    }

    private static JsonValue key(Request request) {
        return JsonValue.of(request.pathParameter("id"));
    }

    private static JsonObject query(Request request) {
        return request.query().toJson();
    }
}
