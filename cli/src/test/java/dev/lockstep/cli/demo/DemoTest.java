package dev.lockstep.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo: that all of it holds, that it can be read, and that what it invites to works. */
class DemoTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            false);

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsThatEveryStepHeldAndHowToGoOn() throws Exception {
        try (var demo = Demo.start(terminal)) {
            assertThat(demo.run()).as(text()).isTrue();
            assertThat(text()).contains("Every step held.").doesNotContain("differ");
            int before = text().length();
            demo.invite();
            var invitation = text().substring(before);
            assertThat(text().lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
            assertThat(text()).doesNotContain("\u001b");
            var token = invitation
                    .lines()
                    .filter(it -> it.contains("_TOKEN="))
                    .findFirst()
                    .orElseThrow()
                    .strip();
            assertThat(text().substring(0, before)).doesNotContain(token.substring(token.indexOf('=') + 1));
            assertThat(shell(invitation)).isEqualTo("200 200 200 204");
            assertThat(demo.run()).isFalse();
            demo.forget();
        }
    }

    /** Runs what a reader would paste. */
    private String shell(String invitation) throws IOException, InterruptedException {
        var script = invitation.substring(invitation.indexOf("  SOURCE="), invitation.indexOf("  More in"));
        var process = new ProcessBuilder(List.of("sh", "-e", "-c", script))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output.lines().collect(Collectors.joining(" "));
    }

    @Test
    void takesTheNextPairOfPortsAndSaysSo() throws IOException {
        var taken = PortPair.free();
        try (var holder = new ServerSocket(taken.target(), 1, InetAddress.getLoopbackAddress());
                var demo = Demo.start(terminal)) {
            assertThat(text()).contains(":" + (holder.getLocalPort() + 1), "are not both free");
            demo.forget();
        }
    }

    @Test
    void leavesNothingBehindWhenItIsToForget() {
        try (var demo = Demo.start(terminal)) {
            var data = text().lines()
                    .filter(it -> it.startsWith("  data "))
                    .findFirst()
                    .orElseThrow();
            var place = Path.of(data.substring(data.indexOf('/')));
            assertThat(Files.exists(place)).isTrue();
            demo.forget();
            assertThat(Files.exists(place)).isFalse();
        }
    }
}
