package dev.lockstep.server.datamodel;

import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.Meta;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import org.jspecify.annotations.Nullable;

/**
 * Works out what goes with a collection or field that somebody deletes, and what must no longer name it. Values that go
 * are set aside, as with every other change.
 */
final class Removal {

    private final DataModel model;
    private final IntentBuilder intent;

    Removal(DataModel model, IntentBuilder intent) {
        this.model = model;
        this.intent = intent;
    }

    /**
     * Removes a collection. As in Directus, the fields of others that point at it go too; but columns without a row are
     * not ours to take, and a primary key stays with its rows, so those lose no more than their foreign keys.
     */
    void collection(String name) {
        intent.removeCollection(name);
        for (var relation : model.relations().values()) {
            boolean starts = relation.name().collection().equals(name);
            boolean points = name.equals(relation.relatedCollection());
            if (starts && !points) {
                otherSide(relation);
            } else if (points && !starts) {
                pointing(relation);
            } else if (!starts) {
                allowedBy(relation, name);
            }
        }
    }

    private void pointing(RelationDefinition relation) {
        var field = model.field(relation.name());
        boolean goes = field != null
                && field.managed()
                && (field.column() == null || !field.column().primaryKey());
        if (goes) {
            field(relation.name());
        } else {
            intent.removeRelation(relation.name());
        }
    }

    private void allowedBy(RelationDefinition relation, String collection) {
        var meta = relation.meta();
        if (meta == null) {
            return;
        }
        var allowed = meta.texts("one_allowed_collections");
        if (allowed.contains(collection)) {
            intent.setInRelation(
                    relation.name(),
                    "one_allowed_collections",
                    JsonArray.ofTexts(allowed.stream()
                            .filter(other -> !other.equals(collection))
                            .toList()));
        }
    }

    /** Removes a field, its relation with the alias on the other side, and every mention of it. */
    void field(FieldName name) {
        if (!intent.removeField(name)) {
            return;
        }
        var own = model.relation(name);
        if (own != null) {
            intent.removeRelation(name);
            otherSide(own);
        }
        model.relations().values().forEach(relation -> forget(relation, name));
        forget(name);
    }

    /** The alias that shows a relation on its one side means nothing without it. */
    private void otherSide(RelationDefinition relation) {
        var related = relation.relatedCollection();
        var alias = text(relation.meta(), "one_field");
        if (related == null || alias == null) {
            return;
        }
        var name = new FieldName(related, alias);
        var field = model.field(name);
        if (field != null && field.column() == null) {
            field(name);
        }
    }

    private void forget(RelationDefinition relation, FieldName name) {
        boolean shownBy = name.collection().equals(relation.relatedCollection())
                && name.field().equals(text(relation.meta(), "one_field"));
        if (shownBy) {
            intent.setInRelation(relation.name(), "one_field", JsonNull.NULL);
        }
        boolean sortedBy = name.collection().equals(relation.name().collection())
                && name.field().equals(text(relation.meta(), "sort_field"));
        if (sortedBy) {
            intent.setInRelation(relation.name(), "sort_field", JsonNull.NULL);
        }
    }

    private void forget(FieldName name) {
        var collection = model.collection(name.collection());
        var meta = collection == null ? null : collection.meta();
        if (meta != null) {
            for (var key : new String[] {"sort_field", "archive_field"}) {
                if (name.field().equals(meta.text(key))) {
                    intent.setInCollection(name.collection(), key, JsonNull.NULL);
                }
            }
            var copied = meta.texts("item_duplication_fields");
            if (copied.contains(name.field())) {
                intent.setInCollection(
                        name.collection(),
                        "item_duplication_fields",
                        JsonArray.ofTexts(copied.stream()
                                .filter(other -> !other.equals(name.field()))
                                .toList()));
            }
        }
        for (var field : model.fields().values()) {
            boolean member = field.name().collection().equals(name.collection())
                    && name.field().equals(text(field.meta(), "group"));
            if (member) {
                intent.setInField(field.name(), "group", JsonNull.NULL);
            }
        }
    }

    private static @Nullable String text(@Nullable Meta meta, String key) {
        return meta == null ? null : meta.text(key);
    }
}
