package dev.lockstep.testkit.content;

import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ForeignKeyDefinition;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A model with one thing another in it, for each thing that a fingerprint tells. */
final class ModelMutations {

    private final DataModel model;
    private final Map<String, DataModel> mutants = new LinkedHashMap<>();

    private ModelMutations(DataModel model) {
        this.model = model;
    }

    /** The models, by what is another in them. */
    static Map<String, DataModel> of(DataModel model) {
        var mutations = new ModelMutations(model);
        model.collections().values().stream()
                .filter(CollectionDefinition::managed)
                .forEach(mutations::collection);
        model.fields().values().stream().filter(FieldDefinition::managed).forEach(mutations::field);
        model.relations().values().stream().filter(RelationDefinition::managed).forEach(mutations::relation);
        mutations.systemIndex(new FieldName("directus_users", "title"));
        return mutations.mutants;
    }

    private void collection(CollectionDefinition was) {
        var name = was.name();
        collection(name, "gone", null);
        collection(name, "table", new CollectionDefinition(name, was.meta(), !was.table()));
        others(MetaTable.COLLECTIONS, Objects.requireNonNull(was.meta()))
                .forEach((key, row) -> collection(name, key, new CollectionDefinition(name, row, was.table())));
    }

    private void collection(String name, String what, @Nullable CollectionDefinition other) {
        add(
                name + " " + what,
                new DataModel(
                        with(model.collections(), name, other),
                        model.fields(),
                        model.relations(),
                        model.systemIndexes()));
    }

    private void field(FieldDefinition was) {
        field(was, "gone", null);
        field(was, "type", was.withType(was.type() == FieldType.DATE ? FieldType.TIME : FieldType.DATE));
        others(MetaTable.FIELDS, Objects.requireNonNull(was.meta()))
                .forEach((key, row) -> field(was, key, was.withMeta(row)));
        var column = was.column();
        if (column != null) {
            field(was, "no column", was.withColumn(null));
            var type = otherBound(was.type(), column.type());
            if (type != null && column.references() == null) {
                field(was, "bound", was.withColumn(column.withType(type)));
            }
            field(was, "default", was.withColumn(column.withDefault(new DefaultValue.Literal(JsonValue.of("other")))));
            field(was, "default", was.withColumn(column.withDefault(new DefaultValue.Expression("other"))));
            for (var flag : List.of("nullable", "unique", "indexed", "key", "counts", "generated")) {
                boolean told = !column.primaryKey() || !(flag.equals("nullable") || flag.equals("indexed"));
                if (told && !(flag.equals("indexed") && column.references() != null)) {
                    field(was, flag, was.withColumn(flipped(column, flag)));
                }
            }
        }
    }

    private static @Nullable ColumnType otherBound(FieldType type, ColumnType column) {
        return switch (column) {
            case ColumnType.Varchar(var length)
            when type == FieldType.STRING -> new ColumnType.Varchar(length == null ? 7 : Integer.valueOf(length + 1));
            case ColumnType.Decimal(var precision, var scale)
            when type == FieldType.DECIMAL ->
                new ColumnType.Decimal(precision == null ? 7 : Integer.valueOf(precision + 1), scale);
            case ColumnType.FloatingPoint(var size, var precision, var scale)
            when type == FieldType.FLOAT ->
                new ColumnType.FloatingPoint(
                        size == FloatSize.SINGLE ? FloatSize.DOUBLE : FloatSize.SINGLE, precision, scale);
            default -> null;
        };
    }

    private static ColumnDefinition flipped(ColumnDefinition column, String flag) {
        return new ColumnDefinition(
                column.type(),
                column.defaultValue(),
                column.nullable() != flag.equals("nullable"),
                column.unique() != flag.equals("unique"),
                column.indexed() != flag.equals("indexed"),
                column.primaryKey() != flag.equals("key"),
                column.autoIncrement() != flag.equals("counts"),
                flag.equals("generated") ? "another expression" : column.generationExpression(),
                column.references(),
                column.reported());
    }

    private void field(FieldDefinition was, String what, @Nullable FieldDefinition other) {
        add(
                was.name() + " " + what,
                new DataModel(
                        model.collections(),
                        with(model.fields(), was.name(), other),
                        model.relations(),
                        model.systemIndexes()));
    }

    private void relation(RelationDefinition was) {
        relation(was, "gone", null);
        var key = was.foreignKey();
        relation(was, "related", new RelationDefinition(was.name(), "elsewhere", was.meta(), key));
        others(MetaTable.RELATIONS, Objects.requireNonNull(was.meta()))
                .forEach((name, row) ->
                        relation(was, name, new RelationDefinition(was.name(), was.relatedCollection(), row, key)));
        if (key != null) {
            var other = new ColumnReference("elsewhere", key.references().column());
            var column = new ColumnReference(key.references().table(), "elsewhere");
            relation(was, "no key", null, was);
            relation(was, "table", new ForeignKeyDefinition(other, key.onUpdate(), key.onDelete(), null), was);
            relation(was, "column", new ForeignKeyDefinition(column, key.onUpdate(), key.onDelete(), null), was);
            for (var action : ReferentialAction.values()) {
                if (action != key.onUpdate()) {
                    var changed = new ForeignKeyDefinition(key.references(), action, key.onDelete(), null);
                    relation(was, "on update " + action, changed, was);
                }
                if (action != key.onDelete()) {
                    var changed = new ForeignKeyDefinition(key.references(), key.onUpdate(), action, null);
                    relation(was, "on delete " + action, changed, was);
                }
            }
        }
    }

    private void relation(
            RelationDefinition named, String what, @Nullable ForeignKeyDefinition key, RelationDefinition was) {
        relation(named, what, new RelationDefinition(was.name(), was.relatedCollection(), was.meta(), key));
    }

    private void relation(RelationDefinition was, String what, @Nullable RelationDefinition other) {
        add(
                was.name() + " relation " + what,
                new DataModel(
                        model.collections(),
                        model.fields(),
                        with(model.relations(), was.name(), other),
                        model.systemIndexes()));
    }

    private void systemIndex(FieldName name) {
        var indexes = new TreeSet<>(model.systemIndexes());
        if (!indexes.remove(name)) {
            indexes.add(name);
        }
        add("index " + name, new DataModel(model.collections(), model.fields(), model.relations(), indexes));
    }

    private void add(String what, DataModel mutant) {
        mutants.put(mutants.size() + " " + what, mutant);
    }

    /** The row with another value in one column, for each column. */
    private static Map<String, Meta> others(MetaTable table, Meta row) {
        var others = new LinkedHashMap<String, Meta>();
        for (var column : table.columns()) {
            var flags = new ArrayList<>(row.texts(column.name()));
            flags.add("other");
            var other = column.name().equals("special") ? JsonArray.ofTexts(flags) : JsonValue.of("other");
            others.put("meta." + column.name(), row.with(column.name(), other));
            if (!row.get(column.name()).isNull() && !column.name().equals("special")) {
                others.put("meta." + column.name() + " null", row.with(column.name(), JsonNull.NULL));
            }
        }
        return others;
    }

    private static <K, V> SequencedMap<K, V> with(SequencedMap<K, V> all, K key, @Nullable V other) {
        var changed = new LinkedHashMap<>(all);
        if (other == null) {
            changed.remove(key);
        } else {
            changed.put(key, other);
        }
        return changed;
    }
}
