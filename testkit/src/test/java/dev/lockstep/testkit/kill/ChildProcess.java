package dev.lockstep.testkit.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A process of this Java, made to be killed. */
public final class ChildProcess {

    private static final int KILLED = 128 + 9;

    private ChildProcess() {}

    /** Starts the program; what it says about failures is thrown away. */
    public static Process start(Class<?> program, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Ends it with SIGKILL; it must not have ended by itself. */
    public static void kill(Process process) throws InterruptedException {
        assertThat(process.destroyForcibly().waitFor())
                .as("killed, not ended by itself")
                .isEqualTo(KILLED);
    }
}
