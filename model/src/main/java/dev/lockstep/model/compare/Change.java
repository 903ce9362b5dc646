package dev.lockstep.model.compare;

import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.RelationDefinition;

/** One difference between two data models. */
public sealed interface Change {

    /** A collection that is not there yet: a table with a row, or a folder. */
    record AddCollection(CollectionDefinition after) implements Change {}

    /** A collection that goes, with its table, fields and relations. */
    record DropCollection(CollectionDefinition before) implements Change {}

    /** A collection whose row or table differs; before may be a table without a row, which is adopted. */
    record ChangeCollection(CollectionDefinition before, CollectionDefinition after) implements Change {}

    /** A field that is not there yet. */
    record AddField(FieldDefinition after) implements Change {}

    /** A field that goes, of a collection that stays. */
    record DropField(FieldDefinition before) implements Change {}

    /**
     * A field whose row or column differs; before may be a column without a row, which is adopted. An alias may become
     * a column and the other way round.
     */
    record ChangeField(FieldDefinition before, FieldDefinition after) implements Change {}

    /** A column of a system table that gets an index. */
    record AddSystemIndex(FieldName field) implements Change {}

    /** A column of a system table that loses its index. */
    record DropSystemIndex(FieldName field) implements Change {}

    /** A relation that is not there yet. */
    record AddRelation(RelationDefinition after) implements Change {}

    /** A relation that goes, of a collection that stays. */
    record DropRelation(RelationDefinition before) implements Change {}

    /** A relation whose row or foreign key differs; before may be a foreign key without a row, which is adopted. */
    record ChangeRelation(RelationDefinition before, RelationDefinition after) implements Change {}

    /** The name of the collection that it is a difference of. */
    default String collection() {
        return switch (this) {
            case AddCollection(var after) -> after.name();
            case DropCollection(var before) -> before.name();
            case ChangeCollection(var _, var after) -> after.name();
            case AddField(var after) -> after.name().collection();
            case DropField(var before) -> before.name().collection();
            case ChangeField(var _, var after) -> after.name().collection();
            case AddSystemIndex(var field) -> field.collection();
            case DropSystemIndex(var field) -> field.collection();
            case AddRelation(var after) -> after.name().collection();
            case DropRelation(var before) -> before.name().collection();
            case ChangeRelation(var _, var after) -> after.name().collection();
        };
    }

    /** The difference in the other direction. */
    default Change inverse() {
        return switch (this) {
            case AddCollection(var after) -> new DropCollection(after);
            case DropCollection(var before) -> new AddCollection(before);
            case ChangeCollection(var before, var after) -> new ChangeCollection(after, before);
            case AddField(var after) -> new DropField(after);
            case DropField(var before) -> new AddField(before);
            case ChangeField(var before, var after) -> new ChangeField(after, before);
            case AddSystemIndex(var field) -> new DropSystemIndex(field);
            case DropSystemIndex(var field) -> new AddSystemIndex(field);
            case AddRelation(var after) -> new DropRelation(after);
            case DropRelation(var before) -> new AddRelation(before);
            case ChangeRelation(var before, var after) -> new ChangeRelation(after, before);
        };
    }
}
