package dev.lockstep.model.resolve;

import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.MetaLayout;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Works out the data model that a target is to have. Pure: what it needs to know of the target stands in its arguments,
 * and all that is wrong with a document is found in one go. Safe for use by several threads.
 */
public final class Resolver {

    private final VendorRules rules;
    private final SystemModel system;

    /**
     * @param rules of the target's database product
     * @param system what is built into the target
     */
    public Resolver(VendorRules rules, SystemModel system) {
        this.rules = rules;
        this.system = system;
    }

    /**
     * The model that the target is to have.
     *
     * @param layout what the target has columns for
     * @param leaveOutBroken whether relations to or from something that does not exist are left out with a warning
     *     rather than refused
     */
    public Resolution resolve(Intent asked, DataModel current, MetaLayout layout, boolean leaveOutBroken) {
        var findings = new Findings();
        var intent = new ExcludedTables(system, findings).without(asked);
        var metaReader = new MetaReader(layout, findings);
        var collections = new CollectionResolver(rules, metaReader, findings).resolve(intent, current);
        var fieldResolver = new FieldResolver(rules, system, metaReader, findings);
        var fields = fieldResolver.resolve(intent, current, collections);
        var relations = new RelationResolver(system, leaveOutBroken, metaReader, findings)
                .resolve(intent, current, collections, fields);
        fields = new ReferenceTypes(rules, system, findings).agree(fields, relations, fieldResolver, current);
        fields = new RowRoom(rules, findings).fit(fields, fieldResolver, current);
        relations = new ReferenceActions(rules, findings).hold(relations, fields);
        checkKeys(intent, current, collections, fields, findings);
        warnOfMissingRelations(intent, relations, findings);
        return new Resolution(
                new DataModel(collections, fields, relations, systemIndexes(intent, current, findings)),
                findings.problems(),
                findings.warnings());
    }

    /**
     * Indexes of system tables. Those that every server has from the start are not for documents to drop: files of
     * older servers list none of them.
     */
    private SortedSet<FieldName> systemIndexes(Intent intent, DataModel current, Findings findings) {
        var wanted = new TreeSet<>(current.systemIndexes());
        for (var gone : intent.removals().systemIndexes()) {
            if (!system.indexes().contains(gone)) {
                wanted.remove(gone);
            }
        }
        for (var entry : intent.systemFields()) {
            if (!system.fields().contains(entry.name())) {
                findings.warn(
                        Warning.Code.SYSTEM_ENTRY,
                        entry.path(),
                        "The index of " + entry.name() + " is left out: the server has no such field");
                continue;
            }
            if (system.indexes().contains(entry.name())) {
                continue;
            }
            if (entry.indexed()) {
                wanted.add(entry.name());
            } else {
                wanted.remove(entry.name());
            }
        }
        return wanted;
    }

    private void checkKeys(
            Intent intent,
            DataModel current,
            Map<String, CollectionDefinition> collections,
            Map<FieldName, FieldDefinition> fields,
            Findings findings) {
        var touched = new HashSet<String>();
        Map<String, String> paths = new HashMap<>();
        intent.fields().forEach(entry -> {
            touched.add(entry.name().collection());
            paths.putIfAbsent(entry.name().collection(), entry.path());
        });
        intent.removals().fields().forEach(name -> touched.add(name.collection()));
        var keys = new HashMap<String, String>();
        for (var field : fields.values()) {
            var column = field.column();
            var name = field.name();
            if (column == null || !column.primaryKey() || !touched.contains(name.collection())) {
                continue;
            }
            var other = keys.putIfAbsent(name.collection(), name.field());
            if (other != null && !wasKeyBefore(current, name)) {
                findings.problem(
                        Problem.Code.PRIMARY_KEY,
                        paths.getOrDefault(name.collection(), "fields"),
                        "Collection \"" + name.collection() + "\" would have two primary keys, \"" + other + "\" and \""
                                + name.field() + "\"");
            }
        }
        for (var field : current.fields().values()) {
            var column = field.column();
            var name = field.name();
            var collection = collections.get(name.collection());
            if (column == null || !column.primaryKey() || collection == null || !touched.contains(name.collection())) {
                continue;
            }
            var after = fields.get(name);
            if (after == null || after.column() == null || !after.column().primaryKey()) {
                findings.problem(
                        Problem.Code.PRIMARY_KEY,
                        paths.getOrDefault(name.collection(), "fields"),
                        "Field " + name + " is the primary key of its collection, which stays; a collection keeps its"
                                + " primary key");
            }
        }
    }

    private static boolean wasKeyBefore(DataModel current, FieldName name) {
        var field = current.field(name);
        return field != null && field.column() != null && field.column().primaryKey();
    }

    private static void warnOfMissingRelations(
            Intent intent, Map<FieldName, RelationDefinition> relations, Findings findings) {
        for (var entry : intent.fields()) {
            if (entry.json().get("schema") instanceof JsonObject schema
                    && schema.text("foreign_key_table").isPresent()
                    && !relations.containsKey(entry.name())) {
                findings.warn(
                        Warning.Code.FOREIGN_KEY_WITHOUT_RELATION,
                        entry.path() + ".schema.foreign_key_table",
                        "Field " + entry.name() + " claims to point at \""
                                + schema.text("foreign_key_table").orElse("")
                                + "\", but no relation says so; no foreign key is made");
            }
        }
    }
}
