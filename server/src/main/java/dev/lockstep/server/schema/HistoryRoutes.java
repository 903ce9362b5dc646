package dev.lockstep.server.schema;

import dev.lockstep.database.Database;
import dev.lockstep.document.snapshot.Fingerprint;
import dev.lockstep.migrate.history.History;
import dev.lockstep.migrate.history.KeptStore;
import dev.lockstep.migrate.history.Purge;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.Handler;
import dev.lockstep.server.http.ListRange;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.http.Response;
import dev.lockstep.server.http.Route;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code /schema/history}: what changed the data model, and what those changes set aside. For administrators only. Safe for
 * use by several threads.
 */
public final class HistoryRoutes {

    private final Database database;
    private final ProjectInspector inspector;
    private final Purge purge;
    private final Consumer<Request> requireAdmin;
    private final Runnable notice;

    /**
     * @param requireAdmin throws for everybody else
     * @param notice records what others did to the model; run before the list is read
     */
    public HistoryRoutes(
            Database database,
            ProjectInspector inspector,
            Purge purge,
            Consumer<Request> requireAdmin,
            Runnable notice) {
        this.database = database;
        this.inspector = inspector;
        this.purge = purge;
        this.requireAdmin = requireAdmin;
        this.notice = notice;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/schema/history", admin(this::list)),
                Route.get("/schema/history/disk", admin(this::disk)),
                Route.get("/schema/history/:id", admin(this::one)),
                Route.delete("/schema/history/:id/kept", admin(this::destroy)));
    }

    private Handler admin(Handler handler) {
        return request -> {
            requireAdmin.accept(request);
            return handler.handle(request);
        };
    }

    private Response list(Request request) {
        var query = request.query().toJson();
        var range = ListRange.read(query);
        var fingerprint = fingerprint(query);
        notice.run();
        return inspector.inspect(database, (connection, state) -> list(connection, state, range, fingerprint));
    }

    private Response list(Connection connection, ProjectState state, ListRange range, @Nullable String fingerprint)
            throws SQLException {
        var history = new History(database.vendor(), state.schema());
        long most = range.limit() == null ? Long.MAX_VALUE : range.limit();
        var entries = history.list(connection, fingerprint, most, range.offset());
        var meta = JsonObject.builder();
        if (range.totalCount()) {
            meta.put("total_count", history.count(connection, null));
        }
        if (range.filterCount()) {
            meta.put("filter_count", history.count(connection, fingerprint));
        }
        meta.put(
                "fingerprint", Fingerprint.of(state.model(), inspector.system()).text());
        return Response.data(
                new JsonArray(entries.stream().<JsonValue>map(HistoryAnswer::of).toList()), meta.build());
    }

    /** Left out it means all entries; given as something else it must not. */
    private static @Nullable String fingerprint(JsonObject query) {
        return switch (query.get("fingerprint")) {
            case null -> null;
            case JsonText(var text) when !text.isBlank() -> text.strip();
            default ->
                throw ApiError.invalidQuery("\"fingerprint\" must be the fingerprint of a model")
                        .asException();
        };
    }

    private Response one(Request request) {
        long id = id(request);
        return inspector.inspect(database, (connection, state) -> {
            var full = new History(database.vendor(), state.schema())
                    .entry(connection, id)
                    .orElseThrow(() -> ApiError.forbidden().asException());
            var store = new KeptStore(database.vendor(), state.schema());
            var kept = store.ofEntry(connection, id);
            return Response.data(HistoryAnswer.of(full, kept, store.sizes(connection, kept)));
        });
    }

    private Response disk(Request request) {
        return inspector.inspect(database, (connection, state) -> {
            var store = new KeptStore(database.vendor(), state.schema());
            return Response.data(HistoryAnswer.of(store.diskUse(connection, store.all(connection))));
        });
    }

    private Response destroy(Request request) {
        long id = id(request);
        inspector.inspect(
                database,
                (connection, state) -> new History(database.vendor(), state.schema())
                        .entry(connection, id)
                        .orElseThrow(() -> ApiError.forbidden().asException()));
        purge.entry(id);
        return Response.noContent();
    }

    private static long id(Request request) {
        return EntryNumber.read(request.pathParameter("id"));
    }
}
