package dev.lockstep.migrate.plan;

import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.resolve.Warning;
import java.util.HashSet;

/** Directus serves no table without a single key, so one that a document gives none gets a hidden one. */
final class GeneratedKey {

    private GeneratedKey() {}

    /** The key of a new table, called as no other field of it. */
    static FieldDefinition of(String collection, DataModel wanted, VendorRules rules) {
        var taken = new HashSet<String>();
        wanted.fields().keySet().forEach(field -> {
            if (field.collection().equals(collection)) {
                taken.add(field.field());
            }
        });
        var name = "id";
        while (taken.contains(name)) {
            name = "_" + name;
        }
        var key = new ColumnDefinition(
                rules.countingKey(ColumnType.integer()),
                DefaultValue.NONE,
                false,
                false,
                false,
                true,
                true,
                null,
                null,
                new ReportedColumn("integer", null, null, null, JsonNull.NULL, false));
        return new FieldDefinition(new FieldName(collection, name), FieldType.INTEGER, null, key);
    }

    static Warning warning(FieldName key) {
        return new Warning(
                Warning.Code.GENERATED_KEY,
                "collections." + key.collection(),
                "Collection \"" + key.collection() + "\" has no primary key in the document; the key \"" + key.field()
                        + "\" is made, without a field");
    }
}
