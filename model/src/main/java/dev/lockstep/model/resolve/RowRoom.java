package dev.lockstep.model.resolve;

import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.VendorRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Makes rows small enough on products that bound them: a table may fit into one product and not into another. */
final class RowRoom {

    private final VendorRules rules;
    private final Findings findings;

    RowRoom(VendorRules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    /**
     * The fields, with those that a row has no room for as the product has them instead; a table that stays as it is fits, and
     * so does one that is there and has no room by the rules: its server counts otherwise.
     */
    SequencedMap<FieldName, FieldDefinition> fit(
            SequencedMap<FieldName, FieldDefinition> given, FieldResolver resolver, DataModel current) {
        var touched = new HashSet<String>();
        for (var field : given.values()) {
            if (!field.equals(current.field(field.name()))) {
                touched.add(field.name().collection());
            }
        }
        if (touched.isEmpty()) {
            return given;
        }
        var tables = tables(given, touched);
        var present = tables(current.fields(), touched);
        var fields = new LinkedHashMap<>(given);
        tables.forEach((collection, table) -> {
            if (fits(present.getOrDefault(collection, List.of()))) {
                fit(collection, table, resolver, current, fields);
            }
        });
        return fields;
    }

    private static Map<String, List<FieldDefinition>> tables(
            SequencedMap<FieldName, FieldDefinition> fields, Set<String> touched) {
        var tables = new LinkedHashMap<String, List<FieldDefinition>>();
        for (var field : fields.values()) {
            var collection = field.name().collection();
            if (touched.contains(collection)) {
                tables.computeIfAbsent(collection, name -> new ArrayList<>()).add(field);
            }
        }
        return tables;
    }

    private boolean fits(List<FieldDefinition> table) {
        return rules.holdTogether(table).isEmpty() && rules.refuseTogether(table) == null;
    }

    private void fit(
            String collection,
            List<FieldDefinition> table,
            FieldResolver resolver,
            DataModel current,
            SequencedMap<FieldName, FieldDefinition> fields) {
        for (var held : rules.holdTogether(table)) {
            var name = held.field().name();
            held.losses()
                    .forEach(loss ->
                            findings.warn(Warning.Code.LOSSY_TYPE, "fields." + name, "Field " + name + ": " + loss));
            fields.put(name, resolver.adopt(current.field(name), held.field()));
        }
        var refusal = rules.refuseTogether(table.stream()
                .map(field -> fields.getOrDefault(field.name(), field))
                .toList());
        if (refusal != null) {
            findings.problem(
                    Problem.Code.ROW_TOO_WIDE,
                    "collections." + collection,
                    "Collection " + collection + ": " + refusal);
        }
    }
}
