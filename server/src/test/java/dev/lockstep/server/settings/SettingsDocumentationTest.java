package dev.lockstep.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDocumentationTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([A-Z_]+)` \\| (?:`([^`]*)`|–) \\| .+ \\|$", Pattern.MULTILINE);

    @TempDir
    private Path empty;

    @Test
    void documentsEverySettingAndNoOther() throws IOException {
        assertThat(documented().keySet()).containsExactlyElementsOf(Settings.names());
    }

    @Test
    void documentsTheDefaultsThatHold() throws IOException {
        var defaults = new LinkedHashMap<String, String>(documented());
        defaults.values().removeIf(String::isEmpty);
        defaults.remove("CONFIG_PATH");
        assertThat(defaults).hasSizeGreaterThan(10);
        assertThat(Settings.read(defaults, empty)).isEqualTo(Settings.read(Map.of(), empty));
    }

    private static Map<String, String> documented() throws IOException {
        var rows = new LinkedHashMap<String, String>();
        var match = ROW.matcher(Files.readString(Path.of("..", "docs", "settings.md")));
        while (match.find()) {
            rows.put(match.group(1), match.group(2) == null ? "" : match.group(2));
        }
        return rows;
    }
}
