package dev.lockstep.testkit.kill.postgres;

import dev.lockstep.testkit.kill.Application;
import java.util.Arrays;
import java.util.concurrent.Executors;

/** The process that is killed. Arguments: the plan, and the databases in which it is carried out side by side. */
final class ApplyingProcess {

    private ApplyingProcess() {}

    public static void main(String[] arguments) {
        var application = Application.of(arguments[0]);
        try (var threads = Executors.newCachedThreadPool()) {
            Arrays.stream(arguments)
                    .skip(1)
                    .forEach(url -> threads.execute(() -> application.run(CrashableServer.open(url))));
        }
    }
}
