package dev.lockstep.migrate.project;

import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.RelationDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that was read before, by the same settings, whose definitions are taken where they would be made the same again. Two
 * models of one project then share what did not change between them, and to compare them is to look for what they do not share.
 */
record KnownModel(DataModel model, Map<String, FieldPart> parts) {

    private static final KnownModel NOTHING = new KnownModel(DataModel.EMPTY, Map.of());

    /** That of a state, with what the settings leave of it. */
    static KnownModel of(@Nullable Found found) {
        return found == null ? NOTHING : new KnownModel(found.state().model(), found.parts());
    }

    /** That of a state, with what the settings exclude. */
    static KnownModel unabridged(@Nullable Found found) {
        return found == null || found.state().unabridged() == null
                ? NOTHING
                : new KnownModel(found.state().unabridged(), Map.of());
    }

    /** The known fields of a collection, or null. */
    @Nullable
    FieldPart part(String collection) {
        return parts.get(collection);
    }

    /** A collection, the known one if that is equal. */
    CollectionDefinition sharing(CollectionDefinition collection) {
        return sharing(collection, model.collection(collection.name()));
    }

    /** A field, the known one if that is equal. */
    FieldDefinition sharing(FieldDefinition field) {
        return sharing(field, model.field(field.name()));
    }

    /** A relation, the known one if that is equal. */
    RelationDefinition sharing(RelationDefinition relation) {
        return sharing(relation, model.relation(relation.name()));
    }

    private static <T> T sharing(T made, @Nullable T known) {
        return known != null && known.equals(made) ? known : made;
    }
}
