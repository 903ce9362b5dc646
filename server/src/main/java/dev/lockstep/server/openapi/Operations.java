package dev.lockstep.server.openapi;

import static dev.lockstep.server.openapi.Operation.Audience.ADMINISTRATORS;
import static dev.lockstep.server.openapi.Operation.Audience.EVERYBODY;
import static dev.lockstep.server.openapi.Operation.Audience.USERS;
import static dev.lockstep.server.openapi.Shapes.OBJECT;
import static dev.lockstep.server.openapi.Shapes.TEXT;
import static dev.lockstep.server.openapi.Shapes.data;
import static dev.lockstep.server.openapi.Shapes.list;
import static dev.lockstep.server.openapi.Shapes.object;
import static dev.lockstep.server.openapi.Shapes.some;

import dev.lockstep.server.openapi.Operation.Answer;
import dev.lockstep.server.openapi.Shape.Any;
import dev.lockstep.server.openapi.Shape.Listed;
import dev.lockstep.server.openapi.Shape.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said of each route, by its method and template. A route without a word here cannot be described. */
final class Operations {

    private static final String[] QUERY = {"fields", "filter", "sort", "limit", "offset", "page", "meta"};

    private final Map<String, Operation> operations = new LinkedHashMap<>();

    Operations() {
        server();
        auth();
        schema();
        collections();
        fields();
        relations();
        items("/items/:collection", new Named(Shape.ITEM));
        items("/users", new Named("User"));
        put(
                "GET /users/me",
                Operation.of("Shows who asks.", USERS, Answer.json(data(new Named("User"))))
                        .with("fields"));
        put(
                "PATCH /users/me",
                Operation.of("Changes who asks.", ADMINISTRATORS, Answer.json(data(new Named("User"))))
                        .taking(new Named("User"))
                        .with("fields"));
    }

    /**
     * What is said of a route.
     *
     * @throws IllegalStateException if nothing is
     */
    Operation of(String method, String template) {
        var operation = operations.get(method + " " + template);
        if (operation == null) {
            throw new IllegalStateException("nothing is said of " + method + " " + template);
        }
        return operation;
    }

    /** The methods and templates of which something is said. */
    List<String> all() {
        return List.copyOf(operations.keySet());
    }

    private void put(String route, Operation operation) {
        operations.put(route, operation);
    }

    private void server() {
        put("GET /", Operation.of("Says what this is, for people.", EVERYBODY, page()));
        put("GET /server/ping", Operation.of("Answers pong.", EVERYBODY, page()));
        put("GET /server/info", Operation.of("Tells about the project.", EVERYBODY, Answer.json(data(OBJECT))));
        var health = object().require("status", TEXT)
                .put("releaseId", TEXT)
                .put("serviceId", TEXT)
                .put("checks", OBJECT)
                .closed();
        put(
                "GET /server/health",
                Operation.of(
                        "Tells whether the project can work.",
                        USERS,
                        new Answer(200, "application/health+json", Optional.of(health)),
                        new Answer(503, "application/health+json", Optional.of(health))));
        put(
                "GET /server/specs/oas",
                Operation.of(
                        "Describes what the caller may do here: this document.",
                        EVERYBODY,
                        Answer.json(object().require("openapi", TEXT)
                                .require("paths", OBJECT)
                                .open())));
    }

    private static Answer page() {
        return new Answer(200, "text/html", Optional.of(TEXT));
    }

    private void auth() {
        var providers = object().require("data", new Listed(OBJECT))
                .require("disableDefault", Shapes.FLAG)
                .closed();
        put("GET /auth", Operation.of("Lists other ways to sign in.", EVERYBODY, Answer.json(providers)));
        var tokens = Answer.json(data(new Named("Tokens")));
        var credentials = object().require("email", TEXT)
                .require("password", TEXT)
                .put("otp", TEXT)
                .put("mode", Shapes.mode())
                .open();
        put("POST /auth/login", Operation.of("Signs in.", EVERYBODY, tokens).taking(credentials));
        var token =
                object().put("refresh_token", TEXT).put("mode", Shapes.mode()).open();
        put(
                "POST /auth/refresh",
                Operation.of("Stays signed in.", EVERYBODY, tokens).taking(token));
        put(
                "POST /auth/logout",
                Operation.of("Signs out.", EVERYBODY, Answer.empty()).taking(token));
    }

    private void schema() {
        put(
                "GET /schema/snapshot",
                administrators("Shows the data model.", Answer.json(data(new Named("Snapshot"))))
                        .with("export"));
        put(
                "POST /schema/diff",
                administrators(
                                "Compares a snapshot with the data model; 204 if they are the same.",
                                Answer.json(data(new Named("Diff"))),
                                Answer.empty())
                        .taking(new Named("Snapshot"))
                        .with("force", "mode"));
        put(
                "POST /schema/apply",
                administrators("Carries out a diff, all or nothing.", Answer.empty())
                        .taking(new Named("Diff"))
                        .with("force", "allow", "plan", "rehearse"));
        put(
                "POST /schema/plan",
                administrators("Shows what a snapshot or a diff would do.", Answer.json(data(OBJECT)))
                        .taking(OBJECT)
                        .with("force", "mode", "allow", "rehearse", "undo", "through"));
        put(
                "POST /schema/undo/:entry",
                administrators("Undoes an entry of the history.", Answer.empty())
                        .with("through", "allow", "plan", "rehearse"));
        put(
                "GET /schema/history",
                administrators(
                                "Lists what changed the data model, the newest first.",
                                Answer.json(list(new Named("HistoryEntry"))))
                        .with("limit", "offset", "page", "meta", "fingerprint"));
        put(
                "GET /schema/history/disk",
                administrators("Tells how much what was set aside takes.", Answer.json(data(new Named("DiskUse")))));
        put(
                "GET /schema/history/:id",
                administrators(
                        "Shows a change of the data model in full.", Answer.json(data(new Named("FullHistoryEntry")))));
        put(
                "DELETE /schema/history/:id/kept",
                administrators("Destroys what a change set aside, so that it cannot come back.", Answer.empty()));
    }

    private void collections() {
        var one = new Named("Collection");
        var path = "/collections/:collection";
        put("GET /collections", administrators("Lists the collections.", Answer.json(list(one))));
        put(
                "SEARCH /collections",
                administrators("Lists some collections.", Answer.json(list(one)))
                        .taking(object().put("keys", new Listed(TEXT)).open()));
        put(
                "POST /collections",
                administrators("Makes collections with their fields.", Answer.json(data(some(one))))
                        .taking(some(OBJECT)));
        put(
                "PATCH /collections",
                administrators("Changes collections.", Answer.json(list(one))).taking(new Listed(OBJECT)));
        put("GET " + path, administrators("Shows a collection.", Answer.json(data(one))));
        put(
                "PATCH " + path,
                administrators("Changes a collection.", Answer.json(data(one))).taking(OBJECT));
        put("DELETE " + path, administrators("Removes a collection with its items.", Answer.empty()));
    }

    private void fields() {
        var one = new Named("Field");
        var of = "/fields/:collection";
        var path = "/fields/:collection/:field";
        put("GET /fields", administrators("Lists the fields.", Answer.json(list(one))));
        put("GET " + of, administrators("Lists the fields of a collection.", Answer.json(list(one))));
        put(
                "POST " + of,
                administrators("Makes a field.", Answer.json(data(one)), Answer.empty())
                        .taking(OBJECT));
        put(
                "PATCH " + of,
                administrators("Changes fields.", Answer.json(list(one))).taking(new Listed(OBJECT)));
        put("GET " + path, administrators("Shows a field.", Answer.json(data(one))));
        put(
                "PATCH " + path,
                administrators("Changes a field.", Answer.json(data(one))).taking(OBJECT));
        put("DELETE " + path, administrators("Removes a field with its values.", Answer.empty()));
    }

    private void relations() {
        var one = new Named("Relation");
        var of = "/relations/:collection";
        var path = "/relations/:collection/:field";
        put("GET /relations", administrators("Lists the relations.", Answer.json(list(one))));
        put(
                "POST /relations",
                administrators("Makes a relation.", Answer.json(data(one))).taking(OBJECT));
        put("GET " + of, administrators("Lists the relations of a collection.", Answer.json(list(one))));
        put("GET " + path, administrators("Shows a relation.", Answer.json(data(one))));
        put(
                "PATCH " + path,
                administrators("Changes a relation.", Answer.json(data(one))).taking(OBJECT));
        put("DELETE " + path, administrators("Removes a relation; its column stays.", Answer.empty()));
    }

    private void items(String all, Shape item) {
        var one = all + "/:id";
        var single = Answer.json(data(item));
        var some = Answer.json(data(some(item)));
        put(
                "GET " + all,
                administrators("Lists items, or shows the only one.", some).with(QUERY));
        put(
                "SEARCH " + all,
                administrators("Lists items, with the query in the body.", some)
                        .taking(OBJECT)
                        .with(QUERY));
        put(
                "POST " + all,
                administrators("Makes items.", some).taking(some(item)).with("fields"));
        put(
                "PATCH " + all,
                administrators("Changes items, or the only one.", some)
                        .taking(new Any(List.of(
                                new Listed(item),
                                Shapes.target("keys").require("data", item).closed(),
                                Shapes.target("query").require("data", item).closed(),
                                item)))
                        .with("fields"));
        put(
                "DELETE " + all,
                administrators("Removes items.", Answer.empty())
                        .taking(new Any(List.of(
                                new Listed(Shapes.ANYTHING),
                                Shapes.target("keys").closed(),
                                Shapes.target("query").closed()))));
        put("GET " + one, administrators("Shows an item.", single).with("fields"));
        put(
                "PATCH " + one,
                administrators("Changes an item; 204 if there is none.", single, Answer.empty())
                        .taking(item)
                        .with("fields"));
        put("DELETE " + one, administrators("Removes an item.", Answer.empty()));
    }

    private static Operation administrators(String summary, Answer... answers) {
        return Operation.of(summary, ADMINISTRATORS, answers);
    }
}
