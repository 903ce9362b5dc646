package dev.lockstep.model.resolve;

import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.ForeignKeyDefinition;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.VendorRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Gives foreign keys an action that the product has, where it refuses the wanted one. */
final class ReferenceActions {

    private final VendorRules rules;
    private final Findings findings;

    ReferenceActions(VendorRules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    /** The relations as the product has them; the fields are in normal form already. */
    SequencedMap<FieldName, RelationDefinition> hold(
            SequencedMap<FieldName, RelationDefinition> given, Map<FieldName, FieldDefinition> fields) {
        var relations = new LinkedHashMap<>(given);
        for (var relation : given.values()) {
            var field = fields.get(relation.name());
            var key = relation.foreignKey();
            if (field == null || field.column() == null || key == null) {
                continue;
            }
            var held = new ForeignKeyDefinition(
                    key.references(),
                    action("on_update", key.onUpdate(), relation.name(), field.column()),
                    action("on_delete", key.onDelete(), relation.name(), field.column()),
                    key.constraintName());
            if (!held.equals(key)) {
                relations.put(
                        relation.name(),
                        new RelationDefinition(relation.name(), relation.relatedCollection(), relation.meta(), held));
            }
        }
        return relations;
    }

    private ReferentialAction action(
            String key, ReferentialAction wanted, FieldName relation, ColumnDefinition column) {
        var held = rules.holdAction(wanted, column);
        if (held != wanted) {
            findings.warn(
                    Warning.Code.LOSSY_TYPE,
                    "relations." + relation + ".schema." + key,
                    "Relation " + relation + ": the column cannot have " + wanted.sql() + "; it has " + held.sql()
                            + " instead.");
        }
        return held;
    }
}
