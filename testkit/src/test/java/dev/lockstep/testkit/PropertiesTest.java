package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.document.yaml.YamlWriter;
import dev.lockstep.migrate.plan.Planner;
import dev.lockstep.migrate.plan.Step;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.model.resolve.Resolver;
import dev.lockstep.testkit.generate.ModelGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds for every model, tried on generated ones. The name of a test is the seed of its models; {@code
 * -Dlockstep.properties.cases=1000} tries more, {@code -Dlockstep.properties.seed=…} begins elsewhere.
 */
class PropertiesTest {

    private static final long FIRST = Long.getLong("lockstep.properties.seed", 1);
    private static final long CASES = Long.getLong("lockstep.properties.cases", 60);

    @TestFactory
    Stream<DynamicContainer> differsFromItselfInNothing() {
        return seeds((vendor, seed) -> {
            var model = generator(seed).snapshot();
            try (var project = ScratchProject.create(vendor)) {
                project.migrate(model);
                assertThat(project.diff(model).changes().all()).isEmpty();
                var snapshot = project.snapshot();
                assertThat(project.diff(snapshot).changes().all()).isEmpty();
                assertThat(project.migrate(snapshot).changes().all()).isEmpty();
                assertThat(project.snapshot()).hasToString(snapshot.toString());
            }
        });
    }

    @TestFactory
    Stream<DynamicContainer> becomesWhatIsWantedFromAnywhere() {
        return seeds((vendor, seed) -> {
            var generator = generator(seed);
            var first = generator.snapshot();
            var wanted = generator.evolved(first);
            try (var project = ScratchProject.create(vendor);
                    var fresh = ScratchProject.create(vendor)) {
                project.migrate(first);
                var before = project.snapshot();
                project.migrate(wanted);
                fresh.migrate(wanted);
                assertThat(differing(project.snapshot(), fresh.snapshot())).isEmpty();
                project.migrate(before);
                assertThat(differing(project.snapshot(), before)).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicContainer> isReadAsItWasWritten() {
        return seeds((vendor, seed) -> {
            var model = generator(seed).snapshot();
            try (var project = ScratchProject.create(vendor)) {
                project.migrate(model);
                var snapshot = project.snapshot();
                var json = JsonWriter.toText(snapshot);
                assertThat(JsonWriter.toText(JsonReader.read(json))).isEqualTo(json);
                var yaml = YamlWriter.toText(snapshot);
                assertThat(YamlWriter.toText(YamlReader.read(yaml))).isEqualTo(yaml);
                assertThat(YamlReader.read(yaml)).isEqualTo(snapshot);
            }
        });
    }

    @TestFactory
    Stream<DynamicContainer> plansTheSameForAnyOrder() {
        return seeds((vendor, seed) -> {
            var generator = generator(seed);
            var first = generator.snapshot();
            var wanted = generator.evolved(first);
            try (var project = ScratchProject.create(vendor)) {
                assertThat(plan(project, generator.shuffled(first))).isEqualTo(plan(project, first));
                project.migrate(first);
                assertThat(plan(project, generator.shuffled(wanted))).isEqualTo(plan(project, wanted));
            }
        });
    }

    private static List<String> plan(ScratchProject project, JsonObject snapshot) {
        var vendor = project.database().vendor();
        var state = project.migrator().inspect();
        var intent = Intent.of(SnapshotReader.read(snapshot), state.model(), Intent.Mode.MIRROR);
        var resolver = new Resolver(vendor.rules(), SystemTables.load().model());
        var wanted =
                resolver.resolve(intent, state.model(), state.layout(), false).wanted();
        var statements = new ArrayList<String>();
        for (Step step : Planner.plan(vendor, state, wanted, Changes.between(state.model(), wanted))
                .steps()) {
            statements.add(step.title());
            step.probes().forEach(probe -> statements.add(probe.toString()));
            step.statements().forEach(statement -> statements.add(statement.toString() + statement.parameters()));
        }
        return statements;
    }

    /**
     * The entries that only one of the two has, or has in that form. Their order is not looked at: entries that were there
     * keep their place, so a model that was changed and a fresh one list them differently.
     */
    private static List<String> differing(JsonObject first, JsonObject second) {
        var differing = new ArrayList<String>();
        for (var section : List.of("collections", "fields", "systemFields", "relations")) {
            var some = items(first, section);
            var others = items(second, section);
            some.stream().filter(item -> !others.contains(item)).forEach(item -> differing.add("first " + item));
            others.stream().filter(item -> !some.contains(item)).forEach(item -> differing.add("second " + item));
        }
        return differing;
    }

    private static List<JsonValue> items(JsonObject snapshot, String section) {
        return ((JsonArray) snapshot.find(section).orElse(JsonArray.EMPTY))
                .items().stream().map(PropertiesTest::spelledAlike).toList();
    }

    /** A column keeps the spelling of its type where the wanted one differs in nothing else. */
    private static JsonValue spelledAlike(JsonValue item) {
        var entry = (JsonObject) item;
        var type = entry.text("type").orElse("");
        if (!(entry.get("schema") instanceof JsonObject schema) || !(type.equals("uuid") || type.equals("timestamp"))) {
            return item;
        }
        return entry.with("schema", schema.without("data_type").without("max_length"));
    }

    private static ModelGenerator generator(long seed) {
        return new ModelGenerator(seed, ScratchProject.COMPATIBILITY);
    }

    private static Stream<DynamicContainer> seeds(SeedTest test) {
        return EachVendor.of(vendor -> LongStream.range(FIRST, FIRST + cases(vendor))
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> test.run(vendor, seed))));
    }

    /** A database on a server takes several times as long to make and to drop as a file. */
    private static long cases(TestVendor vendor) {
        return vendor == TestVendor.SQLITE ? CASES : Math.ceilDiv(CASES, 4);
    }

    /** A test of one seed. */
    private interface SeedTest {
        void run(TestVendor vendor, long seed) throws Exception;
    }
}
