package dev.lockstep.testkit.kill.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.kill.Application;
import dev.lockstep.testkit.kill.postgres.Gate.Passed;
import dev.lockstep.testkit.kill.postgres.StopPoint.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An apply that was watched once from its beginning to its end, to be ended at every point of it afterwards.
 *
 * @param before what the database is without it
 * @param after what it is when nothing comes between
 * @param requests what it sends to the server, in order; the last one commits, or takes a rehearsal back
 */
record WatchedApply(Application application, PlainState before, PlainState after, List<Passed> requests) {

    /** Watches a plan on a copy of a database. */
    static WatchedApply of(String plan, CrashableServer server, String template) {
        var application = Application.of(plan);
        var url = server.copy(template);
        var before = PlainState.of(url);
        List<Passed> requests;
        try (var gate = Gate.open(url, null)) {
            assertThat(application.run(CrashableServer.open(gate.url()))).isTrue();
            requests = gate.passed();
        }
        var after = PlainState.of(url);
        if (application.isRehearsal()) {
            assertThat(after.exact()).isEqualTo(before.exact());
            assertThat(requests.getLast().text()).isEqualTo("ROLLBACK");
        } else {
            assertThat(after.counted()).isNotEqualTo(before.counted());
            assertThat(application.run(CrashableServer.open(url)))
                    .as("anything left")
                    .isFalse();
            assertThat(requests.getLast().text()).isEqualTo("COMMIT");
        }
        // whoever undoes looks first, in transactions that only read, whether others changed anything
        assertThat(requests.stream()
                        .map(Passed::text)
                        .filter(text -> text.startsWith("BEGIN") && !text.contains("READ ONLY")))
                .hasSize(1);
        server.drop(url);
        return new WatchedApply(application, before, after, requests);
    }

    /** The number of the request that commits, or takes a rehearsal back. */
    int commit() {
        return requests.size();
    }

    /** Before, during and after each request. */
    List<StopPoint> points() {
        var points = new ArrayList<StopPoint>();
        IntStream.rangeClosed(1, commit()).forEach(request -> {
            for (var moment : Moment.values()) {
                points.add(new StopPoint(request, moment));
            }
        });
        return points;
    }

    /** Some of them, spread over the whole apply, and all at its end. */
    List<StopPoint> sample(int size, int offset) {
        var all = points();
        int end = all.indexOf(new StopPoint(commit(), Moment.BEFORE));
        var sample = new ArrayList<StopPoint>();
        for (int i = 0; i < size; i++) {
            sample.add(all.get((offset + i * end / size) % end));
        }
        sample.addAll(all.subList(end, all.size()));
        return sample;
    }
}
