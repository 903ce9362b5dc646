package dev.lockstep.model.resolve;

import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.DataTypeWords;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.VendorRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes columns agree with the keys that they point at, on products that refuse a foreign key between two types. Snapshots
 * of other products hold such pairs: a UUID is a text there.
 */
final class ReferenceTypes {

    private final VendorRules rules;
    private final SystemModel system;
    private final Findings findings;

    ReferenceTypes(VendorRules rules, SystemModel system, Findings findings) {
        this.rules = rules;
        this.system = system;
        this.findings = findings;
    }

    private record Key(FieldType type, ColumnType column) {}

    SequencedMap<FieldName, FieldDefinition> agree(
            SequencedMap<FieldName, FieldDefinition> given,
            Map<FieldName, RelationDefinition> relations,
            FieldResolver resolver,
            DataModel current) {
        // most often nothing is to be changed
        var fields = given;
        boolean changed = true;
        // a key may point at another one, so that its own type is known only after a round
        for (int round = 0; changed && round < relations.size(); round++) {
            changed = false;
            for (var relation : relations.values()) {
                var field = fields.get(relation.name());
                var key = key(relation, fields);
                if (field == null || field.column() == null || key == null) {
                    continue;
                }
                var pointing = rules.pointAt(field, key.type(), key.column());
                if (pointing.field().equals(field)) {
                    continue;
                }
                pointing.losses()
                        .forEach(loss -> findings.warn(
                                Warning.Code.LOSSY_TYPE,
                                "fields." + relation.name(),
                                "Field " + relation.name() + ": " + loss));
                if (isSame(fields, given)) {
                    fields = new LinkedHashMap<>(given);
                }
                fields.put(relation.name(), resolver.adopt(current.field(relation.name()), pointing.field()));
                changed = true;
            }
        }
        return fields;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(
            SequencedMap<FieldName, FieldDefinition> first, SequencedMap<FieldName, FieldDefinition> second) {
        return first == second;
    }

    private @Nullable Key key(RelationDefinition relation, Map<FieldName, FieldDefinition> fields) {
        if (relation.foreignKey() == null) {
            return null;
        }
        ColumnReference target = relation.foreignKey().references();
        var name = new FieldName(target.table(), target.column());
        var field = fields.get(name);
        if (field != null && field.column() != null) {
            return new Key(field.type(), field.column().type());
        }
        if (!target.table().startsWith(SystemModel.PREFIX)) {
            // a collection without a key gets one that counts
            return new Key(FieldType.INTEGER, rules.countingKey(ColumnType.integer()));
        }
        var type = system.keys().get(name);
        var column = type == null ? null : DataTypeWords.ordinary(type);
        // those of the system's keys that are numbers count
        return type == null || column == null ? null : new Key(type, rules.countingKey(column));
    }
}
