package dev.lockstep.server.datamodel;

import dev.lockstep.database.Database;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.Body;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.http.Response;
import dev.lockstep.server.http.Route;
import dev.lockstep.server.migration.TermsReader;
import dev.lockstep.server.migration.WarningAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code /relations}: for administrators only. */
public final class RelationRoutes {

    private final ModelRoad road;

    /** @param requireAdmin throws for everybody else */
    public RelationRoutes(
            Migrator migrator,
            Database database,
            SystemTables system,
            Consumer<Request> requireAdmin,
            TermsReader terms) {
        this.road = new ModelRoad(migrator, database, system, requireAdmin, terms);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/relations",
                        road.admin(_ -> Response.data(new JsonArray(new RelationAnswers(road.view()).all())))),
                Route.post("/relations", road.admin(this::create)),
                Route.get("/relations/:collection", road.admin(this::list)),
                Route.get("/relations/:collection/:field", road.admin(this::read)),
                Route.patch("/relations/:collection/:field", road.admin(this::change)),
                Route.delete("/relations/:collection/:field", road.admin(this::remove)));
    }

    private static FieldName name(Request request) {
        return new FieldName(request.pathParameter("collection"), request.pathParameter("field"));
    }

    private Response list(Request request) {
        var collection = request.pathParameter("collection");
        var view = road.view();
        view.require(collection);
        return Response.data(new JsonArray(new RelationAnswers(view).of(collection)));
    }

    private Response read(Request request) {
        var name = name(request);
        var view = road.view();
        view.require(name.collection());
        return Response.data(one(view, name));
    }

    private Response create(Request request) throws IOException {
        var body = ModelRoad.object(Body.optionalJson(request));
        var names = new ArrayList<FieldName>();
        var changed = road.change(
                request,
                (before, refusals, intent) -> new RelationRequest(before, refusals, intent)
                        .create(body)
                        .ifPresent(names::add));
        return WarningAnswer.data(one(changed.view(), names.getFirst()), changed.warnings());
    }

    private Response change(Request request) throws IOException {
        var name = name(request);
        var body = ModelRoad.object(Body.optionalJson(request));
        var changed = road.change(request, (before, refusals, intent) -> {
            before.require(name.collection());
            new RelationRequest(before, refusals, intent).change(name, body);
        });
        return WarningAnswer.data(one(changed.view(), name), changed.warnings());
    }

    private Response remove(Request request) {
        var name = name(request);
        var changed = road.change(request, (before, refusals, intent) -> {
            before.require(name.collection());
            new RelationRequest(before, refusals, intent).remove(name);
        });
        return WarningAnswer.noContent(changed.warnings());
    }

    private static JsonObject one(ProjectView view, FieldName name) {
        return new RelationAnswers(view)
                .one(name)
                .orElseThrow(() -> ApiError.forbidden().asException());
    }
}
