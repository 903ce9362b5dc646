package dev.lockstep.testkit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.kill.KillPoint.Moment;
import dev.lockstep.testkit.plain.DatabaseState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A plan that is carried out on copies of one database, which was watched once from its beginning to its end.
 *
 * @param before what the database is without it
 * @param after what it is when nothing comes between
 * @param statements what was run, in order
 * @param ticks how long each statement took, and after the last one the end of the transaction
 */
record Trial(
        Application application, DatabaseState before, DatabaseState after, List<String> statements, List<Long> ticks) {

    /** How often the middle of a statement is hit, each time elsewhere in it. */
    private static final int IN_EACH = 3;

    /** Watches the plan on a database. */
    static Trial watch(String plan, String location) {
        var application = Application.of(plan);
        var before = KilledFile.soundState(location);
        var watch = new Watch();
        assertThat(application.run(location, watch)).isTrue();
        var after = KilledFile.soundState(location);
        if (application.isRehearsal()) {
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(after).isNotEqualTo(before);
            assertThat(application.run(location, _ -> {})).as("anything left").isFalse();
        }
        assertThat(watch.ticks()).hasSize(watch.statements.size() + 1).allMatch(length -> length > 0);
        return new Trial(application, before, after, watch.statements, watch.ticks());
    }

    /** Before, during and after each statement, and the end of the transaction likewise. */
    List<KillPoint> points(Random random) {
        var points = new ArrayList<KillPoint>();
        for (int statement = 1; statement <= ticks.size(); statement++) {
            if (statement <= statements.size()) {
                points.add(KillPoint.before(statement));
            }
            for (int i = 0; i < IN_EACH; i++) {
                points.add(KillPoint.during(statement, 1 + random.nextLong(ticks.get(statement - 1))));
            }
        }
        points.add(KillPoint.at(Moment.ENDING));
        if (!application.isRehearsal()) {
            points.add(KillPoint.at(Moment.COMMITTING));
            points.add(KillPoint.at(Moment.COMMITTED));
        }
        return points;
    }

    private static final class Watch extends Progress {
        private final List<String> statements = new ArrayList<>();

        @Override
        void next(String text) {
            statements.add(text);
        }

        @Override
        void working() {}

        @Override
        void committing() {}

        @Override
        void done() {}
    }
}
