package dev.lockstep.server.openapi;

import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.server.access.Access;
import dev.lockstep.server.access.Accountability;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.http.Response;
import dev.lockstep.server.http.Route;
import dev.lockstep.server.items.ItemCollection;
import dev.lockstep.server.openapi.Operation.Audience;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * {@code /server/specs/oas}: for everybody, as far as he may use what it describes. Without an envelope, as tools want it.
 * Safe for use by many threads.
 */
public final class SpecificationRoutes {

    private final Access access;
    private final Supplier<ProjectState> state;
    private final Supplier<ItemCollection> users;
    private final List<Route> routes;
    private final String directus;
    private final String publicUrl;
    private final String sessionCookie;

    /**
     * A description of routes.
     *
     * @param routes all routes of the server, read with each request
     * @param directus the version of Directus that the project is compatible with
     * @param publicUrl the address of the server, or {@code /}
     * @param sessionCookie the name of the cookie that holds a session
     */
    public SpecificationRoutes(
            Access access,
            Supplier<ProjectState> state,
            Supplier<ItemCollection> users,
            List<Route> routes,
            String directus,
            String publicUrl,
            String sessionCookie) {
        this.access = access;
        this.state = state;
        this.users = users;
        this.routes = routes;
        this.directus = directus;
        this.publicUrl = publicUrl;
        this.sessionCookie = sessionCookie;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get("/server/specs/oas", this::describe));
    }

    private Response describe(Request request) {
        var who = access.of(request);
        var collections = new TreeMap<String, ItemCollection>();
        if (who.admin()) {
            collections.putAll(collections());
        }
        var description = new Description(collections, users.get(), audiences(who));
        return Response.json(200, description.document(routes, directus, publicUrl, sessionCookie))
                .withHeader("Cache-Control", "no-cache");
    }

    private SortedMap<String, ItemCollection> collections() {
        var now = state.get();
        var found = new TreeMap<String, ItemCollection>();
        for (var name : now.model().collections().keySet()) {
            ItemCollection.find(now, name).ifPresent(collection -> found.put(name, collection));
        }
        return found;
    }

    private static Set<Audience> audiences(Accountability who) {
        var audiences = EnumSet.of(Audience.EVERYBODY);
        if (who.user() != null) {
            audiences.add(Audience.USERS);
        }
        if (who.admin()) {
            audiences.add(Audience.ADMINISTRATORS);
        }
        return audiences;
    }
}
