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
import java.util.function.Supplier;

/** {@code /items/:collection}: for administrators, which is checked before a body is read. Safe for use by many threads. */
public final class ItemRoutes {

    private final ItemActions actions;
    private final Access access;
    private final Supplier<ProjectState> state;

    /**
     * Routes over the collections of a project.
     *
     * @param state the project, asked for once a request
     */
    public ItemRoutes(ItemActions actions, Access access, Supplier<ProjectState> state) {
        this.actions = actions;
        this.access = access;
        this.state = state;
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
        return actions.list(collection(request), query(request), who);
    }

    private Response search(Request request) throws IOException {
        var who = admin(request);
        return actions.list(collection(request), ItemBody.search(request), who);
    }

    private Response one(Request request) {
        var who = admin(request);
        return actions.one(collection(request), key(request), query(request), who);
    }

    private Response create(Request request) throws IOException {
        var who = admin(request);
        var collection = collection(request);
        if (collection.singleton()) {
            throw ApiError.routeNotFound(request.path()).asException();
        }
        var body = ItemBody.read(request).orElse(JsonObject.EMPTY);
        return actions.create(collection, ItemRules.NONE, body, query(request), who);
    }

    private Response changeMany(Request request) throws IOException {
        var who = admin(request);
        var collection = collection(request);
        var body = ItemBody.read(request).orElse(JsonObject.EMPTY);
        return actions.change(collection, ItemRules.NONE, body, query(request), who);
    }

    private Response change(Request request) throws IOException {
        var who = admin(request);
        var collection = collection(request);
        var body = ItemBody.read(request).orElse(JsonObject.EMPTY);
        return actions.change(collection, ItemRules.NONE, key(request), body, query(request), who);
    }

    private Response removeMany(Request request) throws IOException {
        var who = admin(request);
        return actions.remove(collection(request), ItemRules.NONE, ItemBody.read(request), who);
    }

    private Response remove(Request request) {
        admin(request);
        return actions.remove(collection(request), ItemRules.NONE, key(request));
    }

    private Accountability admin(Request request) {
        return access.requireAdmin(request, request.pathParameter("collection"));
    }

    private ItemCollection collection(Request request) {
        var name = request.pathParameter("collection");
        if (SystemModel.reserves(name)) {
            throw ApiError.forbidden().asException();
        }
        return ItemCollection.find(state.get(), name)
                .orElseThrow(() -> Access.forbiddenCollection(name).asException());
    }

    private static JsonValue key(Request request) {
        return JsonValue.of(request.pathParameter("id"));
    }

    private static JsonObject query(Request request) {
        return request.query().toJson();
    }
}
