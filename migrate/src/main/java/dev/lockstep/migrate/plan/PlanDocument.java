package dev.lockstep.migrate.plan;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.plan.MeasuredPlan.Course;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a plan for people and for the history: what is run, why, and what it does to rows. */
public final class PlanDocument {

    private PlanDocument() {}

    /**
     * The steps as they are shown before: with the values that are bound to statements.
     *
     * @param durations how long each one took in a rehearsal; empty if they were not run
     */
    public static JsonArray steps(Vendor vendor, MeasuredPlan plan, Changes changes, List<Duration> durations) {
        return steps(vendor, plan, changes, durations, true);
    }

    /** The steps as they are recorded: the values of meta rows are those of the changes, which are recorded themselves. */
    public static JsonArray recorded(Vendor vendor, MeasuredPlan plan, Changes changes) {
        return steps(vendor, plan, changes, List.of(), false);
    }

    private static JsonArray steps(
            Vendor vendor, MeasuredPlan plan, Changes changes, List<Duration> durations, boolean values) {
        var reasons = new Reasons(changes);
        var steps = new ArrayList<JsonValue>();
        for (int i = 0; i < plan.courses().size(); i++) {
            var course = plan.courses().get(i);
            var step = step(vendor, plan, course, reasons, values);
            steps.add(
                    durations.isEmpty()
                            ? step
                            : step.with(
                                    "duration_ms", JsonValue.of(durations.get(i).toMillis())));
        }
        return new JsonArray(steps);
    }

    private static JsonObject step(Vendor vendor, MeasuredPlan plan, Course course, Reasons reasons, boolean values) {
        var step = course.step();
        var statements = new ArrayList<JsonValue>();
        course.schema().forEach(sql -> statements.add(statement(sql, values)));
        course.rows().forEach(sql -> statements.add(statement(sql, values)));
        return JsonObject.builder()
                .put("title", step.title())
                .put("tables", JsonArray.ofTexts(step.tables()))
                .put("reasons", reasons.of(step))
                .put("statements", new JsonArray(statements))
                .put("locks", locks(vendor, course))
                .put("rewrites", step instanceof Step.ChangeSchema change && change.rewrites())
                .put(
                        "hazards",
                        JsonArray.ofTexts(plan.hazards(step).stream()
                                .map(hazard -> hazard.code().name() + ":" + hazard.place())
                                .toList()))
                .put("undo", undo(course))
                .build();
    }

    private static JsonObject statement(Sql sql, boolean values) {
        if (!values) {
            return JsonObject.builder().put("sql", sql.text()).build();
        }
        List<JsonValue> parameters =
                sql.parameters().stream().<JsonValue>map(PlanDocument::value).toList();
        return JsonObject.builder()
                .put("sql", sql.text())
                .put("parameters", new JsonArray(parameters))
                .build();
    }

    private static JsonValue value(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.NULL;
            case Boolean flag -> JsonValue.of(flag);
            case Long number -> JsonValue.of(number);
            case BigDecimal number -> JsonValue.of(number.toPlainString());
            case byte[] bytes -> JsonValue.of(HexFormat.of().formatHex(bytes));
            default -> JsonValue.of(value.toString());
        };
    }

    private static JsonArray locks(Vendor vendor, Course course) {
        var locks = new ArrayList<JsonValue>();
        for (var table : course.step().tables()) {
            var mode = course.schema().isEmpty() ? vendor.writingLock() : vendor.alteringLock();
            locks.add(JsonObject.builder().put("table", table).put("mode", mode).build());
        }
        return new JsonArray(locks);
    }

    /** Whether what was there is kept, or made again by the reverse of the step. */
    private static JsonObject undo(Course course) {
        var kept = course.kept();
        return JsonObject.builder()
                .put("how", kept == null ? "reverse" : "set aside")
                .put("table", kept == null ? JsonNull.NULL : JsonValue.of(kept.table()))
                .build();
    }

    /** What the rows answered. */
    public static JsonArray hazards(List<Hazard> hazards) {
        return new JsonArray(
                hazards.stream().<JsonValue>map(PlanDocument::hazard).toList());
    }

    /** One answer of the rows. */
    public static JsonObject hazard(Hazard hazard) {
        return JsonObject.builder()
                .put("code", hazard.code().name())
                .put("class", hazard.code().hazardClass().word())
                .put("collection", hazard.collection())
                .put("field", hazard.field() == null ? JsonNull.NULL : JsonValue.of(hazard.field()))
                .put(
                        "rows",
                        JsonObject.builder()
                                .put("count", hazard.rows())
                                .put("exact", hazard.exact())
                                .build())
                .put("examples", JsonArray.ofTexts(hazard.examples()))
                .put("message", hazard.describe())
                .build();
    }
}
