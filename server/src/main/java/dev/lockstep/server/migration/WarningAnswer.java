package dev.lockstep.server.migration;

import dev.lockstep.migrate.plan.WarningDocument;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Warning;
import dev.lockstep.server.http.Response;
import java.util.List;
import java.util.stream.Collectors;

/** Says in an answer what was done in another way than asked. Documents themselves carry nothing of ours. */
public final class WarningAnswer {

    /** Count and codes of the warnings, for answers without a body. */
    public static final String HEADER = "Lockstep-Warnings";

    private WarningAnswer() {}

    /** The answer with the data and, if there are warnings, with {@code meta.warnings} beside it. */
    public static Response data(JsonValue data, List<Warning> warnings) {
        if (warnings.isEmpty()) {
            return Response.data(data);
        }
        return Response.data(
                data,
                JsonObject.builder()
                        .put("warnings", WarningDocument.of(warnings))
                        .build());
    }

    /** The empty answer, with the header if there are warnings: {@code 3; LOSSY_TYPE, SYSTEM_ENTRY}. */
    public static Response noContent(List<Warning> warnings) {
        if (warnings.isEmpty()) {
            return Response.noContent();
        }
        var codes = warnings.stream()
                .map(warning -> warning.code().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Response.noContent().withHeader(HEADER, warnings.size() + "; " + codes);
    }
}
