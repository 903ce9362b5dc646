package dev.lockstep.model.compare;

import dev.lockstep.model.DataModel;
import dev.lockstep.model.compare.Change.AddCollection;
import dev.lockstep.model.compare.Change.AddField;
import dev.lockstep.model.compare.Change.AddRelation;
import dev.lockstep.model.compare.Change.AddSystemIndex;
import dev.lockstep.model.compare.Change.ChangeCollection;
import dev.lockstep.model.compare.Change.ChangeField;
import dev.lockstep.model.compare.Change.ChangeRelation;
import dev.lockstep.model.compare.Change.DropCollection;
import dev.lockstep.model.compare.Change.DropField;
import dev.lockstep.model.compare.Change.DropRelation;
import dev.lockstep.model.compare.Change.DropSystemIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that differs between two data models, in a fixed order: collections, fields, system indexes, relations; in
 * each those that exist before in their order, then new ones in theirs.
 */
public record Changes(List<Change> all) {

    public Changes {
        all = List.copyOf(all);
    }

    /** Whether the two models are the same. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What turns the second model into the first again, for changes that were found by {@link #inFull}. */
    public Changes inverse() {
        return new Changes(all.stream().map(Change::inverse).toList());
    }

    /** The model that these changes make of another one, of which they are the differences; in no order. */
    public DataModel applied(DataModel model) {
        var collections = new LinkedHashMap<>(model.collections());
        var fields = new LinkedHashMap<>(model.fields());
        var relations = new LinkedHashMap<>(model.relations());
        var indexes = new TreeSet<>(model.systemIndexes());
        for (var change : all) {
            switch (change) {
                case AddCollection(var after) -> collections.put(after.name(), after);
                case DropCollection(var before) -> collections.remove(before.name());
                case ChangeCollection(var _, var after) -> collections.put(after.name(), after);
                case AddField(var after) -> fields.put(after.name(), after);
                case DropField(var before) -> fields.remove(before.name());
                case ChangeField(var _, var after) -> fields.put(after.name(), after);
                case AddSystemIndex(var field) -> indexes.add(field);
                case DropSystemIndex(var field) -> indexes.remove(field);
                case AddRelation(var after) -> relations.put(after.name(), after);
                case DropRelation(var before) -> relations.remove(before.name());
                case ChangeRelation(var _, var after) -> relations.put(after.name(), after);
            }
        }
        return new DataModel(collections, fields, relations, indexes);
    }

    /** What turns one model into the other. Fields and relations of a collection that goes are not listed. */
    public static Changes between(DataModel before, DataModel after) {
        var gone = new HashSet<String>();
        for (var was : before.collections().values()) {
            if (after.collection(was.name()) == null) {
                gone.add(was.name());
            }
        }
        return between(before, after, gone);
    }

    /** As {@link #between}, with the fields and relations of collections that go: all that it takes to invert it. */
    public static Changes inFull(DataModel before, DataModel after) {
        return between(before, after, Set.of());
    }

    private static Changes between(DataModel before, DataModel after, Set<String> gone) {
        var changes = new ArrayList<Change>();
        collections(before, after, changes);
        fields(before, after, gone, changes);
        systemIndexes(before, after, changes);
        relations(before, after, gone, changes);
        return new Changes(changes);
    }

    private static void collections(DataModel before, DataModel after, List<Change> changes) {
        for (var was : before.collections().values()) {
            var is = after.collection(was.name());
            if (is == null) {
                changes.add(new DropCollection(was));
            } else if (!is.equals(was)) {
                changes.add(new ChangeCollection(was, is));
            }
        }
        for (var is : after.collections().values()) {
            if (before.collection(is.name()) == null) {
                changes.add(new AddCollection(is));
            }
        }
    }

    /** Whether two maps have the very same values in the same order, which takes no looking up of names. */
    @SuppressWarnings("ReferenceEquality")
    private static <K, V> boolean areSame(SequencedMap<K, V> before, SequencedMap<K, V> after) {
        if (before.size() != after.size()) {
            return false;
        }
        var others = after.values().iterator();
        for (var value : before.values()) {
            if (value != others.next()) {
                return false;
            }
        }
        return true;
    }

    private static void fields(DataModel before, DataModel after, Set<String> gone, List<Change> changes) {
        if (areSame(before.fields(), after.fields())) {
            return;
        }
        for (var was : before.fields().values()) {
            var is = after.field(was.name());
            if (is == null) {
                if (!gone.contains(was.name().collection())) {
                    changes.add(new DropField(was));
                }
            } else if (!is.equals(was)) {
                changes.add(new ChangeField(was, is));
            }
        }
        for (var is : after.fields().values()) {
            if (before.field(is.name()) == null) {
                changes.add(new AddField(is));
            }
        }
    }

    private static void systemIndexes(DataModel before, DataModel after, List<Change> changes) {
        for (var was : before.systemIndexes()) {
            if (!after.systemIndexes().contains(was)) {
                changes.add(new DropSystemIndex(was));
            }
        }
        for (var is : after.systemIndexes()) {
            if (!before.systemIndexes().contains(is)) {
                changes.add(new AddSystemIndex(is));
            }
        }
    }

    private static void relations(DataModel before, DataModel after, Set<String> gone, List<Change> changes) {
        for (var was : before.relations().values()) {
            var is = after.relation(was.name());
            if (is == null) {
                if (!gone.contains(was.name().collection())) {
                    changes.add(new DropRelation(was));
                }
            } else if (!is.equals(was)) {
                changes.add(new ChangeRelation(was, is));
            }
        }
        for (var is : after.relations().values()) {
            if (before.relation(is.name()) == null) {
                changes.add(new AddRelation(is));
            }
        }
    }
}
