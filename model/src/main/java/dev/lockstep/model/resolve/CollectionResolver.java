package dev.lockstep.model.resolve;

import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.entry.CollectionEntry;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Works out the collections that are wanted. */
final class CollectionResolver {

    private final VendorRules rules;
    private final Findings findings;
    private final MetaReader metaReader;

    CollectionResolver(VendorRules rules, MetaReader metaReader, Findings findings) {
        this.rules = rules;
        this.findings = findings;
        this.metaReader = metaReader;
    }

    /** The wanted collections, by name in code-unit order. */
    SequencedMap<String, CollectionDefinition> resolve(Intent intent, DataModel current) {
        var wanted = new TreeMap<String, CollectionDefinition>();
        for (var collection : current.collections().values()) {
            if (!intent.removals().collections().contains(collection.name())) {
                wanted.put(collection.name(), collection);
            }
        }
        var seen = new HashMap<String, CollectionEntry>();
        for (var entry : intent.collections()) {
            if (accepts(entry, seen)) {
                boolean rowless = intent.rowless().collections().contains(entry.name());
                wanted.put(entry.name(), collection(entry, current, rowless));
            }
        }
        checkCase(wanted, seen);
        for (var name : List.copyOf(wanted.keySet())) {
            placeInGroup(name, wanted, seen);
        }
        checkCycles(wanted, seen);
        return wanted;
    }

    private boolean accepts(CollectionEntry entry, Map<String, CollectionEntry> seen) {
        var name = entry.name();
        if (name.startsWith(SystemModel.PREFIX)) {
            findings.warn(
                    Warning.Code.SYSTEM_ENTRY,
                    entry.path(),
                    "Collection \"" + name + "\" belongs to the server and is left as it is");
            return false;
        }
        var earlier = seen.get(name);
        if (earlier != null) {
            if (earlier.json().equals(entry.json())) {
                findings.warn(
                        Warning.Code.DUPLICATE_ENTRY, entry.path(), "Collection \"" + name + "\" is listed twice");
            } else {
                findings.problem(
                        Problem.Code.DUPLICATE_ENTRY,
                        entry.path(),
                        "Collection \"" + name + "\" is listed twice, and the entries differ (the other is "
                                + earlier.path() + ")");
            }
            return false;
        }
        seen.put(name, entry);
        return true;
    }

    private CollectionDefinition collection(CollectionEntry entry, DataModel current, boolean rowless) {
        var name = entry.name();
        var now = current.collection(name);
        if (now == null) {
            Names.objection(name, rules)
                    .ifPresent(objection -> findings.problem(
                            Problem.Code.INVALID_NAME,
                            entry.path() + ".collection",
                            "The collection name \"" + name + "\" " + objection));
            if (name.startsWith(SystemModel.OWN_PREFIX)) {
                findings.problem(
                        Problem.Code.INVALID_NAME,
                        entry.path() + ".collection",
                        "Collection names can't start with \"" + SystemModel.OWN_PREFIX + "\"");
            }
        }
        if (now == null && rules.keepsForItself(name)) {
            findings.problem(
                    Problem.Code.INVALID_NAME,
                    entry.path() + ".collection",
                    "The collection name \"" + name + "\" is one that the database keeps for itself");
        }
        boolean table = (now != null && now.table()) || entry.json().get("schema") instanceof JsonObject;
        var given = entry.json().get("meta");
        var row = now == null ? null : now.meta();
        if (rowless && row == null && table) {
            return new CollectionDefinition(name, null, true);
        }
        Map<String, JsonValue> fixed = new HashMap<>();
        fixed.put("collection", JsonValue.of(name));
        if (row == null && !(given instanceof JsonObject) && table) {
            fixed.put("hidden", JsonValue.of(true));
        }
        var meta = metaReader.read(MetaTable.COLLECTIONS, entry.path(), given, row, fixed);
        return new CollectionDefinition(name, meta, table);
    }

    /** Two tables whose names differ only by case are one table where names are folded. */
    private void checkCase(Map<String, CollectionDefinition> wanted, Map<String, CollectionEntry> seen) {
        if (!rules.foldsNames()) {
            return;
        }
        var tables = new HashMap<String, String>();
        for (var collection : wanted.values()) {
            if (!collection.table()) {
                continue;
            }
            var other = tables.putIfAbsent(collection.name().toLowerCase(Locale.ROOT), collection.name());
            if (other != null) {
                findings.problem(
                        Problem.Code.INVALID_NAME,
                        path(seen, collection.name()),
                        "Collections \"" + other + "\" and \"" + collection.name()
                                + "\" differ only by case, and this database takes their tables for one");
            }
        }
    }

    private void placeInGroup(
            String name, Map<String, CollectionDefinition> wanted, Map<String, CollectionEntry> seen) {
        var collection = wanted.get(name);
        if (collection == null || collection.meta() == null) {
            return;
        }
        var group = collection.group();
        if (group == null) {
            return;
        }
        var parent = wanted.get(group);
        if (parent != null && parent.managed()) {
            return;
        }
        if (seen.containsKey(name)) {
            findings.warn(
                    Warning.Code.MISSING_GROUP,
                    path(seen, name) + ".meta.group",
                    "Collection \"" + name + "\" is in the group \"" + group
                            + "\", which does not exist; it is shown at the top");
        }
        Meta meta = collection.meta().with("group", JsonNull.NULL);
        wanted.put(name, new CollectionDefinition(name, meta, collection.table()));
    }

    private void checkCycles(Map<String, CollectionDefinition> wanted, Map<String, CollectionEntry> seen) {
        var done = new HashSet<String>();
        for (var start : wanted.keySet()) {
            var chain = new ArrayList<String>();
            String name = start;
            while (name != null && !done.contains(name) && !chain.contains(name)) {
                chain.add(name);
                var collection = wanted.get(name);
                name = collection == null ? null : collection.group();
            }
            if (name != null && chain.contains(name)) {
                var cycle = chain.subList(chain.indexOf(name), chain.size());
                findings.problem(
                        Problem.Code.GROUP_CYCLE,
                        path(seen, cycle.getFirst()) + ".meta.group",
                        "Collections are each other's group: " + String.join(" in ", cycle) + " in "
                                + cycle.getFirst());
            }
            done.addAll(chain);
        }
    }

    private static String path(Map<String, CollectionEntry> seen, String name) {
        var entry = seen.get(name);
        return entry == null ? "collections." + name : entry.path();
    }
}
