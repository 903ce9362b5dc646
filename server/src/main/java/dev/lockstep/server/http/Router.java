package dev.lockstep.server.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the handler for a request. Fixed segments win over parameters and these over the rest of a path, whatever the
 * order of the routes; a slash at the end of a path does not count. Immutable and safe for use by many threads.
 */
public final class Router implements Handler {

    private final Node root;

    /**
     * A router over these routes.
     *
     * @throws IllegalArgumentException if two routes answer the same method on the same paths, or a template is malformed
     */
    public Router(List<Route> routes) {
        root = new Node();
        routes.forEach(this::add);
    }

    /**
     * Answers with the handler of the route that fits. HEAD is answered by GET's handler, and OPTIONS by naming the
     * methods of the path.
     *
     * @throws ApiException 404 ROUTE_NOT_FOUND if no route fits: also for a known path with another method, as the
     *     protocol has no 405; 400 INVALID_PATH_PARAMETER if a parameter is not percent-encoded UTF-8 or holds a control
     *     character
     */
    @Override
    public Response handle(Request request) throws IOException {
        var segments = segments(request.path());
        if (segments == null) {
            throw ApiError.routeNotFound(request.path()).asException();
        }
        if (request.method().equals("OPTIONS")) {
            return options(request, segments);
        }
        var method = request.method().equals("HEAD") ? "GET" : request.method();
        var found = new ArrayList<String>();
        var match = find(root, segments, 0, method, found);
        if (match == null) {
            throw ApiError.routeNotFound(request.path()).asException();
        }
        return match.route.handler().handle(request.withPathParameters(match.decode(request, found)));
    }

    private Response options(Request request, List<String> segments) {
        var methods = new LinkedHashSet<String>();
        collectMethods(root, segments, 0, methods);
        if (methods.isEmpty()) {
            throw ApiError.routeNotFound(request.path()).asException();
        }
        return Response.empty(200).withHeader("Allow", String.join(",", methods));
    }

    private void add(Route route) {
        var node = root;
        var names = new ArrayList<String>();
        var segments = segments(route.template());
        if (segments == null) {
            throw new IllegalArgumentException("malformed template: " + route.template());
        }
        boolean rest = false;
        for (int at = 0; at < segments.size(); at++) {
            var segment = segments.get(at);
            if (segment.startsWith(":")) {
                names.add(segment.substring(1));
                node = node.parameter();
            } else if (segment.startsWith("*")) {
                if (at < segments.size() - 1) {
                    throw new IllegalArgumentException("the rest of a path comes last: " + route.template());
                }
                names.add(segment.substring(1));
                rest = true;
            } else {
                node = node.fixed.computeIfAbsent(segment, _ -> new Node());
            }
        }
        if (names.contains("") || Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("parameters need names of their own: " + route.template());
        }
        var leaf = new Leaf(route, List.copyOf(names), rest);
        if ((rest ? node.rest : node.here).putIfAbsent(route.method(), leaf) != null) {
            throw new IllegalArgumentException("two routes for " + route.method() + " " + route.template());
        }
    }

    /** Looks for a leaf from a segment on; what parameters take is left in the list. Visits each node once at most. */
    private static @Nullable Leaf find(Node node, List<String> segments, int at, String method, List<String> taken) {
        if (at == segments.size()) {
            return node.here.get(method);
        }
        var segment = segments.get(at);
        var fixed = node.fixed.get(segment);
        if (fixed != null) {
            var leaf = find(fixed, segments, at + 1, method, taken);
            if (leaf != null) {
                return leaf;
            }
        }
        if (node.parameter != null && !segment.isEmpty()) {
            taken.add(segment);
            var leaf = find(node.parameter, segments, at + 1, method, taken);
            if (leaf != null) {
                return leaf;
            }
            taken.removeLast();
        }
        var rest = node.rest.get(method);
        if (rest != null) {
            taken.addAll(segments.subList(at, segments.size()));
        }
        return rest;
    }

    private static void collectMethods(Node node, List<String> segments, int at, Set<String> methods) {
        if (at == segments.size()) {
            node.here.keySet().forEach(method -> addMethod(method, methods));
            return;
        }
        var segment = segments.get(at);
        var fixed = node.fixed.get(segment);
        if (fixed != null) {
            collectMethods(fixed, segments, at + 1, methods);
        }
        if (node.parameter != null && !segment.isEmpty()) {
            collectMethods(node.parameter, segments, at + 1, methods);
        }
        node.rest.keySet().forEach(method -> addMethod(method, methods));
    }

    private static void addMethod(String method, Set<String> methods) {
        methods.add(method);
        if (method.equals("GET")) {
            methods.add("HEAD");
        }
    }

    /** The segments of a path without a slash at its end, or null if it does not start with a slash. */
    private static @Nullable List<String> segments(String path) {
        if (!path.startsWith("/")) {
            return null;
        }
        int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        var inner = path.substring(1, end);
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    /** A place in the tree of templates. */
    private static final class Node {
        private final Map<String, Node> fixed = new LinkedHashMap<>();
        private final Map<String, Leaf> here = new LinkedHashMap<>();
        private final Map<String, Leaf> rest = new LinkedHashMap<>();
        private @Nullable Node parameter;

        private Node parameter() {
            var existing = parameter;
            if (existing == null) {
                existing = new Node();
                parameter = existing;
            }
            return existing;
        }
    }

    /** A route with the names of its parameters; the last one may take several segments. */
    private record Leaf(Route route, List<String> names, boolean rest) {

        private Map<String, String> decode(Request request, List<String> taken) {
            var parameters = new LinkedHashMap<String, String>();
            int single = rest ? names.size() - 1 : names.size();
            for (int i = 0; i < single; i++) {
                parameters.put(names.get(i), decode(taken.get(i)));
            }
            if (rest) {
                parameters.put(names.getLast(), decodeRest(request, taken.subList(single, taken.size())));
            }
            return parameters;
        }

        private static String decode(String segment) {
            var decoded = PercentDecoder.decode(segment)
                    .orElseThrow(() -> ApiError.invalidPathParameter("A part of the path is not percent-encoded UTF-8")
                            .asException());
            if (PercentDecoder.hasControl(decoded)) {
                throw ApiError.invalidPathParameter("A part of the path holds a control character")
                        .asException();
            }
            return decoded;
        }

        /** The rest of a path names a file; what could climb out of a folder is no such name. */
        private static String decodeRest(Request request, List<String> segments) {
            var decoded = segments.stream().map(Leaf::decode).toList();
            boolean climbs = decoded.stream()
                    .anyMatch(segment -> segment.isEmpty()
                            || segment.equals(".")
                            || segment.equals("..")
                            || segment.indexOf('/') >= 0
                            || segment.indexOf('\\') >= 0);
            if (climbs) {
                throw ApiError.routeNotFound(request.path()).asException();
            }
            return String.join("/", decoded);
        }
    }
}
