package dev.lockstep.server.info;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.Access;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.http.Response;
import dev.lockstep.server.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /}, {@code /server/ping}, {@code /server/info} and {@code /server/health}. */
public final class InfoRoutes {

    /** How many items a list shows if nothing is said. */
    private static final int DEFAULT_LIMIT = 100;

    private static final int AUTO_SAVE_SECONDS = 300;

    private final Access access;
    private final String directus;
    private final ProjectSettings settings;
    private final Health health;

    /**
     * @param directus the version of Directus that the project is compatible with
     */
    public InfoRoutes(Access access, String directus, ProjectSettings settings, Health health) {
        this.access = access;
        this.directus = directus;
        this.settings = settings;
        this.health = health;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/", request -> page()),
                Route.get("/server/ping", request -> text("pong")),
                Route.get("/server/info", this::info),
                Route.get("/server/health", this::health));
    }

    private Response page() {
        return text(WelcomePage.html(directus, LockstepVersion.current()));
    }

    private static Response text(String text) {
        return Response.bytes(200, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without an envelope, as the draft on health checks of HTTP services has it. */
    private Response health(Request request) {
        var who = access.of(request);
        if (who.user() == null) {
            throw ApiError.forbidden().asException();
        }
        var state = health.check();
        var answer = who.admin()
                ? state.details()
                : JsonObject.builder().put("status", state.status()).build();
        return Response.bytes(
                        state.status().equals("error") ? 503 : 200,
                        "application/health+json; charset=utf-8",
                        JsonWriter.toText(answer).getBytes(StandardCharsets.UTF_8))
                .withHeader("Cache-Control", "no-cache");
    }

    private Response info(Request request) {
        var caller = access.of(request);
        var data = JsonObject.builder().put("project", settings.read());
        if (caller.user() != null) {
            // what this server does not do is off, whatever the settings of the project say
            for (var absent : List.of(
                    "project_owner_enabled",
                    "mcp_enabled",
                    "ai_enabled",
                    "mcp_oauth_enabled",
                    "mcp_oauth_dcr_enabled",
                    "mcp_oauth_cimd_enabled")) {
                data.put(absent, false);
            }
            data.put("autoSave", object("revisionInterval", AUTO_SAVE_SECONDS));
            data.put("ai_providers", JsonArray.EMPTY);
            data.put(
                    "files",
                    JsonObject.builder()
                            .put("mimeTypeAllowList", JsonArray.ofTexts(List.of("*/*")))
                            .build());
            data.put("rateLimit", false);
            data.put("rateLimitGlobal", false);
            data.put(
                    "extensions",
                    JsonObject.builder().put("limit", JsonNull.NULL).build());
            data.put("queryLimit", object("default", DEFAULT_LIMIT).with("max", JsonValue.of(-1)));
            data.put("websocket", false);
            data.put("version", directus);
            data.put(
                    "lockstep",
                    JsonObject.builder()
                            .put("version", LockstepVersion.current())
                            .build());
        }
        data.put("license", license());
        return Response.data(data.build());
    }

    /** What Directus says of itself without a licence: clients ask for it, and nothing here depends on one. */
    private static JsonObject license() {
        return JsonObject.builder()
                .put("source", JsonNull.NULL)
                .put(
                        "entitlements",
                        JsonObject.builder()
                                .put("production_enabled", true)
                                .put("ai_translations_enabled", false)
                                .put("display_powered_by", "DIRECTUS")
                                .build())
                .build();
    }

    private static JsonObject object(String name, long value) {
        return JsonObject.builder().put(name, value).build();
    }
}
