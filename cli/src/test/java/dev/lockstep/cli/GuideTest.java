package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/guide.md, in its order, between two real projects; it answers what the guide says. */
class GuideTest {

    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path folder;

    private record Command(String script, String answer) {}

    private static List<Command> commands() throws IOException {
        var commands = new ArrayList<Command>();
        var match = BLOCK.matcher(Files.readString(Checkout.root().resolve("docs/guide.md")));
        var script = "";
        while (match.find()) {
            switch (match.group(1)) {
                case "sh" -> {
                    assertThat(script).as("a command without an answer").isEmpty();
                    script = match.group(2);
                }
                case "text" -> {
                    assertThat(script).as("an answer without a command").isNotEmpty();
                    commands.add(new Command(script, match.group(2)));
                    script = "";
                }
                default -> assertThat(match.group(1)).isEqualTo("console");
            }
        }
        assertThat(script).as("a command without an answer").isEmpty();
        return commands;
    }

    @Test
    void itsCommandsAnswerWhatItSays() throws IOException {
        try (var projects = TwoProjects.start(folder)) {
            var environment = Map.of(
                    "SOURCE",
                    projects.sourceAddress(),
                    "SOURCE_TOKEN",
                    TwoProjects.SOURCE_TOKEN,
                    "TARGET",
                    projects.targetAddress(),
                    "TARGET_TOKEN",
                    TwoProjects.TARGET_TOKEN);
            assertThat(commands()).hasSizeGreaterThan(8);
            for (var command : commands()) {
                var line = List.of("sh", "-c", command.script());
                try (var shell = Child.run(folder, environment, line)) {
                    var result = shell.await();
                    assertThat(result.out())
                            .as("%s%s", command.script(), result.err())
                            .isEqualTo(command.answer());
                }
            }
        }
    }
}
