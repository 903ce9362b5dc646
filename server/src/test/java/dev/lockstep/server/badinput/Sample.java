package dev.lockstep.server.badinput;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.server.http.Route;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A good request to an endpoint, and what of it must be as it is.
 *
 * @param target the address of the request
 * @param body null if the endpoint reads none
 * @param typed places in the body that take no value of another type
 * @param required places in the body that must not be missing
 * @param known whether somebody wrote the request for the endpoint; otherwise it may well be refused as it is
 */
record Sample(
        Route route, String target, @Nullable JsonValue body, Set<String> typed, Set<String> required, boolean known) {

    /** Endpoints that answer everybody. */
    private static final List<String> PUBLIC = List.of("/auth", "/server");

    Sample {
        typed = Set.copyOf(typed);
        required = Set.copyOf(required);
    }

    static Sample of(Route route, String target) {
        return new Sample(route, target, null, Set.of(), Set.of(), true);
    }

    Sample reading(String json) {
        return reading(JsonReader.read(json));
    }

    Sample reading(JsonValue json) {
        return new Sample(route, target, json, typed, required, known);
    }

    /** The sample with places that take no value of another type. */
    Sample typed(String... places) {
        return new Sample(route, target, body, Set.of(places), required, known);
    }

    /** The sample with places that must not be missing. */
    Sample requiring(String... places) {
        return new Sample(route, target, body, typed, Set.of(places), known);
    }

    Sample unknown() {
        return new Sample(route, target, body, typed, required, false);
    }

    String method() {
        return route.method();
    }

    /** Whether the endpoint asks who is asking. */
    boolean guarded() {
        var template = route.template();
        return !template.equals("/") && PUBLIC.stream().noneMatch(template::startsWith);
    }

    /** What becomes of the request for something that does not exist. */
    Verdict elsewhere() {
        // Directus answers 204 there, as if it had done what there was not to do
        boolean rows = route.template().startsWith("/users") || route.template().startsWith("/items");
        boolean success = method().equals("DELETE") || (method().equals("PATCH") && rows);
        return success ? Verdict.HARMLESS : Verdict.REFUSED;
    }

    /** The request in another way that is as good as the first, if that was a good one. */
    Mutation stillGood(String kind, RawRequest request) {
        return known ? Mutation.accepted(kind, request) : Mutation.open(kind, request);
    }

    boolean takesDocument() {
        return method().equals("POST") && route.template().startsWith("/schema/");
    }

    /** The request as a good client of the administrator sends it. */
    RawRequest request() {
        var head = List.of("Host: localhost", "Connection: close", "Authorization: Bearer " + RunningProject.TOKEN);
        var request = new RawRequest(method(), target, head, "");
        return body == null ? request : withBody(body);
    }

    /** The request with another body. */
    RawRequest withBody(JsonValue other) {
        return withText(JsonWriter.toText(other));
    }

    /** The request with another body. */
    RawRequest withText(String text) {
        var head = List.of(
                "Host: localhost",
                "Connection: close",
                "Authorization: Bearer " + RunningProject.TOKEN,
                "Content-Type: application/json");
        return RawRequest.of(method(), target, head, text);
    }

    @Override
    public String toString() {
        return method() + " " + route.template();
    }
}
