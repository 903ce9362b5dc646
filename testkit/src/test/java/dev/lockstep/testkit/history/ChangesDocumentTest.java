package dev.lockstep.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.document.exact.ChangesDocument;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.Corpus;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.Sample;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.generate.ModelGenerator;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Changes are read as they were written, and inverted they give back the model before.
 *
 * <p>Of all real snapshots this takes every {@value #STEP}th; {@code -Dlockstep.test.full=true} takes all.
 */
class ChangesDocumentTest {

    private static final int STEP = 16;
    private static final long SEEDS = 12;

    @TestFactory
    Stream<DynamicContainer> keepsAllOfGeneratedModels() {
        return EachVendor.of(vendor -> LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    var generator = new ModelGenerator(seed, ScratchProject.COMPATIBILITY);
                    var snapshot = generator.snapshot();
                    try (var project = ScratchProject.create(vendor)) {
                        project.migrate(snapshot);
                        var first = model(project);
                        project.migrate(generator.evolved(snapshot));
                        var second = model(project);
                        check(first, second);
                        check(DataModel.EMPTY, second);
                        check(second, DataModel.EMPTY);
                    }
                })));
    }

    @TestFactory
    Stream<DynamicContainer> keepsAllOfRealSnapshots() {
        return EachVendor.of(vendor -> Corpus.find("changes of real snapshots").stream()
                .flatMap(corpus -> Sample.of("changes of real snapshots on " + vendor, corpus.files(), STEP).stream())
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    try (var project = ScratchProject.create(vendor)) {
                        project.migrate(Corpus.read(file));
                        check(DataModel.EMPTY, model(project));
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> keepsWhatNobodyManages() {
        return EachVendor.vendors()
                .map(vendor -> DynamicTest.dynamicTest(vendor.toString(), () -> {
                    try (var project = ScratchProject.create(vendor);
                            var database = PlainDatabase.open(project.url())) {
                        database.run(
                                "CREATE TABLE one (id integer NOT NULL PRIMARY KEY, name varchar(20) DEFAULT 'x')");
                        database.run("CREATE TABLE odd (id integer NOT NULL PRIMARY KEY, a decimal(10, 2) DEFAULT 1.5,"
                                + " b integer DEFAULT (1 + 2), c integer GENERATED ALWAYS AS (id + 1) STORED,"
                                + " d timestamp DEFAULT CURRENT_TIMESTAMP NOT NULL, e " + strange(vendor)
                                + ", f smallint, g double precision, h date, i integer UNIQUE,"
                                + " one_id integer, FOREIGN KEY (one_id) REFERENCES one (id) ON DELETE CASCADE)");
                        database.run("CREATE INDEX odd_h ON odd (h)");
                        check(DataModel.EMPTY, model(project));
                    }
                }));
    }

    private static String strange(TestVendor vendor) {
        return switch (vendor) {
            case SQLITE -> "mood";
            case POSTGRES -> "int4range";
            case MARIADB, MYSQL -> "enum('good', 'bad')";
        };
    }

    @Test
    void refusesWhatItDidNotWrite() {
        for (var wrong : List.<JsonValue>of(
                JsonArray.EMPTY,
                JsonObject.EMPTY,
                JsonReader.read("{\"form\":2,\"changes\":[]}"),
                JsonReader.read("{\"form\":1,\"changes\":[{\"kind\":\"breakField\"}]}"),
                JsonReader.read("{\"form\":1,\"changes\":[{\"kind\":\"addField\"}]}"),
                JsonReader.read("{\"form\":1,\"changes\":[{\"kind\":\"addCollection\",\"after\":"
                        + "{\"collection\":\"a\",\"table\":\"yes\"}}]}"),
                JsonReader.read("{\"form\":1,\"changes\":[{\"kind\":\"addCollection\",\"after\":"
                        + "{\"collection\":\"a\",\"meta\":{\"unheard\":1}}}]}"))) {
            assertThatThrownBy(() -> ChangesDocument.read(wrong))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidDocumentException.class);
        }
    }

    private static void check(DataModel before, DataModel after) {
        var changes = Changes.inFull(before, after);
        var text = JsonWriter.toText(ChangesDocument.write(changes));
        var read = ChangesDocument.read(JsonReader.read(text));
        assertThat(read.equals(changes)).isTrue();
        assertThat(changed(before, read)).isEqualTo(Parts.of(after));
        assertThat(changed(after, read.inverse())).isEqualTo(Parts.of(before));
    }

    /** A model without its order. */
    private record Parts(
            Map<String, CollectionDefinition> collections,
            Map<FieldName, FieldDefinition> fields,
            Map<FieldName, RelationDefinition> relations,
            Set<FieldName> systemIndexes) {
        static Parts of(DataModel model) {
            return new Parts(
                    new HashMap<>(model.collections()),
                    new HashMap<>(model.fields()),
                    new HashMap<>(model.relations()),
                    new HashSet<>(model.systemIndexes()));
        }
    }

    /** The changes made to a model, each of which must find what it changes as it says. */
    private static Parts changed(DataModel model, Changes changes) {
        var parts = Parts.of(model);
        for (var change : changes.all()) {
            boolean fits = switch (change) {
                case Change.AddCollection(var after) -> parts.collections().putIfAbsent(after.name(), after) == null;
                case Change.DropCollection(var before) -> parts.collections().remove(before.name(), before);
                case Change.ChangeCollection(var before, var after) ->
                    parts.collections().replace(before.name(), before, after);
                case Change.AddField(var after) -> parts.fields().putIfAbsent(after.name(), after) == null;
                case Change.DropField(var before) -> parts.fields().remove(before.name(), before);
                case Change.ChangeField(var before, var after) -> parts.fields().replace(before.name(), before, after);
                case Change.AddSystemIndex(var field) -> parts.systemIndexes().add(field);
                case Change.DropSystemIndex(var field) -> parts.systemIndexes().remove(field);
                case Change.AddRelation(var after) -> parts.relations().putIfAbsent(after.name(), after) == null;
                case Change.DropRelation(var before) -> parts.relations().remove(before.name(), before);
                case Change.ChangeRelation(var before, var after) ->
                    parts.relations().replace(before.name(), before, after);
            };
            assertThat(fits).as(change.toString()).isTrue();
        }
        return parts;
    }

    private static DataModel model(ScratchProject project) {
        return project.migrator().inspect().model();
    }
}
