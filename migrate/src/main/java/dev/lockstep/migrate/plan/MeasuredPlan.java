package dev.lockstep.migrate.plan;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.hazard.Measurement;
import dev.lockstep.migrate.hazard.Probe;
import dev.lockstep.model.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan and what the rows answered to its questions, and so the very statements that it comes to. Immutable. */
public final class MeasuredPlan {

    private final Plan plan;
    private final Map<Probe, Hazard> answers;
    private final List<Course> courses;

    private MeasuredPlan(Plan plan, Map<Probe, Hazard> answers, Set<Step> kept) {
        this.plan = plan;
        this.answers = answers;
        this.courses = courses(plan, kept);
    }

    /** Asks all questions of a plan. */
    public static MeasuredPlan measure(Vendor vendor, Connection connection, Plan plan) throws SQLException {
        var measurement = new Measurement(vendor, plan.beforehand());
        var answers = new IdentityHashMap<Probe, Hazard>();
        for (var probe : plan.probes()) {
            for (var hazard : measurement.ask(connection, List.of(probe))) {
                answers.put(probe, hazard);
            }
        }
        Set<Step> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var step : plan.steps()) {
            if (step instanceof Step.TakeAway takeAway
                    && isSomethingIn(takeAway, answers.keySet(), measurement, connection)) {
                kept.add(step);
            }
        }
        return new MeasuredPlan(plan, answers, kept);
    }

    private static boolean isSomethingIn(
            Step.TakeAway takeAway, Set<Probe> answered, Measurement measurement, Connection connection)
            throws SQLException {
        return takeAway.certain()
                || takeAway.probes().stream().anyMatch(answered::contains)
                || (takeAway.further() != null && measurement.counts(connection, takeAway.further()));
    }

    /**
     * What a step comes to.
     *
     * @param schema statements that change the schema, in their order
     * @param rows statements that change rows; they are run after those of all steps that change the schema
     * @param kept what it sets aside; null if nothing
     */
    public record Course(
            Step step,
            List<Sql> schema,
            List<Sql> rows,
            @Nullable KeptRecord kept) {
        public Course {
            schema = List.copyOf(schema);
            rows = List.copyOf(rows);
        }
    }

    /** @param kept the steps that take away what there is something in */
    private static List<Course> courses(Plan plan, Set<Step> kept) {
        var courses = new ArrayList<Course>();
        boolean listed = false;
        for (var step : plan.steps()) {
            switch (step) {
                case Step.ChangeSchema change -> courses.add(new Course(step, change.statements(), List.of(), null));
                case Step.ChangeRows change -> courses.add(new Course(step, List.of(), change.statements(), null));
                case Step.Note note ->
                    courses.add(new Course(
                            step, List.of(), kept.contains(note.of()) ? note.statements() : List.of(), null));
                case Step.TakeAway takeAway -> {
                    if (kept.contains(step)) {
                        var schema = new ArrayList<>(listed ? List.of() : plan.listOfKept());
                        schema.addAll(takeAway.keep());
                        listed = true;
                        courses.add(new Course(step, schema, takeAway.move(), takeAway.kept()));
                    } else {
                        courses.add(new Course(step, takeAway.discard(), List.of(), null));
                    }
                }
            }
        }
        return List.copyOf(courses);
    }

    /** The plan. */
    public Plan plan() {
        return plan;
    }

    /** What each step comes to, in the order of the steps. */
    public List<Course> courses() {
        return courses;
    }

    /** What is known without asking, and what the rows answered, in the order of the steps. */
    public List<Hazard> hazards() {
        var hazards = new ArrayList<>(plan.known());
        plan.probes().stream().filter(answers::containsKey).map(answers::get).forEach(hazards::add);
        return List.copyOf(hazards);
    }

    /** What the rows answered to the questions of a step. */
    public List<Hazard> hazards(Step step) {
        return step.probes().stream()
                .filter(answers::containsKey)
                .map(answers::get)
                .toList();
    }

    /** The tables that are made for what is set aside. */
    public List<Table> copies() {
        var copies = new ArrayList<Table>();
        for (var course : courses) {
            if (course.kept() != null && course.step() instanceof Step.TakeAway takeAway) {
                copies.addAll(takeAway.copies());
            }
        }
        return copies;
    }
}
