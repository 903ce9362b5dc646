package dev.lockstep.server.items;

import dev.lockstep.database.query.Sort;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.schema.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose items can be read and written. Immutable.
 *
 * @param key its primary key
 * @param fields the fields with a column, in the order of the columns
 * @param aliases the fields that show keys of other items
 * @param singleton whether it has one item only
 * @param sortField the field that items are ordered by where nothing else is asked for, or null for their key
 * @param stamp of the schema that this was found in
 */
public record ItemCollection(
        String name,
        Table table,
        ItemField key,
        SequencedMap<String, ItemField> fields,
        SequencedMap<String, ItemAlias> aliases,
        boolean singleton,
        @Nullable String sortField,
        String stamp) {

    public ItemCollection {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        aliases = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(aliases));
    }

    /** The collection of that name; empty for those of the server itself, for folders, and for tables without a key. */
    public static Optional<ItemCollection> find(ProjectState state, String name) {
        var definition = state.model().collection(name);
        var table = state.schema().table(name);
        if (SystemModel.reserves(name) || definition == null || !definition.table() || table == null) {
            return Optional.empty();
        }
        var keyName = table.singleKey();
        var fields = new LinkedHashMap<String, ItemField>();
        for (var column : table.columns()) {
            var fieldName = new FieldName(name, column.name());
            var field = state.model().field(fieldName);
            if (field != null && field.column() != null && !field.special().contains("no-data")) {
                fields.put(column.name(), ItemField.of(field, state.model().relation(fieldName) != null));
            }
        }
        var key = keyName.map(fields::get);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var aliases = new LinkedHashMap<String, ItemAlias>();
        for (var field : state.model().fields().values()) {
            if (field.name().collection().equals(name) && field.column() == null) {
                alias(state, name, field.name().field()).ifPresent(alias -> aliases.put(alias.name(), alias));
            }
        }
        var meta = definition.meta();
        var sortField = meta == null ? null : meta.text("sort_field");
        return Optional.of(new ItemCollection(
                name,
                table,
                key.get(),
                fields,
                aliases,
                meta != null && meta.isTrue("singleton"),
                sortField != null && fields.containsKey(sortField) ? sortField : null,
                state.stamp()));
    }

    private static Optional<ItemAlias> alias(ProjectState state, String collection, String field) {
        return state.model().relations().values().stream()
                .filter(relation -> collection.equals(relation.relatedCollection()) && field.equals(oneField(relation)))
                .findFirst()
                .flatMap(relation -> alias(state, relation, field));
    }

    private static Optional<ItemAlias> alias(ProjectState state, RelationDefinition relation, String field) {
        var many = state.schema().table(relation.name().collection());
        if (many == null || many.column(relation.name().field()).isEmpty()) {
            return Optional.empty();
        }
        var sort = relation.meta() == null ? null : relation.meta().text("sort_field");
        return many.singleKey()
                .map(key -> new ItemAlias(
                        field,
                        many,
                        key,
                        relation.name().field(),
                        sort != null && many.column(sort).isPresent() ? sort : null));
    }

    private static @Nullable String oneField(RelationDefinition relation) {
        return relation.meta() == null ? null : relation.meta().text("one_field");
    }

    /** The order of items where nothing else is asked for. */
    List<Sort> defaultOrder() {
        return sortField == null
                ? List.of(Sort.ascending(key.name()))
                : List.of(Sort.ascending(sortField), Sort.ascending(key.name()));
    }
}
