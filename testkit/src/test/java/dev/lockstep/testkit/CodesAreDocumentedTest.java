package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.migrate.apply.UndoRefusedException;
import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.migrate.hazard.Obstacle;
import dev.lockstep.migrate.travel.LeftBehind;
import dev.lockstep.model.resolve.Problem;
import dev.lockstep.model.resolve.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/compatibility.md} names the codes that the code has, all of them and no others. */
class CodesAreDocumentedTest {

    private static final Pattern CODE = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`");

    @Test
    void namesEveryWarningCode() throws IOException {
        assertThat(codesUnder("### Warning codes")).containsExactlyInAnyOrderElementsOf(names(Warning.Code.values()));
    }

    @Test
    void namesEveryProblemCode() throws IOException {
        assertThat(codesUnder("### Problem codes")).containsExactlyInAnyOrderElementsOf(names(Problem.Code.values()));
    }

    @Test
    void namesEveryHazardCode() throws IOException {
        assertThat(codesUnder("### Hazard codes")).containsExactlyInAnyOrderElementsOf(names(HazardCode.values()));
    }

    @Test
    void tellsClassesAndWhatIsDoneIfTheyAreAllowed() throws IOException {
        var text = section("### Hazard codes");
        for (var code : HazardCode.values()) {
            assertThat(text)
                    .containsPattern(
                            "\\| `" + code + "` \\| " + code.hazardClass().word() + " \\| [^|]+ \\| [^|]+ \\| "
                                    + (code.isMended() ? "" : "never") + "[^|]*\\|");
        }
        for (var obstacle : Obstacle.values()) {
            assertThat(text.replace('\n', ' ')).contains(obstacle.words());
        }
    }

    @Test
    void namesEveryCodeOfUndoAndTravel() throws IOException {
        var codes = codesUnder("## What Directus does not have");
        assertThat(codes)
                .containsAll(names(UndoRefusedException.Reason.values()).stream()
                        .filter(code -> !code.equals(UndoRefusedException.Reason.UNKNOWN_ENTRY.name()))
                        .toList());
        assertThat(codes).containsAll(names(LeftBehind.Code.values()));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> codesUnder(String heading) throws IOException {
        var matcher = CODE.matcher(section(heading));
        var codes = new ArrayList<String>();
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        return codes;
    }

    private static String section(String heading) throws IOException {
        var text = Files.readString(Checkout.root().resolve("docs/compatibility.md"));
        int start = text.indexOf(heading);
        assertThat(start).as(heading).isNotNegative();
        return text.substring(start, text.indexOf("\n#", start + heading.length()));
    }
}
