package dev.lockstep.server.items;

import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.Access;
import dev.lockstep.server.access.Accountability;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.http.Response;
import dev.lockstep.server.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /items/:collection}: for administrators, which is checked before a body is read. Safe for use by many threads. */
public final class ItemRoutes {

    private final ItemActions actions;
    private final Access access;
    private final CurrentProject project;

    /**
     * Routes over the collections of a project.
     *
     * @param state the project as of now
     */
    public ItemRoutes(ItemActions actions, Access access, Supplier<ProjectState> state) {
        this.actions = actions;
        this.access = access;
        this.project = new CurrentProject(state);
    }

    /** The routes. */
    public List<Route> routes() {
        var list = "/items/:collection";
        var one = "/items/:collection/:id";
        return List.of(
                Route.get(list, this::list),
                Route.search(list, this::search),
                Route.post(list, this::create),
                Route.patch(list, this::changeMany),
                Route.delete(list, this::removeMany),
                Route.get(one, this::one),
                Route.patch(one, this::change),
                Route.delete(one, this::remove));
    }

    private Response list(Request request) {
        var who = admin(request);
        return on(request, collection -> actions.list(collection, query(request), who));
    }

    private Response search(Request request) throws IOException {
        var who = admin(request);
        find(project.get(), request);
        var query = ItemBody.search(request);
        return on(request, collection -> actions.list(collection, query, who));
    }

    private Response one(Request request) {
        var who = admin(request);
        return on(request, collection -> actions.one(collection, key(request), query(request), who));
    }

    private Response create(Request request) throws IOException {
        var who = admin(request);
        requireSeveral(find(project.get(), request), request);
        var body = ItemBody.read(request).orElse(JsonObject.EMPTY);
        return on(request, collection -> {
            requireSeveral(collection, request);
            return actions.create(collection, ItemRules.NONE, body, query(request), who);
        });
    }

    private Response changeMany(Request request) throws IOException {
        var who = admin(request);
        find(project.get(), request);
        var body = ItemBody.read(request).orElse(JsonObject.EMPTY);
        return on(request, collection -> actions.change(collection, ItemRules.NONE, body, query(request), who));
    }

    private Response change(Request request) throws IOException {
        var who = admin(request);
        find(project.get(), request);
        var body = ItemBody.read(request).orElse(JsonObject.EMPTY);
        return on(
                request,
                collection -> actions.change(collection, ItemRules.NONE, key(request), body, query(request), who));
    }

    private Response removeMany(Request request) throws IOException {
        var who = admin(request);
        find(project.get(), request);
        var body = ItemBody.read(request);
        return on(request, collection -> actions.remove(collection, ItemRules.NONE, body, who));
    }

    private Response remove(Request request) {
        admin(request);
        return on(request, collection -> actions.remove(collection, ItemRules.NONE, key(request)));
    }

    private Accountability admin(Request request) {
        return access.requireAdmin(request, request.pathParameter("collection"));
    }

    private static void requireSeveral(ItemCollection collection, Request request) {
        if (collection.singleton()) {
            throw ApiError.routeNotFound(request.path()).asException();
        }
    }

    private Response on(Request request, Function<ItemCollection, Response> action) {
        return project.run(now -> action.apply(find(now, request)));
    }

    private static ItemCollection find(ProjectState now, Request request) {
        var name = request.pathParameter("collection");
        if (SystemModel.reserves(name)) {
            throw ApiError.forbidden().asException();
        }
        return ItemCollection.find(now, name)
                .orElseThrow(() -> Access.forbiddenCollection(name).asException());
    }

    private static JsonValue key(Request request) {
        return JsonValue.of(request.pathParameter("id"));
    }

    private static JsonObject query(Request request) {
        return request.query().toJson();
    }
}
