package dev.lockstep.server.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever is wrong with a request, it is refused with a reason and changes nothing, at every endpoint the server has.
 *
 * <p>All wrong requests that the generators know are many times more than a test should send, so each run sends some of
 * them: of every way to be wrong, to every endpoint, and further ones by chance. {@code lockstep.test.requests} says how
 * many, and {@code lockstep.test.seed} repeats a run.
 */
class BadInputTest {

    private static final int REQUESTS = Integer.getInteger("lockstep.test.requests", 1500);
    private static final int MOST_FAILURES = 20;

    private static TrialProject project;
    private static List<Sample> samples;

    private final long seed = Long.getLong("lockstep.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @BeforeAll
    static void start() {
        project = TrialProject.start();
        samples = Samples.of(project);
    }

    @AfterAll
    static void stop() {
        project.close();
    }

    /** Otherwise a mutation of it would be refused for another reason than its own. */
    @Test
    void sendsGoodRequestsWhereNothingIsWrongWithThem() {
        for (var sample : samples) {
            if (sample.known()) {
                var answer = RawAnswer.to(sample.request(), project.port(), false);
                assertThat(answer.accepted()).as("%s%n%s", sample, answer).isTrue();
                project.restore();
            }
        }
    }

    @Test
    void isRefusedWithAReasonAndChangesNothing() {
        System.out.println("bad input: -Dlockstep.test.seed=" + seed);
        var failures = new ArrayList<String>();
        var before = project.dump();
        var tables = project.tables();
        var chosen = chosen();
        assertThat(chosen.size()).isGreaterThanOrEqualTo(Math.min(REQUESTS, 1000));
        for (var mutation : chosen) {
            var answer = RawAnswer.to(mutation.request(), project.port(), mutation.verdict() == Verdict.UNFINISHED);
            var after = project.dump();
            boolean changed = !after.equals(before);
            var objection = objection(mutation, answer, changed);
            if (objection.isEmpty()
                    && changed
                    && !destroys(mutation)
                    && !project.tables().containsAll(tables)) {
                objection = "a table is gone";
            }
            if (changed) {
                project.restore();
            }
            if (!objection.isEmpty()) {
                failures.add(objection + ": " + mutation + "\n---\n" + answer + "\n");
                if (failures.size() == MOST_FAILURES) {
                    break;
                }
            }
        }
        assertThat(failures).as("seed %d", seed).isEmpty();
    }

    private static boolean destroys(Mutation mutation) {
        return mutation.request().method().equalsIgnoreCase("DELETE")
                || mutation.request().target().startsWith("/schema/apply");
    }

    /** What is wrong with an answer; empty if nothing is. */
    private static String objection(Mutation mutation, RawAnswer answer, boolean changed) {
        if (answer.accepted()) {
            return switch (mutation.verdict()) {
                case ACCEPTED, OPEN -> "";
                case HARMLESS -> changed ? "something changed" : "";
                case REFUSED, UNFINISHED -> "accepted";
            };
        }
        if (mutation.verdict() == Verdict.ACCEPTED) {
            return "not accepted";
        }
        if (changed) {
            return "refused, and something changed";
        }
        if (mutation.verdict() == Verdict.UNFINISHED && answer.status() == 0) {
            return "";
        }
        return answer.objection(mutation.request().method().equals("HEAD")).orElse("");
    }

    /** Each way to be wrong once, each endpoint with some, and others by chance. */
    private List<Mutation> chosen() {
        var all = new ArrayList<Mutation>();
        var chosen = new LinkedHashSet<Mutation>();
        for (var sample : samples) {
            var own = mutations(sample);
            Collections.shuffle(own, random);
            chosen.addAll(own.subList(0, Math.min(own.size(), 8)));
            all.addAll(own);
        }
        Collections.shuffle(all, random);
        var byKind = new LinkedHashMap<String, Mutation>();
        all.forEach(mutation -> byKind.putIfAbsent(mutation.kind(), mutation));
        chosen.addAll(byKind.values());
        for (var mutation : all) {
            if (chosen.size() >= REQUESTS) {
                break;
            }
            chosen.add(mutation);
        }
        var shuffled = new ArrayList<>(chosen);
        Collections.shuffle(shuffled, random);
        System.out.println("bad input: " + shuffled.size() + " of " + all.size() + " wrong requests");
        return shuffled;
    }

    private List<Mutation> mutations(Sample sample) {
        var all = new ArrayList<Mutation>(new WireMutations(random).of(sample));
        all.addAll(TokenMutations.of(sample));
        all.addAll(new TextMutations(random).of(sample));
        all.addAll(ValueMutations.of(sample));
        all.addAll(new FormMutations(random).of(sample));
        all.addAll(QueryMutations.of(sample));
        return all;
    }
}
