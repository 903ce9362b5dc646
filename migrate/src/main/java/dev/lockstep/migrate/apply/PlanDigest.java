package dev.lockstep.migrate.apply;

import dev.lockstep.database.sql.Sql;
import dev.lockstep.document.json.CanonicalJson;
import dev.lockstep.migrate.plan.MeasuredPlan;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Stands for what a plan does: its statements with their values, and which hazards there are where. Not in it are the
 * numbers of rows, which change all the time, and the numbers of the tables that hold what is set aside, which depend on
 * what was set aside elsewhere.
 */
final class PlanDigest {

    private static final Pattern KEPT = Pattern.compile(SystemModel.OWN_PREFIX + "kept_(\\d+)");

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    private PlanDigest() {}

    /** 64 lower-case hexadecimal digits. */
    static String of(MeasuredPlan plan) {
        return CanonicalJson.sha256(new PlanDigest().write(plan));
    }

    private JsonValue write(MeasuredPlan plan) {
        var steps = new ArrayList<JsonValue>();
        for (var course : plan.courses()) {
            steps.add(new JsonArray(List.of(statements(course.schema()), statements(course.rows()))));
        }
        var hazards = plan.hazards().stream()
                .map(hazard -> hazard.code().name() + ":" + hazard.place())
                .sorted()
                .toList();
        return JsonObject.builder()
                .put("steps", new JsonArray(steps))
                .put("hazards", JsonArray.ofTexts(hazards))
                .build();
    }

    private JsonValue statements(List<Sql> statements) {
        var all = new ArrayList<JsonValue>();
        for (var sql : statements) {
            var parts = new ArrayList<JsonValue>();
            parts.add(JsonValue.of(renumbered(sql.text())));
            for (var parameter : sql.parameters()) {
                parts.add(parameter == null ? JsonNull.NULL : JsonValue.of(renumbered(parameter.toString())));
            }
            all.add(new JsonArray(parts));
        }
        return new JsonArray(all);
    }

    /** Numbers what is set aside in the order in which it comes up. */
    private String renumbered(String text) {
        return KEPT.matcher(text)
                .replaceAll(match -> SystemModel.OWN_PREFIX + "kept_#"
                        + numbers.computeIfAbsent(match.group(1), _ -> numbers.size() + 1));
    }
}
