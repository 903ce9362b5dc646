package dev.lockstep.server.badinput;

import dev.lockstep.server.http.Route;
import java.util.List;
import java.util.Set;

/** A good request for each endpoint; for one that nobody wrote a request for, the likeliest one. */
final class Samples {

    private static final Set<String> WITH_BODY = Set.of("POST", "PATCH", "SEARCH");

    /** What the addresses of known endpoints begin with; their parameters are filled in so that they name something. */
    private static final Set<String> ADDRESSED =
            Set.of("schema", "collections", "fields", "relations", "items", "users");

    private static final Set<String> ALONE = Set.of("/", "/server/ping", "/server/info");

    private final TrialProject project;

    private Samples(TrialProject project) {
        this.project = project;
    }

    /** One for each route of the project. */
    static List<Sample> of(TrialProject project) {
        var samples = new Samples(project);
        return project.routes().stream().map(samples::sample).toList();
    }

    private Sample sample(Route route) {
        var good = Sample.of(route, target(route));
        return switch (route.method() + " " + route.template()) {
            case "POST /schema/diff", "POST /schema/plan" ->
                good.reading(project.snapshot())
                        .typed(
                                "/version",
                                "/directus",
                                "/vendor",
                                "/collections",
                                "/collections/0",
                                "/collections/0/collection",
                                "/collections/0/meta",
                                "/collections/0/schema",
                                "/fields",
                                "/fields/0",
                                "/fields/0/collection",
                                "/fields/0/field",
                                "/fields/0/type",
                                "/fields/0/meta",
                                "/fields/0/meta/hidden",
                                "/fields/0/meta/sort",
                                "/fields/0/schema",
                                "/relations",
                                "/relations/0",
                                "/relations/0/collection",
                                "/relations/0/field",
                                "/systemFields",
                                "/systemFields/0/schema")
                        .requiring(
                                "/version",
                                "/directus",
                                "/vendor",
                                "/collections/0/collection",
                                "/fields/0/collection",
                                "/fields/0/field");
            case "POST /schema/apply" ->
                good.reading(project.diff())
                        .typed(
                                "/hash",
                                "/diff",
                                "/diff/fields",
                                "/diff/fields/0",
                                "/diff/fields/0/collection",
                                "/diff/fields/0/field",
                                "/diff/fields/0/diff",
                                "/diff/fields/0/diff/0",
                                "/diff/fields/0/diff/0/kind",
                                "/diff/fields/0/diff/0/rhs")
                        .requiring(
                                "/hash",
                                "/diff",
                                "/diff/fields/0/collection",
                                "/diff/fields/0/field",
                                "/diff/fields/0/diff",
                                "/diff/fields/0/diff/0/kind",
                                "/diff/fields/0/diff/0/rhs");
            // it has an address and no body
            case "POST /schema/undo/:entry" -> good;
            case "SEARCH /collections" -> good.reading("""
                        {"keys": ["authors"]}""").typed("/keys", "/keys/0");
            case "POST /collections" ->
                good.reading("""
                        {"collection": "shelves", "meta": {"note": "n", "hidden": false, "singleton": false, "sort": 1},
                         "schema": {}, "fields": [{"field": "id", "type": "integer", "meta": {"hidden": true},
                         "schema": {"is_primary_key": true, "has_auto_increment": true}}, {"field": "label",
                         "type": "string", "meta": {"options": {"a": [1]}}, "schema": {"max_length": 30,
                         "is_nullable": true, "default_value": "x"}}]}""")
                        .typed(
                                "/collection",
                                "/meta",
                                "/meta/hidden",
                                "/meta/singleton",
                                "/meta/sort",
                                "/schema",
                                "/fields",
                                "/fields/0",
                                "/fields/0/field",
                                "/fields/0/type",
                                "/fields/0/meta",
                                "/fields/0/schema",
                                "/fields/0/schema/is_primary_key",
                                "/fields/1/schema/is_nullable",
                                "/fields/1/schema/max_length")
                        .requiring("/collection", "/fields/0/field", "/fields/1/type");
            case "PATCH /collections" ->
                good.reading("""
                        [{"collection": "authors", "meta": {"note": "x", "hidden": true}}]""")
                        .typed("", "/0", "/0/collection", "/0/meta", "/0/meta/hidden")
                        .requiring("/0/collection");
            case "PATCH /collections/:collection" -> good.reading("""
                        {"meta": {"note": "x", "hidden": true, "sort": 4}}""").typed("", "/meta", "/meta/hidden", "/meta/sort");
            case "POST /fields/:collection" ->
                good.reading("""
                        {"field": "nick", "type": "string", "schema": {"max_length": 30, "is_nullable": true},
                         "meta": {"hidden": true, "sort": 3, "note": "x"}}""")
                        .typed(
                                "",
                                "/field",
                                "/type",
                                "/schema",
                                "/schema/max_length",
                                "/schema/is_nullable",
                                "/meta",
                                "/meta/hidden",
                                "/meta/sort")
                        .requiring("/field", "/type");
            case "PATCH /fields/:collection" ->
                good.reading("""
                        [{"field": "name", "meta": {"note": "x", "hidden": true}}]""")
                        .typed("", "/0", "/0/field", "/0/meta", "/0/meta/hidden")
                        .requiring("/0/field");
            case "PATCH /fields/:collection/:field" ->
                good.reading("""
                        {"meta": {"note": "x", "sort": 4}, "schema": {"max_length": 60}}""").typed("", "/meta", "/meta/sort", "/schema", "/schema/max_length");
            case "POST /relations" ->
                good.reading("""
                        {"collection": "books", "field": "editor", "related_collection": "authors",
                         "schema": {"on_delete": "SET NULL"}, "meta": {"one_field": null}}""")
                        .typed(
                                "",
                                "/collection",
                                "/field",
                                "/related_collection",
                                "/schema",
                                "/schema/on_delete",
                                "/meta")
                        .requiring("/collection", "/field");
            case "PATCH /relations/:collection/:field" ->
                good.reading("""
                        {"schema": {"on_delete": "CASCADE"}, "meta": {"one_field": null}}""").typed("", "/schema", "/schema/on_delete", "/meta");
            case "SEARCH /items/:collection", "SEARCH /users" ->
                good.reading("""
                        {"query": {"limit": 1, "offset": 0, "fields": ["id"], "sort": ["id"], "filter": {"id": {"_null": false}}}}""")
                        .typed("", "/query", "/query/limit", "/query/offset", "/query/fields", "/query/filter");
            case "POST /items/:collection" ->
                good.reading("""
                        {"name": "Dee", "born": "1971-02-03", "active": true, "fee": 1.5, "visits": 3,
                         "code": "0197a1f0-1111-7000-8000-000000000001", "tags": ["a", {"b": 1}]}""").typed("/active", "/fee", "/visits", "/code").requiring("/name");
            case "PATCH /items/:collection" ->
                good.reading("""
                        {"keys": [1, 2], "data": {"visits": 3, "born": null}}""")
                        .typed("", "/keys", "/keys/0", "/data", "/data/visits")
                        .requiring("/keys", "/data");
            case "DELETE /items/:collection" ->
                good.reading("""
                        {"keys": [3]}""").typed("", "/keys", "/keys/0").requiring("/keys");
            case "PATCH /items/:collection/:id" -> good.reading("""
                        {"name": "Ed", "visits": 4}""").typed("", "/visits");
            case "POST /users" -> good.reading("""
                        {"email": "new@example.com", "first_name": "Nel", "tags": ["x"]}""").typed("/email");
            case "PATCH /users" ->
                good.reading("{\"keys\": [\"" + project.user() + "\"], \"data\": {\"first_name\": \"Lea\"}}")
                        .typed("", "/keys", "/data")
                        .requiring("/keys", "/data");
            case "DELETE /users" ->
                good.reading("{\"keys\": [\"" + project.user() + "\"]}")
                        .typed("", "/keys")
                        .requiring("/keys");
            case "PATCH /users/me", "PATCH /users/:id" -> good.reading("""
                        {"first_name": "Mo", "email": "mo@example.com"}""").typed("", "/email");
            default -> likely(good);
        };
    }

    private static Sample likely(Sample sample) {
        if (WITH_BODY.contains(sample.method())) {
            return sample.reading("{\"a\": \"b\"}").unknown();
        }
        var template = sample.route().template();
        boolean addressed = ALONE.contains(template) || ADDRESSED.contains(template.split("/", -1)[1]);
        return addressed ? sample : sample.unknown();
    }

    private String target(Route route) {
        var template = route.template();
        var id = template.startsWith("/users/") ? project.user() : "3";
        boolean relation = template.startsWith("/relations/");
        return template.replace(":collection", relation ? "books" : "authors")
                .replace(":field", relation ? "author" : "name")
                .replace(":id", id)
                // the newest of those that the project was built with
                .replace(":entry", "4")
                .replaceAll("[:*][a-z]+", "x");
    }
}
