package dev.lockstep.server.openapi;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.Route;
import dev.lockstep.server.items.ItemCollection;
import dev.lockstep.server.openapi.Operation.Answer;
import dev.lockstep.server.openapi.Operation.Audience;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Makes an OpenAPI 3.1 document of routes and collections, as far as somebody may use them. */
final class Description {

    private static final String COLLECTION = ":collection";
    private static final String ITEMS = "/items/" + COLLECTION;

    /** The methods that a path item knows; others stand where version 3.2 has them, as an extension. */
    private static final Set<String> KNOWN_METHODS = Set.of("GET", "POST", "PATCH", "DELETE");

    private final Operations operations = new Operations();
    private final SortedMap<String, ItemCollection> collections;
    private final ItemCollection users;
    private final Set<Audience> audiences;

    /**
     * @param collections the project's own collections, by name
     * @param audiences what the reader of the document belongs to
     */
    Description(SortedMap<String, ItemCollection> collections, ItemCollection users, Set<Audience> audiences) {
        this.collections = collections;
        this.users = users;
        this.audiences = audiences;
    }

    /** The document for these routes. */
    JsonObject document(List<Route> routes, String directus, String server, String sessionCookie) {
        var info = JsonObject.builder()
                .put("title", "Lockstep")
                .put("description", "What this project answers to whoever asked for this document.")
                .put("version", directus)
                .build();
        return JsonObject.builder()
                .put("openapi", "3.1.0")
                .put("info", info)
                .put(
                        "servers",
                        new JsonArray(
                                List.of(JsonObject.builder().put("url", server).build())))
                .put("security", security())
                .put("paths", paths(routes))
                .put("components", components(sessionCookie))
                .build();
    }

    private static JsonArray security() {
        var ways = new ArrayList<JsonValue>();
        ways.add(JsonObject.EMPTY);
        for (var way : List.of("bearer", "parameter", "session")) {
            ways.add(JsonObject.builder().put(way, JsonArray.EMPTY).build());
        }
        return new JsonArray(ways);
    }

    private JsonObject paths(List<Route> routes) {
        var paths = new TreeMap<String, Map<String, JsonObject>>();
        for (var route : routes) {
            var operation = operations.of(route.method(), route.template());
            if (!operation.isFor(audiences)) {
                continue;
            }
            if (!route.template().startsWith(ITEMS)) {
                var described = describe(route, route.template(), operation, UnaryOperator.identity());
                paths.computeIfAbsent(path(route.template()), _ -> new LinkedHashMap<>())
                        .put(route.method(), described);
                continue;
            }
            for (var name : collections.keySet()) {
                // what means something in a template is encoded in a name
                var template = route.template().replace(COLLECTION, encoded(name));
                UnaryOperator<String> naming = given -> given.equals(Shape.ITEM) ? itemSchema(name) : given;
                paths.computeIfAbsent(path(template), _ -> new LinkedHashMap<>())
                        .put(route.method(), describe(route, template, operation, naming));
            }
        }
        var all = JsonObject.builder();
        paths.forEach((path, methods) -> all.put(path, pathItem(path, methods)));
        return all.build();
    }

    private static JsonObject pathItem(String path, Map<String, JsonObject> methods) {
        var item = JsonObject.builder();
        var parameters = new ArrayList<JsonValue>();
        for (var segment : path.split("/", -1)) {
            if (segment.startsWith("{")) {
                parameters.add(JsonObject.builder()
                        .put("name", segment.substring(1, segment.length() - 1))
                        .put("in", "path")
                        .put("required", true)
                        .put("schema", text())
                        .build());
            }
        }
        if (!parameters.isEmpty()) {
            item.put("parameters", new JsonArray(parameters));
        }
        var further = JsonObject.builder();
        methods.forEach((method, operation) -> {
            if (KNOWN_METHODS.contains(method)) {
                item.put(method.toLowerCase(Locale.ROOT), operation);
            } else {
                further.put(method, operation);
            }
        });
        if (!further.build().members().isEmpty()) {
            item.put("x-additionalOperations", further.build());
        }
        return item.build();
    }

    private JsonObject describe(Route route, String template, Operation operation, UnaryOperator<String> naming) {
        var described = JsonObject.builder()
                .put("operationId", operationId(route.method(), template))
                .put("summary", operation.summary())
                .put("tags", JsonArray.ofTexts(List.of(tag(route.template()))));
        if (!operation.parameters().isEmpty()) {
            described.put(
                    "parameters",
                    new JsonArray(operation.parameters().stream()
                            .<JsonValue>map(name -> reference("parameters", name))
                            .toList()));
        }
        operation
                .body()
                .ifPresent(shape -> described.put(
                        "requestBody",
                        JsonObject.builder()
                                .put("content", content("application/json", shape.schema(naming)))
                                .build()));
        var answers = JsonObject.builder();
        for (var answer : operation.answers()) {
            answers.put(String.valueOf(answer.status()), answer(answer, naming));
        }
        answers.put("default", reference("responses", "Refused"));
        return described.put("responses", answers.build()).build();
    }

    private static JsonObject answer(Answer answer, UnaryOperator<String> naming) {
        var described =
                JsonObject.builder().put("description", answer.shape().isPresent() ? "Done." : "Nothing to say.");
        answer.shape().ifPresent(shape -> described.put("content", content(answer.type(), shape.schema(naming))));
        return described.build();
    }

    private JsonObject components(String sessionCookie) {
        UnaryOperator<String> naming = UnaryOperator.identity();
        var schemas = JsonObject.builder();
        Shapes.named().forEach((name, shape) -> schemas.put(name, shape.schema(naming)));
        schemas.put("User", ItemSchemas.of(users).schema(naming));
        collections.forEach((name, collection) ->
                schemas.put(itemSchema(name), ItemSchemas.of(collection).schema(naming)));
        var refused = JsonObject.builder()
                .put("description", "Refused, for the reasons that are told.")
                .put("content", content("application/json", reference("schemas", "Errors")))
                .build();
        return JsonObject.builder()
                .put("schemas", schemas.build())
                .put("parameters", SharedParameters.all())
                .put("responses", JsonObject.builder().put("Refused", refused).build())
                .put("securitySchemes", schemes(sessionCookie))
                .build();
    }

    private static JsonObject schemes(String sessionCookie) {
        return JsonObject.builder()
                .put(
                        "bearer",
                        JsonObject.builder()
                                .put("type", "http")
                                .put("scheme", "bearer")
                                .build())
                .put("parameter", key("query", "access_token"))
                .put("session", key("cookie", sessionCookie))
                .build();
    }

    private static JsonObject key(String place, String name) {
        return JsonObject.builder()
                .put("type", "apiKey")
                .put("in", place)
                .put("name", name)
                .build();
    }

    private static JsonObject content(String type, JsonObject schema) {
        return JsonObject.builder()
                .put(type, JsonObject.builder().put("schema", schema).build())
                .build();
    }

    private static JsonObject reference(String kind, String name) {
        return JsonObject.builder()
                .put("$ref", "#/components/" + kind + "/" + name)
                .build();
    }

    private static JsonObject text() {
        return JsonObject.builder().put("type", "string").build();
    }

    /** A template in the form of the document: {@code /a/:b} is {@code /a/{b}}. */
    private static String path(String template) {
        var path = new StringBuilder();
        for (var segment : template.substring(1).split("/", -1)) {
            path.append('/').append(segment.startsWith(":") ? "{" + segment.substring(1) + "}" : segment);
        }
        return path.toString();
    }

    private static String operationId(String method, String template) {
        return method.toLowerCase(Locale.ROOT) + template.replace("/", "-").replace(":", "by-");
    }

    private static String tag(String template) {
        var first = template.split("/", -1)[1];
        return first.isEmpty() ? "server" : first;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /** Schemas have names of few characters, so the others are written as their codes. */
    private static String itemSchema(String collection) {
        var name = new StringBuilder("Items-");
        collection.chars().forEach(c -> {
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
            name.append(plain ? String.valueOf((char) c) : "." + Integer.toHexString(c) + ".");
        });
        return name.toString();
    }
}
