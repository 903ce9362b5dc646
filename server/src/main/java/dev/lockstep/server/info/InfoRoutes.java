package dev.lockstep.server.info;

import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.access.Access;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.http.Response;
import dev.lockstep.server.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** {@code /}, {@code /server/ping} and {@code /server/info}. */
public final class InfoRoutes {

    private final Access access;
    private final String directus;
    private final Supplier<String> projectName;

    /**
     * @param directus the version of Directus that the project is compatible with
     * @param projectName as the settings of the project have it now
     */
    public InfoRoutes(Access access, String directus, Supplier<String> projectName) {
        this.access = access;
        this.directus = directus;
        this.projectName = projectName;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/", request -> page()),
                Route.get("/server/ping", request -> text("pong")),
                Route.get("/server/info", this::info));
    }

    private Response page() {
        return text(WelcomePage.html(directus, LockstepVersion.current()));
    }

    private static Response text(String text) {
        return Response.bytes(200, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private Response info(Request request) {
        var caller = access.of(request);
        var project = JsonObject.builder()
                .put("project_name", projectName.get())
                .put("project_descriptor", JsonNull.NULL)
                .put("project_logo", JsonNull.NULL)
                .put("project_color", "#6644FF")
                .put("default_language", "en-US")
                .put("public_registration", false)
                .build();
        var data = JsonObject.builder().put("project", project);
        if (caller.user() != null) {
            data.put("version", directus);
            data.put(
                    "lockstep",
                    JsonObject.builder()
                            .put("version", LockstepVersion.current())
                            .build());
        }
        return Response.data(data.build());
    }
}
