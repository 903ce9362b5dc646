package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.migrate.apply.MigrationRefusedException;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.Checkout;
import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One value changed in a snapshot gives a diff with that change and no other, and applying it changes that in the database
 * and nothing else. This is what keeps a comparison honest that has to forgive a lot.
 */
class MutationTest {

    private static final Path FOLDER =
            Checkout.root().resolve("testkit/src/test/resources/dev/lockstep/testkit/content/mutation");

    /** Meta columns that follow from the name of the entry, whatever the snapshot says. */
    private static final Set<String> FOLLOWING =
            Set.of("collection", "field", "many_collection", "many_field", "one_collection");

    private static final Map<TestVendor, MutationBench> BENCHES = new EnumMap<>(TestVendor.class);

    private static MutationBench bench(TestVendor vendor) {
        return BENCHES.computeIfAbsent(
                vendor, product -> new MutationBench(product, Corpus.read(FOLDER.resolve("model.yaml"))));
    }

    @AfterAll
    static void clear() {
        BENCHES.values().forEach(MutationBench::close);
        BENCHES.clear();
    }

    @TestFactory
    Stream<DynamicContainer> changesOneMetaValueAndNothingElse() {
        return EachVendor.withoutMysql(
                "one value changed at a time",
                vendor -> Stream.of(
                                "collections/a",
                                "collections/f",
                                "fields/a.text",
                                "fields/b.as",
                                "fields/directus_users.badge",
                                "relations/a.link",
                                "relations/a.free")
                        .flatMap(entry -> {
                            var meta = (JsonObject)
                                    bench(vendor).entry(entry).find("meta").orElseThrow();
                            return meta.members().keySet().stream()
                                    .map(key -> DynamicTest.dynamicTest(
                                            entry + " " + key,
                                            () -> changesMeta(
                                                    bench(vendor),
                                                    entry,
                                                    key,
                                                    meta.find(key).orElseThrow())));
                        }));
    }

    private static void changesMeta(MutationBench bench, String entry, String key, JsonValue before)
            throws SQLException {
        var after = other(key, before);
        var name = entry.substring(entry.indexOf('/') + 1);
        var table = "directus_" + entry.substring(0, entry.indexOf('/'));
        var mutated = bench.mutated(entry, "meta." + key, after);
        if (FOLLOWING.contains(key)) {
            bench.check(mutated, List.of(), List.of());
            return;
        }
        var item = before instanceof JsonArray(var was) && after instanceof JsonArray(var is)
                ? ".0: " + was.getFirst() + " -> " + is.getFirst()
                : ": " + before + " -> " + after;
        bench.check(
                mutated,
                List.of(entry + " E meta." + key + item),
                List.of(table + " " + name + " " + key + ": " + before + " -> " + after));
    }

    /** Another value of the kind that the key holds. */
    private static JsonValue other(String key, JsonValue before) {
        if (key.equals("group")) {
            return JsonValue.of("b");
        }
        if (before instanceof JsonBoolean) {
            return JsonValue.of(before != JsonBoolean.TRUE);
        }
        if (MetaRules.holdsJson(key)) {
            return JsonReader.read("{\"O'Neil\": [1, {\"ü\": null}], \"b\": \"x\"}");
        }
        if (MetaRules.holdsList(key)) {
            return JsonArray.ofTexts(before instanceof JsonArray ? List.of("O'Neil") : List.of("b", "O'Neil"));
        }
        return MetaRules.holdsNumber(key) ? JsonValue.of(42) : JsonValue.of("it's \"other\"");
    }

    @TestFactory
    Stream<DynamicContainer> changesOneColumnOrKeyAndNothingElse() {
        return EachVendor.withoutMysql(
                "one value changed at a time",
                vendor -> Mutation.read(FOLDER.resolve("columns.txt"), vendor).stream()
                        .map(mutation -> DynamicTest.dynamicTest(mutation.toString(), () -> {
                            var bench = bench(vendor);
                            var mutated = bench.mutated(mutation.entry(), mutation.path(), mutation.value());
                            bench.check(mutated, mutation.items(), mutation.changes());
                        })));
    }

    @TestFactory
    Stream<DynamicTest> dropsAnIndexOfSystemTableBeyondThoseOfTheServer() {
        return onEach(bench -> bench.check(
                bench.model().with("systemFields", JsonArray.EMPTY),
                List.of("systemFields/directus_users.last_name E schema.is_indexed: true -> false"),
                List.of("directus_users.last_name index: yes -> -")));
    }

    @TestFactory
    Stream<DynamicTest> addsAnIndexToSystemTable() {
        return onEach(bench -> {
            var indexes = new ArrayList<>(
                    ((JsonArray) bench.model().find("systemFields").orElseThrow()).items());
            indexes.add(JsonReader.read(
                    "{\"collection\":\"directus_users\",\"field\":\"title\",\"schema\":{\"is_indexed\":true}}"));
            bench.check(
                    bench.model().with("systemFields", new JsonArray(indexes)),
                    List.of("systemFields/directus_users.title E schema.is_indexed: false -> true"),
                    List.of("directus_users.title index: - -> yes"));
        });
    }

    @TestFactory
    Stream<DynamicTest> keepsThePrimaryKey() {
        return onEach(bench -> {
            for (var mutation : List.of("fields/a.id", "fields/b.code")) {
                var mutated = bench.mutated(mutation, "schema.is_primary_key", JsonBoolean.FALSE);
                var project = bench.restored();
                assertThat(catchThrowable(() -> project.migrate(mutated)))
                        .isInstanceOf(MigrationRefusedException.class);
            }
        });
    }

    private interface OnBench {
        void run(MutationBench bench) throws SQLException;
    }

    private static Stream<DynamicTest> onEach(OnBench test) {
        return EachVendor.vendors()
                .map(vendor -> DynamicTest.dynamicTest(vendor.toString(), () -> test.run(bench(vendor))));
    }
}
