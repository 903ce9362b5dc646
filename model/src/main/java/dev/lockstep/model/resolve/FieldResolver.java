package dev.lockstep.model.resolve;

import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.DataTypeWords;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.entry.FieldEntry;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.ColumnResolver.Current;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out the fields that are wanted. */
final class FieldResolver {

    private final VendorRules rules;
    private final SystemModel system;
    private final Findings findings;
    private final MetaReader metaReader;
    private final ColumnResolver columnResolver;

    FieldResolver(VendorRules rules, SystemModel system, MetaReader metaReader, Findings findings) {
        this.rules = rules;
        this.system = system;
        this.findings = findings;
        this.metaReader = metaReader;
        this.columnResolver = new ColumnResolver(rules, findings);
    }

    /** The wanted fields: by collection, in it those that exist in their order, then new ones in the document's. */
    SequencedMap<FieldName, FieldDefinition> resolve(
            Intent intent, DataModel current, Map<String, CollectionDefinition> collections) {
        var wanted = new LinkedHashMap<FieldName, FieldDefinition>();
        var sorts = new SortNumbers();
        for (var field : current.fields().values()) {
            boolean stays = remains(field.name().collection(), collections)
                    && !intent.removals().fields().contains(field.name());
            if (stays) {
                wanted.put(field.name(), field);
                sorts.note(field);
            }
        }
        var seen = new HashMap<FieldName, FieldEntry>();
        for (var entry : intent.fields()) {
            if (!accepts(entry, seen, current, collections)) {
                continue;
            }
            var now = current.field(entry.name());
            var collection = collections.get(entry.name().collection());
            boolean table = collection == null || collection.table();
            boolean rowless = intent.rowless().fields().contains(entry.name());
            var field = sameAs(now, field(entry, now, table, rowless, sorts));
            if (field != null) {
                wanted.put(entry.name(), field);
                sorts.note(field);
            }
        }
        checkCase(wanted, seen);
        return ordered(wanted);
    }

    /** What is the same as now becomes the very same object, which later steps need not compare part by part. */
    private static @Nullable FieldDefinition sameAs(@Nullable FieldDefinition now, @Nullable FieldDefinition wanted) {
        return now != null && now.equals(wanted) ? now : wanted;
    }

    /** Two columns whose names differ only by case are one column where names are folded. */
    private void checkCase(Map<FieldName, FieldDefinition> wanted, Map<FieldName, FieldEntry> seen) {
        if (!rules.foldsNames()) {
            return;
        }
        var touched = seen.keySet().stream().map(FieldName::collection).collect(Collectors.toSet());
        var columns = new HashMap<FieldName, FieldName>();
        system.fields().forEach(name -> columns.put(folded(name), name));
        for (var field : wanted.values()) {
            var name = field.name();
            if (field.column() == null || !touched.contains(name.collection())) {
                continue;
            }
            var other = columns.putIfAbsent(folded(name), name);
            if (other != null) {
                var entry = seen.containsKey(name) ? seen.get(name) : seen.get(other);
                findings.problem(
                        Problem.Code.INVALID_NAME,
                        entry == null ? "fields" : entry.path() + ".field",
                        "Fields " + other + " and " + name
                                + " differ only by case, and this database takes their columns for one");
            }
        }
    }

    private static FieldName folded(FieldName name) {
        return new FieldName(name.collection(), name.field().toLowerCase(Locale.ROOT));
    }

    private boolean remains(String collection, Map<String, CollectionDefinition> collections) {
        return collections.containsKey(collection) || system.collections().contains(collection);
    }

    private boolean accepts(
            FieldEntry entry,
            Map<FieldName, FieldEntry> seen,
            DataModel current,
            Map<String, CollectionDefinition> collections) {
        var name = entry.name();
        if (system.fields().contains(name) || foreignSystemField(name)) {
            findings.warn(
                    Warning.Code.SYSTEM_ENTRY,
                    entry.path(),
                    "Field " + name + " belongs to the server and is left out");
            return false;
        }
        var earlier = seen.get(name);
        if (earlier != null) {
            if (earlier.json().equals(entry.json())) {
                findings.warn(Warning.Code.DUPLICATE_ENTRY, entry.path(), "Field " + name + " is listed twice");
            } else {
                findings.problem(
                        Problem.Code.DUPLICATE_ENTRY,
                        entry.path(),
                        "Field " + name + " is listed twice, and the entries differ (the other is " + earlier.path()
                                + ")");
            }
            return false;
        }
        seen.put(name, entry);
        if (!remains(name.collection(), collections)) {
            boolean goes = current.collections().containsKey(name.collection());
            findings.warn(
                    Warning.Code.ORPHAN_FIELD,
                    entry.path(),
                    "Field " + name
                            + (goes
                                    ? " goes with its collection, which the document lacks"
                                    : " is left out: its collection exists neither here nor in the document"));
            return false;
        }
        return true;
    }

    /** A field of a system collection that this server does not have. */
    private boolean foreignSystemField(FieldName name) {
        return name.collection().startsWith(SystemModel.PREFIX)
                && !system.collections().contains(name.collection());
    }

    private @Nullable FieldDefinition field(
            FieldEntry entry, @Nullable FieldDefinition now, boolean table, boolean rowless, SortNumbers sorts) {
        var name = entry.name();
        if (now == null) {
            Names.objection(name.field(), rules)
                    .ifPresent(objection -> findings.problem(
                            Problem.Code.INVALID_NAME,
                            entry.path() + ".field",
                            "The field name \"" + name.field() + "\" of collection \"" + name.collection() + "\" "
                                    + objection));
        }
        var schema = entry.json().get("schema") instanceof JsonObject given ? given : JsonObject.EMPTY;
        var meta = meta(entry, now, schema, sorts);
        var type = type(entry, now, schema, meta);
        if (type == null) {
            return now;
        }
        var special = meta.texts("special");
        ColumnDefinition column = null;
        if (type != FieldType.ALIAS) {
            if (special.contains("alias")) {
                // whoever reads the row takes the field for an alias, whatever column there is
                findings.problem(
                        Problem.Code.INVALID_VALUE,
                        entry.path() + ".meta.special",
                        "Field " + name + " is of type " + type.wireName()
                                + ", which has a column, but its flag \"alias\" says that it has none");
                return now;
            }
            if (!table) {
                findings.problem(
                        Problem.Code.INVALID_VALUE,
                        entry.path() + ".type",
                        "Field " + name + " needs a column, but its collection is a folder without a table");
                return now;
            }
            var existing = now == null ? null : now.column();
            var before = now == null || existing == null ? null : new Current(now.type(), existing);
            column = columnResolver.resolve(entry.path(), name, type, special, schema, before);
            if (column == null) {
                findings.problem(
                        Problem.Code.MISSING_TYPE,
                        entry.path() + ".type",
                        "Field " + name + " is of type " + type.wireName()
                                + ", and nothing says what its column is to be");
                return now;
            }
        }
        if (column == null) {
            return new FieldDefinition(name, FieldType.ALIAS, meta, null);
        }
        boolean unmanaged = rowless && (now == null || now.meta() == null);
        // "unknown" says nothing; what the column is, is told by its own type
        var told = type == FieldType.UNKNOWN ? rules.fieldType(column.type(), special) : type;
        return settle(entry, now, new FieldDefinition(name, told, unmanaged ? null : meta, column));
    }

    private Meta meta(FieldEntry entry, @Nullable FieldDefinition now, JsonObject schema, SortNumbers sorts) {
        var name = entry.name();
        var given = entry.json().get("meta");
        var row = now == null ? null : now.meta();
        Map<String, JsonValue> fixed = new HashMap<>();
        fixed.put("collection", JsonValue.of(name.collection()));
        fixed.put("field", JsonValue.of(name.field()));
        if (row == null && !(given instanceof JsonObject) && !schema.members().isEmpty()) {
            fixed.put("hidden", JsonValue.of(true));
        }
        var meta = metaReader.read(MetaTable.FIELDS, entry.path(), given, row, fixed);
        if (row == null && !(given instanceof JsonObject object && object.has("sort"))) {
            meta = meta.with("sort", JsonValue.of(sorts.next(name.collection(), meta.text("group"))));
        }
        return meta;
    }

    private @Nullable FieldType type(FieldEntry entry, @Nullable FieldDefinition now, JsonObject schema, Meta meta) {
        var given = entry.json().get("type");
        var word = schema.text("data_type");
        // "unknown" without a word for the column says nothing of one that exists
        boolean silent = given instanceof JsonText(var unknown)
                && unknown.equals(FieldType.UNKNOWN.wireName())
                && word.isEmpty()
                && now != null;
        if (given instanceof JsonText(var text) && !silent) {
            var type = FieldType.find(text);
            if (type.isEmpty()) {
                findings.problem(
                        Problem.Code.INVALID_VALUE,
                        entry.path() + ".type",
                        "\"" + text + "\" is not a type of field " + entry.name());
                return null;
            }
            return type.get();
        }
        if (now != null) {
            return now.column() == null
                    ? now.type()
                    : rules.fieldType(now.column().type(), meta.texts("special"));
        }
        if (word.isPresent()) {
            return rules.fieldType(DataTypeWords.read(word.get(), null, null, null), meta.texts("special"));
        }
        if (meta.texts("special").stream().anyMatch(FieldResolver::marksAlias)) {
            return FieldType.ALIAS;
        }
        findings.problem(
                Problem.Code.MISSING_TYPE, entry.path() + ".type", "Field " + entry.name() + " is new and has no type");
        return null;
    }

    private static boolean marksAlias(String flag) {
        return flag.equals("alias") || flag.equals("no-data") || FieldType.ALIAS_KINDS.contains(flag);
    }

    /** Brings the field into the product's normal form, and takes over what is the same as now. */
    private FieldDefinition settle(FieldEntry entry, @Nullable FieldDefinition now, FieldDefinition given) {
        // the row's own flags decide how its column is read, so they come first
        var wanted = keepFlags(now, given);
        var before = now == null ? null : now.column();
        if (now != null && before != null && before.equals(wanted.column()) && now.type() == wanted.type()) {
            return wanted;
        }
        var held = rules.hold(withAddedSpecials(now, wanted));
        for (var loss : held.losses()) {
            findings.warn(Warning.Code.LOSSY_TYPE, entry.path(), "Field " + wanted.name() + ": " + loss);
        }
        var field = held.field();
        var column = field.column();
        if (column == null) {
            return field;
        }
        return adopt(now, before, field, column);
    }

    /** A field in normal form, with what is there already taken over where it is the same. */
    FieldDefinition adopt(@Nullable FieldDefinition now, FieldDefinition held) {
        var before = now == null ? null : now.column();
        return held.column() == null ? held : adopt(now, before, held, held.column());
    }

    private FieldDefinition adopt(
            @Nullable FieldDefinition now,
            @Nullable ColumnDefinition before,
            FieldDefinition field,
            ColumnDefinition given) {
        var column = given;
        if (before != null) {
            boolean readAsSuch = rules.fieldType(before.type(), field.special()) == field.type();
            if (readAsSuch && rules.sameType(field.type(), before.type(), column.type())) {
                column = keptType(field.type(), before.type(), column);
            }
            column = column.withReferences(before.references());
            if (sameColumn(before, column)) {
                return keepFlags(now, field.withColumn(before));
            }
        }
        var reported = rules.report(field.name(), field.type(), column);
        return keepFlags(now, field.withColumn(column.withReported(reported)));
    }

    /** The column with the type that it has already, in which the same default may be written otherwise, if that can have it. */
    private ColumnDefinition keptType(FieldType type, ColumnType kept, ColumnDefinition column) {
        if (column.type().equals(kept)) {
            return column;
        }
        var value = rules.holdDefault(type, kept, column.defaultValue());
        boolean lost = value instanceof DefaultValue.None && !(column.defaultValue() instanceof DefaultValue.None);
        return lost ? column : column.withType(kept).withDefault(value);
    }

    private static boolean sameColumn(ColumnDefinition first, ColumnDefinition second) {
        return first.type().equals(second.type())
                && first.defaultValue().equals(second.defaultValue())
                && first.primaryKey() == second.primaryKey()
                && first.autoIncrement() == second.autoIncrement()
                && first.indexed() == second.indexed()
                && (first.primaryKey() || (first.nullable() == second.nullable() && first.unique() == second.unique()))
                && Objects.equals(first.generationExpression(), second.generationExpression());
    }

    /** New fields get the flags that the server adds to their type; existing ones keep what they have. */
    private FieldDefinition withAddedSpecials(@Nullable FieldDefinition now, FieldDefinition wanted) {
        var meta = wanted.meta();
        if (meta == null || (now != null && now.meta() != null && now.type() == wanted.type())) {
            return wanted;
        }
        var flags = new ArrayList<>(meta.texts("special"));
        boolean added = false;
        for (var flag : rules.addedSpecials(wanted.type())) {
            if (!flags.contains(flag)) {
                flags.add(flag);
                added = true;
            }
        }
        return added ? wanted.withMeta(meta.with("special", JsonArray.ofTexts(flags))) : wanted;
    }

    /** Where the document's flags and the row's differ only by what the server adds itself, the row's stay. */
    private FieldDefinition keepFlags(@Nullable FieldDefinition now, FieldDefinition wanted) {
        var meta = wanted.meta();
        if (now == null || now.meta() == null || meta == null || now.type() != wanted.type()) {
            return wanted;
        }
        var added = rules.indifferentSpecials(wanted.type());
        if (!without(added, now.special()).equals(without(added, wanted.special()))) {
            return wanted;
        }
        var special = now.meta().get("special");
        boolean nullOrEmpty = now.special().isEmpty() && wanted.special().isEmpty();
        return nullOrEmpty && !special.equals(meta.get("special"))
                ? wanted
                : wanted.withMeta(meta.with("special", special));
    }

    private static List<String> without(List<String> added, List<String> flags) {
        return flags.stream().filter(flag -> !added.contains(flag)).toList();
    }

    private static SequencedMap<FieldName, FieldDefinition> ordered(SequencedMap<FieldName, FieldDefinition> fields) {
        var managed = new ArrayList<FieldDefinition>();
        var others = new ArrayList<FieldDefinition>();
        fields.values().forEach(field -> (field.managed() ? managed : others).add(field));
        managed.addAll(others);
        managed.sort((first, second) ->
                first.name().collection().compareTo(second.name().collection()));
        var result = new LinkedHashMap<FieldName, FieldDefinition>();
        managed.forEach(field -> result.put(field.name(), field));
        return result;
    }
}
