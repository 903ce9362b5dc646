package dev.lockstep.testkit.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockstep.migrate.apply.HazardsException;
import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.Sample;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.plain.DatabaseState;
import dev.lockstep.testkit.plain.PlainDatabase;
import dev.lockstep.testkit.plain.PlainTable;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The snapshots of one real project, one after the other, over rows that are made for each step: those that fit keep
 * their values, and one that does not fit has the step refused before anything is done.
 */
class CorpusSeriesTest {

    private static final List<HazardCode> BREAKING = Arrays.stream(HazardCode.values())
            .filter(code -> code.hazardClass() == HazardCode.HazardClass.BREAKS_VALUES)
            // only an undo meets that
            .filter(code -> code != HazardCode.VALUES_DESTROYED)
            .toList();

    @TestFactory
    Stream<DynamicContainer> keepsValuesThroughRealSteps() {
        return EachVendor.withoutMysql("series of real snapshots", vendor -> {
            var refused = new EnumMap<HazardCode, Integer>(HazardCode.class);
            return Corpus.find("steps between real snapshots").stream()
                    .flatMap(corpus -> Stream.concat(
                            Sample.of("series of real snapshots on " + vendor, Series.of(corpus), step(vendor)).stream()
                                    .map(series -> DynamicTest.dynamicTest(
                                            series.repository(), () -> run(vendor, series, refused))),
                            Stream.of(DynamicTest.dynamicTest("every kind of row that does not fit", () -> {
                                System.out.println("Refused on " + vendor + " for want of fitting rows: " + refused);
                                if (step(vendor) == 1 || Boolean.getBoolean("lockstep.test.full")) {
                                    assertThat(refused.keySet()).containsExactlyInAnyOrderElementsOf(BREAKING);
                                } else {
                                    // a sample may lack one of them
                                    assertThat(refused.keySet()).hasSizeGreaterThanOrEqualTo(BREAKING.size() - 1);
                                }
                            }))));
        });
    }

    /** Which of the series are tried: an ordinary build has no time for all of them where a server has to be asked for each statement. */
    private static int step(TestVendor vendor) {
        return switch (vendor) {
            case SQLITE -> 1;
            case POSTGRES -> 2;
            case MARIADB, MYSQL -> 6;
        };
    }

    private static void run(TestVendor vendor, Series series, Map<HazardCode, Integer> refused) throws SQLException {
        var states = new States(vendor);
        try (var project = ScratchProject.create(vendor);
                var database = PlainDatabase.open(project.url())) {
            project.migrate(Corpus.read(series.files().getFirst()));
            for (int i = 1; i < series.files().size(); i++) {
                step(project, database, Corpus.read(series.files().get(i)), i, states, refused);
            }
            step(project, database, Tightening.of(project.snapshot(), database.tables()), 0, states, refused);
        }
    }

    private static void step(
            ScratchProject project,
            PlainDatabase database,
            JsonValue document,
            int seed,
            States states,
            Map<HazardCode, Integer> refused)
            throws SQLException {
        var now = database.tables();
        var next = states.of(document);
        var rows = new RowMaker(now, next, seed);
        rows.fill(database);
        for (var breakage : Breakage.of(database, now, next, rows.filled())) {
            breakage.carryOut(database);
            refuses(project, database, document, breakage);
            refused.merge(breakage.code(), 1, Integer::sum);
            rows.fill(database);
        }
        var before = values(database, now, next);
        project.migrate(document);
        assertThat(values(database, now, next)).as("values after step " + seed).isEqualTo(before);
        assertThat(database.orphans()).isEmpty();
        assertThat(project.diff(document).changes().all()).isEmpty();
    }

    private static void refuses(ScratchProject project, PlainDatabase database, JsonValue document, Breakage breakage)
            throws SQLException {
        var before = DatabaseState.of(database);
        var refusal = catchThrowable(() -> project.migrate(document));
        assertThat(refusal).as(breakage.toString()).isInstanceOf(HazardsException.class);
        assertThat(((HazardsException) refusal).hazards())
                .as(breakage.toString())
                .anyMatch(hazard -> hazard.code() == breakage.code()
                        && hazard.collection().equals(breakage.collection())
                        && breakage.field().equals(hazard.field()));
        assertThat(DatabaseState.of(database)).as(breakage.toString()).isEqualTo(before);
    }

    /** What the tables of a fresh project are after a snapshot. */
    private record States(TestVendor vendor) {
        Map<String, PlainTable> of(JsonValue document) throws SQLException {
            try (var project = ScratchProject.create(vendor);
                    var database = PlainDatabase.open(project.url())) {
                project.migrate(document);
                return database.tables();
            }
        }
    }

    /** The values of all columns that both states have, by table, column and key. */
    private static Map<String, String> values(
            PlainDatabase database, Map<String, PlainTable> now, Map<String, PlainTable> next) throws SQLException {
        var values = new TreeMap<String, String>();
        for (var before : now.values()) {
            var after = next.get(before.name());
            if (after == null
                    || RowMaker.isOfServer(before.name())
                    || before.key().size() != 1) {
                continue;
            }
            var columns = new ArrayList<>(before.columns());
            columns.removeIf(column -> after.column(column.name()).isEmpty());
            var key = before.key().getFirst().name();
            for (var row : database.rows("SELECT * FROM " + database.quote(before.name()))) {
                for (var column : columns) {
                    var same =
                            after.column(column.name()).orElseThrow().declared().equals(column.declared());
                    var place = before.name() + "." + column.name() + " of " + row.text(key);
                    values.put(place, value(row.get(column.name()), same));
                }
            }
        }
        return values;
    }

    /** The value to the letter where the declaration stays, else what it means: {@code '1'}, {@code 1} and {@code 1.0} alike. */
    private static String value(@Nullable Object value, boolean exactly) {
        var text = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
        if (exactly) {
            return (value == null ? "" : value.getClass().getSimpleName() + " ") + text;
        }
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }
}
