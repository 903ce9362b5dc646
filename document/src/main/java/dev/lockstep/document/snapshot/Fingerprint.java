package dev.lockstep.document.snapshot;

import dev.lockstep.document.json.CanonicalJson;
import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.IntSize;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaColumn;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says by one text whether two projects have the same data model, whatever database product each is on: what passed a test
 * project is what reached the real one. It is made of what is managed, in a form in which products cannot differ:
 *
 * <ul>
 *   <li>a column by what its values are and by the bounds that every product keeps (the length of a string, the digits of a
 *       decimal), without the product's word for its type, without names of constraints, without the order of rows;
 *   <li>nothing that a product adds by itself: indexes on keys and on columns that point at another one, and the flags that
 *       servers give to fields whose column does not tell their type;
 *   <li>a text of the fixed length of a UUID as a UUID, which MySQL keeps in one;
 *   <li>of a column that points at another one only whether it holds numbers or texts, since products make it like the key
 *       in different ways; likewise of a key that counts;
 *   <li>of a meta row only what is not the default, so a project whose tables lack a newer column is not another one;
 *   <li>of the indexes of system tables only those that are not there from the start.
 * </ul>
 *
 * <p>Expressions (defaults, generated columns) are compared as they are written: no document carries them from one product
 * to another. The fingerprint does not depend on the order of anything in the model but that of lists within meta values.
 * Immutable.
 */
public final class Fingerprint {

    /** Another number for another form, so that fingerprints of two forms are never the same by chance of their making. */
    private static final long FORM = 2;

    private static final String FIELDS = "fields";

    /** Flags that servers add to tell types apart; the type itself is in the fingerprint. */
    private static final Set<String> ADDED_FLAGS = Set.of("cast-timestamp", "cast-json");

    private final FieldHashes fields;
    private final String text;

    private Fingerprint(FieldHashes fields, String text) {
        this.fields = fields;
        this.text = text;
    }

    /**
     * The fingerprint of a model.
     *
     * @param system tells which indexes of system tables are there from the start, on one product or another
     */
    public static Fingerprint of(DataModel model, SystemModel system) {
        return of(model, system, null);
    }

    /**
     * The fingerprint of a model: that of one which shares most of its fields with another one takes little more than what they
     * do not share.
     *
     * @param system tells which indexes of system tables are there from the start, on one product or another
     * @param other that of another model; null if there is none
     */
    public static Fingerprint of(DataModel model, SystemModel system, @Nullable Fingerprint other) {
        var fields = FieldHashes.of(model, Fingerprint::hash, other == null ? null : other.fields);
        var members = membersWithoutFields(model, system);
        members.put(FIELDS, fields.toJson());
        return new Fingerprint(fields, CanonicalJson.sha256(new JsonObject(members)));
    }

    /** Of fields of one collection, in whatever order. */
    private static String hash(List<FieldDefinition> fields) {
        return CanonicalJson.sha256(new JsonObject(normalForm(fields)));
    }

    /** 64 lower-case hexadecimal digits. */
    public String text() {
        return text;
    }

    /** What the fingerprint is made of, by the names of what it describes: to see in what two models differ. */
    public static JsonObject normalForm(DataModel model, SystemModel system) {
        var members = membersWithoutFields(model, system);
        members.put(FIELDS, new JsonObject(normalForm(model.fields().values())));
        return new JsonObject(members);
    }

    private static SequencedMap<String, JsonValue> normalForm(Collection<FieldDefinition> fields) {
        var normal = new TreeMap<String, JsonValue>();
        fields.stream().filter(FieldDefinition::managed).forEach(field -> normal.put(name(field.name()), field(field)));
        return normal;
    }

    private static SequencedMap<String, JsonValue> membersWithoutFields(DataModel model, SystemModel system) {
        // members of an object have no order
        var collections = new TreeMap<String, JsonValue>();
        model.collections().values().stream()
                .filter(CollectionDefinition::managed)
                .forEach(collection -> collections.put(collection.name(), collection(collection)));
        var relations = new TreeMap<String, JsonValue>();
        model.relations().values().stream()
                .filter(RelationDefinition::managed)
                .forEach(relation -> relations.put(name(relation.name()), relation(relation)));
        var members = new TreeMap<String, JsonValue>();
        members.put("form", JsonValue.of(FORM));
        members.put("collections", new JsonObject(collections));
        members.put("relations", new JsonObject(relations));
        members.put(
                "systemIndexes",
                JsonArray.ofTexts(model.systemIndexes().stream()
                        .filter(index -> !system.indexes().contains(index))
                        .map(Fingerprint::name)
                        .toList()));
        return members;
    }

    /** A name may contain a point, so the two parts are kept apart by what no name contains. */
    private static String name(FieldName name) {
        return name.collection() + '\0' + name.field();
    }

    private static JsonObject collection(CollectionDefinition collection) {
        return JsonObject.builder()
                .put("table", collection.table())
                .put("meta", meta(MetaTable.COLLECTIONS, collection.meta()))
                .build();
    }

    private static JsonObject field(FieldDefinition field) {
        var column = field.column();
        var entry = JsonObject.builder().put("meta", meta(MetaTable.FIELDS, field.meta()));
        if (column == null) {
            return entry.put("type", field.type().wireName()).build();
        }
        var type = type(field.type(), column);
        entry.put("type", type);
        if (column.references() == null) {
            bounds(entry, field.type(), column);
            flag(entry, "indexed", column.indexed() && !column.primaryKey());
        }
        flag(entry, "nullable", column.nullable() && !column.primaryKey());
        flag(entry, "unique", column.unique());
        flag(entry, "key", column.primaryKey());
        flag(entry, "counts", column.autoIncrement());
        if (!(column.defaultValue() instanceof DefaultValue.None)) {
            entry.put("default", defaultValue(field.type(), column.defaultValue()));
        }
        if (column.generationExpression() != null) {
            entry.put("generated", column.generationExpression());
        }
        return entry.put("column", true).build();
    }

    /** What is not so is left out, since most of it is not. */
    private static void flag(JsonObject.Builder entry, String name, boolean flag) {
        if (flag) {
            entry.put(name, true);
        }
    }

    /** What the values of a column are. */
    private static String type(FieldType type, ColumnDefinition column) {
        boolean follows = column.references() != null || column.autoIncrement();
        return switch (type) {
            case INTEGER, BIG_INTEGER ->
                follows
                        ? "number"
                        : column.type() instanceof ColumnType.Int(var size, var _)
                                ? (size == IntSize.BIG ? FieldType.BIG_INTEGER : FieldType.INTEGER).wireName()
                                : type.wireName();
            case STRING, TEXT, UUID ->
                column.references() != null ? "text" : (isUuid(column) ? FieldType.UUID : type).wireName();
            // PostgreSQL's bytes are of no type to a Directus server
            case UNKNOWN ->
                column.type() instanceof ColumnType.Binary() ? FieldType.BINARY.wireName() : other(column.type());
            default -> type.wireName();
        };
    }

    /** MySQL keeps UUIDs in texts of their length, which tell what they are only by a flag that not all fields have. */
    private static boolean isUuid(ColumnDefinition column) {
        return column.type().equals(new ColumnType.Char(36));
    }

    private static String other(ColumnType type) {
        return type instanceof ColumnType.Other(var name) ? "unknown " + name : FieldType.UNKNOWN.wireName();
    }

    private static void bounds(JsonObject.Builder entry, FieldType type, ColumnDefinition column) {
        switch (column.type()) {
            case ColumnType.Varchar(var length)
            when type == FieldType.STRING || type == FieldType.HASH -> entry.put("length", number(length));
            case ColumnType.Char(var length)
            when (type == FieldType.STRING && !isUuid(column)) || type == FieldType.HASH ->
                entry.put("length", number(length));
            case ColumnType.Decimal(var precision, var scale)
            when type == FieldType.DECIMAL ->
                entry.put("precision", number(precision)).put("scale", number(scale));
            case ColumnType.FloatingPoint(var size, var _, var _)
            when type == FieldType.FLOAT -> entry.put("double", size == FloatSize.DOUBLE);
            default -> {
                // no bound that every product keeps
            }
        }
    }

    private static JsonValue number(@Nullable Integer number) {
        return number == null ? JsonNull.NULL : JsonValue.of(number.longValue());
    }

    private static JsonValue defaultValue(FieldType type, DefaultValue value) {
        return switch (value) {
            case DefaultValue.None() -> JsonNull.NULL;
            case DefaultValue.Literal(var literal) -> tagged("value", literal(type, literal));
            case DefaultValue.CurrentTimestamp() -> JsonValue.of("now");
            case DefaultValue.GeneratedUuid() -> JsonValue.of("uuid");
            case DefaultValue.Expression(var sql) -> tagged("sql", JsonValue.of(sql));
        };
    }

    private static JsonObject tagged(String tag, JsonValue value) {
        return JsonObject.builder().put(tag, value).build();
    }

    /** A time of day is written with seconds by some products, and without by others. */
    private static JsonValue literal(FieldType type, JsonValue literal) {
        if (type == FieldType.TIME && literal instanceof JsonText(var text)) {
            try {
                return JsonValue.of(LocalTime.parse(text).toString());
            } catch (DateTimeException other) {
                return literal;
            }
        }
        return literal;
    }

    private static JsonObject relation(RelationDefinition relation) {
        var entry = JsonObject.builder()
                .put("related", relation.relatedCollection())
                .put("meta", meta(MetaTable.RELATIONS, relation.meta()));
        var key = relation.foreignKey();
        if (key != null) {
            entry.put("table", key.references().table())
                    .put("column", key.references().column())
                    .put("onUpdate", key.onUpdate().sql())
                    .put("onDelete", key.onDelete().sql());
        }
        return entry.build();
    }

    private static JsonObject meta(MetaTable table, @Nullable Meta meta) {
        if (meta == null) {
            return JsonObject.EMPTY;
        }
        var row = JsonObject.builder();
        for (var column : table.columns()) {
            var value = column.name().equals("special") ? givenFlags(meta) : meta.get(column.name());
            if (meta.has(column.name()) && !value.equals(column.defaultValue())) {
                row.put(column.name(), column.kind() == MetaColumn.Kind.JSON ? EntryWriter.sorted(value) : value);
            }
        }
        return row.build();
    }

    private static JsonValue givenFlags(Meta meta) {
        var flags = meta.texts("special").stream()
                .filter(flag -> !ADDED_FLAGS.contains(flag))
                .toList();
        return flags.isEmpty() ? JsonNull.NULL : JsonArray.ofTexts(flags);
    }
}
