package dev.lockstep.server.datamodel;

import dev.lockstep.database.Database;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
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

/** {@code /fields}: for administrators only. */
public final class FieldRoutes {

    private final ModelRoad road;

    /** @param requireAdmin throws for everybody else */
    public FieldRoutes(
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
                        "/fields", road.admin(_ -> Response.data(new JsonArray(new FieldAnswers(road.view()).all())))),
                Route.get("/fields/:collection", road.admin(this::list)),
                Route.post("/fields/:collection", road.admin(this::create)),
                Route.patch("/fields/:collection", road.admin(this::changeMany)),
                Route.get("/fields/:collection/:field", road.admin(this::read)),
                Route.patch("/fields/:collection/:field", road.admin(this::change)),
                Route.delete("/fields/:collection/:field", road.admin(this::remove)));
    }

    private static FieldName name(Request request) {
        return new FieldName(request.pathParameter("collection"), request.pathParameter("field"));
    }

    private Response list(Request request) {
        var collection = request.pathParameter("collection");
        var view = road.view();
        view.require(collection);
        return Response.data(new JsonArray(List.copyOf(new FieldAnswers(view).of(collection))));
    }

    private Response read(Request request) {
        var view = road.view();
        var name = name(request);
        view.require(name.collection());
        return Response.data(one(view, name));
    }

    private Response create(Request request) throws IOException {
        var collection = request.pathParameter("collection");
        var body = ModelRoad.object(Body.optionalJson(request));
        var names = new ArrayList<FieldName>();
        var changed = road.change(request, (before, refusals, intent) -> {
            before.require(collection);
            new FieldRequest(before, refusals, intent).create(collection, body).ifPresent(names::add);
        });
        return WarningAnswer.data(one(changed.view(), names.getFirst()), changed.warnings());
    }

    private Response change(Request request) throws IOException {
        var name = name(request);
        var body = ModelRoad.object(Body.optionalJson(request));
        var changed = road.change(request, (before, refusals, intent) -> {
            before.require(name.collection());
            new FieldRequest(before, refusals, intent).change("", name, body);
        });
        return WarningAnswer.data(one(changed.view(), name), changed.warnings());
    }

    private Response changeMany(Request request) throws IOException {
        var collection = request.pathParameter("collection");
        var items = ModelRoad.items(Body.optionalJson(request), "Submitted body has to be an array");
        var names = new ArrayList<FieldName>();
        var changed = road.change(request, (before, refusals, intent) -> {
            before.require(collection);
            var reader = new FieldRequest(before, refusals, intent);
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof JsonObject json && json.get("field") instanceof JsonText(var field)) {
                    var name = new FieldName(collection, field);
                    names.add(name);
                    reader.change("[" + i + "]", name, json);
                } else {
                    refusals.invalid("\"[" + i + "].field\" is required");
                }
            }
        });
        var answers = new FieldAnswers(changed.view());
        List<JsonValue> fields = names.stream()
                .<JsonValue>flatMap(name -> answers.one(name).stream())
                .toList();
        return WarningAnswer.data(new JsonArray(fields), changed.warnings());
    }

    /** A field that is not there is as gone as one could wish; but a collection that is not there is a mistake. */
    private Response remove(Request request) {
        var name = name(request);
        var changed = road.change(request, (before, refusals, intent) -> {
            before.require(name.collection());
            if (before.model().field(name) != null) {
                new Removal(before.model(), intent).field(name);
            } else if (before.field(name).isPresent()) {
                refusals.add(ApiError.forbidden());
            }
        });
        return WarningAnswer.noContent(changed.warnings());
    }

    private static JsonObject one(ProjectView view, FieldName name) {
        return new FieldAnswers(view)
                .one(name)
                .orElseThrow(() -> ApiError.forbidden().asException());
    }
}
