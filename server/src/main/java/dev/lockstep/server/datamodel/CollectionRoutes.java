package dev.lockstep.server.datamodel;

import dev.lockstep.database.Database;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.datamodel.ModelRoad.Changed;
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

/** {@code /collections}: for administrators only. */
public final class CollectionRoutes {

    private final ModelRoad road;

    /** @param requireAdmin throws for everybody else */
    public CollectionRoutes(
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
                Route.get("/collections", road.admin(_ -> list())),
                Route.search("/collections", road.admin(this::search)),
                Route.post("/collections", road.admin(this::create)),
                Route.patch("/collections", road.admin(this::changeMany)),
                Route.get("/collections/:collection", road.admin(this::read)),
                Route.patch("/collections/:collection", road.admin(this::change)),
                Route.delete("/collections/:collection", road.admin(this::remove)));
    }

    private CollectionAnswers answers(ProjectView view) {
        return new CollectionAnswers(view, road.tables());
    }

    private Response list() {
        return Response.data(new JsonArray(answers(road.view()).all()));
    }

    /** A list of names is answered in its order; without one, as GET. */
    private Response search(Request request) throws IOException {
        var body = ModelRoad.object(Body.optionalJson(request));
        var given = body.find("keys").orElse(JsonNull.NULL);
        if (given.isNull()) {
            return list();
        }
        if (!(given instanceof JsonArray(var keys))) {
            throw ApiError.invalidPayload("\"keys\" must be an array").asException();
        }
        var names = new ArrayList<String>();
        for (var key : keys) {
            if (!(key instanceof JsonText(var name))) {
                throw ApiError.invalidPayload("\"keys\" must be a list of names")
                        .asException();
            }
            names.add(name);
        }
        return Response.data(all(road.view(), names));
    }

    private Response read(Request request) {
        return Response.data(one(road.view(), request.pathParameter("collection")));
    }

    private Response create(Request request) throws IOException {
        var body = Body.optionalJson(request);
        boolean many = body instanceof JsonArray;
        var given = body instanceof JsonArray(var items) ? items : List.of(body);
        var names = new ArrayList<String>();
        var changed = road.change(request, (before, refusals, intent) -> {
            var reader = new CollectionRequest(before, refusals, intent);
            for (int i = 0; i < given.size(); i++) {
                reader.create(many ? "[" + i + "]" : "", given.get(i)).ifPresent(names::add);
            }
        });
        return many
                ? answer(changed, names)
                : WarningAnswer.data(one(changed.view(), names.getFirst()), changed.warnings());
    }

    private Response change(Request request) throws IOException {
        var name = request.pathParameter("collection");
        var body = ModelRoad.object(Body.optionalJson(request));
        var changed = road.change(
                request,
                (before, refusals, intent) -> new CollectionRequest(before, refusals, intent).change("", name, body));
        return WarningAnswer.data(one(changed.view(), name), changed.warnings());
    }

    private Response changeMany(Request request) throws IOException {
        var items = ModelRoad.items(Body.optionalJson(request), "Input should be an array of collection changes");
        var names = new ArrayList<String>();
        var changed = road.change(request, (before, refusals, intent) -> {
            var reader = new CollectionRequest(before, refusals, intent);
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof JsonObject json
                        && json.get("collection") instanceof JsonText(var name)
                        && !name.isEmpty()) {
                    names.add(name);
                    reader.change("[" + i + "]", name, json);
                } else {
                    refusals.invalid("Collection in update misses collection key");
                }
            }
        });
        return answer(changed, names);
    }

    private Response remove(Request request) {
        var name = request.pathParameter("collection");
        var changed = road.change(request, (before, refusals, intent) -> {
            if (before.builtIn().hasCollection(name) || before.model().collection(name) == null) {
                refusals.add(ApiError.forbidden());
                return;
            }
            new Removal(before.model(), intent).collection(name);
        });
        return WarningAnswer.noContent(changed.warnings());
    }

    private Response answer(Changed changed, List<String> names) {
        return WarningAnswer.data(all(changed.view(), names), changed.warnings());
    }

    private JsonArray all(ProjectView view, List<String> names) {
        var answers = answers(view);
        return new JsonArray(names.stream()
                .<JsonValue>map(name ->
                        answers.one(name).orElseThrow(() -> ApiError.forbidden().asException()))
                .toList());
    }

    private JsonObject one(ProjectView view, String name) {
        return answers(view).one(name).orElseThrow(() -> ApiError.forbidden().asException());
    }
}
