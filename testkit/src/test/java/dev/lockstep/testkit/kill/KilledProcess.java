package dev.lockstep.testkit.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * The process that is killed. Many applies run in it side by side, each in a database and a thread of its own, and each
 * stops at its own point and says so; a single kill then ends them all where they are.
 *
 * <p>Argument: the plan. Input: a line with the number of applies; a line for each with its point, a tab and its
 * database; later a line that releases those that wait for it. Output: {@code at}, the number of the apply and the
 * statement, as each reaches its point; {@code missed} if one does not, {@code over} if one that was released is done.
 */
final class KilledProcess {

    private static final Object OUTPUT = new Object();

    private KilledProcess() {}

    public static void main(String[] arguments) throws IOException {
        var application = Application.of(arguments[0]);
        var released = new CountDownLatch(1);
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int applies = Integer.parseInt(input.readLine());
        for (int i = 0; i < applies; i++) {
            var parts = input.readLine().split("\t", 2);
            var stop = new Stop(i, KillPoint.read(parts[0]), released);
            Thread.ofPlatform().name("apply-" + i).start(() -> apply(application, parts[1], stop));
        }
        while (input.readLine() != null) {
            released.countDown();
        }
        // nobody is there any more to kill this process
        Runtime.getRuntime().halt(1);
    }

    private static void apply(Application application, String location, Stop stop) {
        try {
            application.run(location, stop);
            say((stop.reached ? "over " : "missed ") + stop.number);
        } catch (Throwable failed) {
            say("missed " + stop.number + " " + failed.toString().replace('\n', ' '));
        }
    }

    private static void say(String line) {
        synchronized (OUTPUT) {
            System.out.println(line);
            System.out.flush();
        }
    }

    /** Stops an apply at its point for good, or until all are released. */
    private static final class Stop extends Progress {

        private final int number;
        private final KillPoint point;
        private final CountDownLatch released;
        private String text = "";
        private boolean reached;

        Stop(int number, KillPoint point, CountDownLatch released) {
            this.number = number;
            this.point = point;
            this.released = released;
        }

        @Override
        void next(String statement) {
            text = statement;
            if (point.equals(KillPoint.before(statement()))) {
                stop();
            }
        }

        @Override
        void working() {
            if (point.equals(KillPoint.during(statement(), tick()))) {
                stop();
            }
        }

        @Override
        void done() {
            text = "";
            stopIf(KillPoint.Moment.ENDING);
        }

        @Override
        void committing() {
            stopIf(KillPoint.Moment.COMMITTING);
            if (point.moment() == KillPoint.Moment.RELEASED) {
                reached = true;
                say("at " + number + " ");
                await(released);
            }
        }

        @Override
        public void committed() {
            stopIf(KillPoint.Moment.COMMITTED);
        }

        private void stopIf(KillPoint.Moment moment) {
            if (point.moment() == moment) {
                stop();
            }
        }

        private void stop() {
            reached = true;
            say("at " + number + " " + text);
            await(new CountDownLatch(1));
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
        }
    }
}
