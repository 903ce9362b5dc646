package dev.lockstep.testkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.diff.DiffDocument;
import dev.lockstep.document.diff.DiffReader;
import dev.lockstep.document.diff.DiffWriter;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.snapshot.EntryWriter;
import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.generate.ModelGenerator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * In whatever two models differ, the diff that is written of it is one that is read, and it has an entry for each part of which
 * documents show something else. The name of a test is the seed of its models.
 */
class WrittenDiffTest {

    private static final long SEEDS = 4;
    private static final int MIXTURES = 60;

    private int shown;
    private int hidden;

    @TestFactory
    Stream<DynamicContainer> isReadWhateverDiffers() {
        return EachVendor.of(vendor -> LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    var generator = new ModelGenerator(seed, ScratchProject.COMPATIBILITY);
                    var snapshot = generator.snapshot();
                    try (var project = ScratchProject.create(vendor)) {
                        project.migrate(snapshot);
                        var first = project.migrator().inspect().model();
                        project.migrate(generator.evolved(snapshot));
                        var second = project.migrator().inspect().model();
                        var test = new WrittenDiffTest();
                        test.check(first, second);
                        var mixture = new Mixture(new Random(seed), first, second);
                        for (int i = 0; i < MIXTURES; i++) {
                            test.check(first, mixture.next());
                        }
                        assertThat(test.shown).as("differences that are shown").isPositive();
                        assertThat(test.hidden).as("differences that are not").isPositive();
                    }
                })));
    }

    private void check(DataModel before, DataModel after) {
        var changes = Changes.between(before, after);
        var written = DiffWriter.write("of no state", changes, null);
        var read = DiffReader.read(JsonReader.read(JsonWriter.toText(written)));
        var expected = new TreeSet<String>();
        changes.all().forEach(change -> told(change).ifPresentOrElse(expected::add, () -> hidden++));
        shown += expected.size();
        assertThat(names(read)).isEqualTo(expected);
        assertThat(DiffWriter.isEmpty(written)).isEqualTo(expected.isEmpty());
    }

    private static Set<String> names(DiffDocument document) {
        var names = new TreeSet<String>();
        document.collections().forEach(each -> names.add("collection " + each.name()));
        document.fields().forEach(each -> names.add("field " + each.name()));
        document.systemFields().forEach(each -> names.add("index " + each.name()));
        document.relations().forEach(each -> names.add("relation " + each.name()));
        return names;
    }

    /** What a document must name of a change; empty where it shows no difference. */
    private static Optional<String> told(Change change) {
        return switch (change) {
            case Change.AddCollection(var after) -> Optional.of("collection " + after.name());
            case Change.DropCollection(var before) -> Optional.of("collection " + before.name());
            case Change.ChangeCollection(var before, var after) ->
                told("collection " + after.name(), before.managed(), before, after, EntryWriter::collection);
            case Change.AddField(var after) -> Optional.of("field " + after.name());
            case Change.DropField(var before) -> Optional.of("field " + before.name());
            case Change.ChangeField(var before, var after) ->
                told("field " + after.name(), before.managed(), before, after, WrittenDiffTest::withoutTarget);
            case Change.AddSystemIndex(var field) -> Optional.of("index " + field);
            case Change.DropSystemIndex(var field) -> Optional.of("index " + field);
            case Change.AddRelation(var after) -> Optional.of("relation " + after.name());
            case Change.DropRelation(var before) ->
                before.managed() ? Optional.of("relation " + before.name()) : Optional.empty();
            case Change.ChangeRelation(var before, var after) ->
                told("relation " + after.name(), before.managed(), before, after, EntryWriter::relation);
        };
    }

    private static <P> Optional<String> told(
            String name, boolean managed, P before, P after, Function<P, JsonObject> form) {
        return managed && form.apply(before).equals(form.apply(after)) ? Optional.empty() : Optional.of(name);
    }

    /** Where a column points is told by its relation. */
    private static JsonObject withoutTarget(FieldDefinition field) {
        var column = field.column();
        return EntryWriter.field(column == null ? field : field.withColumn(column.withReferences(null)));
    }

    /** Models whose parts are those of two others, each piece of a part from wherever. */
    private static final class Mixture {
        private final Random random;
        private final DataModel base;
        private final List<CollectionDefinition> collections;
        private final List<FieldDefinition> fields;
        private final List<ColumnDefinition> columns;
        private final List<RelationDefinition> relations;

        Mixture(Random random, DataModel first, DataModel second) {
            this.random = random;
            this.base = first;
            this.collections = both(first, second, model -> model.collections().values());
            this.fields = both(first, second, model -> model.fields().values());
            this.columns = fields.stream()
                    .flatMap(field -> Stream.ofNullable(field.column()))
                    .toList();
            this.relations = both(first, second, model -> model.relations().values());
        }

        private static <P> List<P> both(
                DataModel first, DataModel second, Function<DataModel, ? extends Collection<P>> parts) {
            var all = new ArrayList<P>(parts.apply(first));
            all.addAll(parts.apply(second));
            return all;
        }

        /** In each, a few parts of the first model are others, mostly in one piece. */
        DataModel next() {
            return DataModel.of(
                    base.collections().values().stream().map(this::collection).toList(),
                    base.fields().values().stream().map(this::field).toList(),
                    base.relations().values().stream().map(this::relation).toList(),
                    base.systemIndexes());
        }

        private boolean seldom() {
            return random.nextInt(8) == 0;
        }

        private <P> P any(List<P> parts) {
            return parts.get(random.nextInt(parts.size()));
        }

        private CollectionDefinition collection(CollectionDefinition is) {
            if (!seldom()) {
                return is;
            }
            var meta = seldom() ? any(collections).meta() : is.meta();
            return new CollectionDefinition(is.name(), meta, meta == null || is.table() != seldom());
        }

        private FieldDefinition field(FieldDefinition is) {
            var column = is.column();
            if (!seldom()) {
                return is;
            }
            var mixed = column == null ? null : column(column);
            var meta = seldom() ? any(fields).meta() : is.meta();
            return new FieldDefinition(
                    is.name(),
                    seldom() ? any(fields).type() : is.type(),
                    meta == null && mixed == null ? is.meta() : meta,
                    mixed);
        }

        private ColumnDefinition column(ColumnDefinition is) {
            return new ColumnDefinition(
                    piece(is, ColumnDefinition::type),
                    piece(is, ColumnDefinition::defaultValue),
                    piece(is, ColumnDefinition::nullable),
                    piece(is, ColumnDefinition::unique),
                    piece(is, ColumnDefinition::indexed),
                    piece(is, ColumnDefinition::primaryKey),
                    piece(is, ColumnDefinition::autoIncrement),
                    optional(is, ColumnDefinition::generationExpression),
                    optional(is, ColumnDefinition::references),
                    piece(is, ColumnDefinition::reported));
        }

        private <V> V piece(ColumnDefinition is, Function<ColumnDefinition, V> piece) {
            return piece.apply(seldom() ? any(columns) : is);
        }

        private <V> @Nullable V optional(ColumnDefinition is, Function<ColumnDefinition, @Nullable V> piece) {
            return piece.apply(seldom() ? any(columns) : is);
        }

        private RelationDefinition relation(RelationDefinition is) {
            if (!seldom()) {
                return is;
            }
            var key = seldom() ? any(relations).foreignKey() : is.foreignKey();
            var meta = seldom() ? any(relations).meta() : is.meta();
            return new RelationDefinition(
                    is.name(),
                    seldom() ? any(relations).relatedCollection() : is.relatedCollection(),
                    meta == null && key == null ? is.meta() : meta,
                    meta == null && key == null ? is.foreignKey() : key);
        }
    }
}
