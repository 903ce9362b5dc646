package dev.lockstep.database.mysql;

import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.IntSize;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What MySQL and MariaDB hold. Columns are declared as Directus 12.4 declares them, but where that loses something. */
final class MysqlRules implements VendorRules {

    /** Flags of columns that Directus fills with the id of somebody; they are texts of 36 characters to it. */
    private static final Set<String> FILLED_WITH_IDS =
            Set.of("m2o", "user-created", "user-updated", "role-created", "role-updated");

    private final boolean mariaDb;
    private final FieldTypes fieldTypes;
    private final HeldTypes heldTypes;

    MysqlRules(Capabilities capabilities) {
        this.mariaDb = capabilities.mariaDb();
        this.fieldTypes = new FieldTypes(capabilities);
        this.heldTypes = new HeldTypes(capabilities, fieldTypes);
    }

    @Override
    public String vendor() {
        return "mysql";
    }

    @Override
    public Held hold(FieldDefinition given) {
        var column = given.column();
        if (column == null) {
            return new Held(given, List.of());
        }
        // "unknown" says nothing; what the column is, is told by its own type
        var wanted =
                given.type() == FieldType.UNKNOWN ? given.withType(fieldType(column.type(), given.special())) : given;
        var losses = new ArrayList<String>();
        var type = heldTypes.hold(wanted, column, losses);
        boolean autoIncrement = column.autoIncrement() && column.primaryKey() && type instanceof ColumnType.Int;
        if (column.autoIncrement() && !autoIncrement) {
            losses.add("Only a whole number that alone is the primary key can count up by itself.");
        }
        if (autoIncrement) {
            type = countingKey(type);
        }
        var field = withNeededFlag(wanted, type);
        var fieldType = fieldType(type, field.special());
        boolean idOfSomething =
                wanted.type() == FieldType.UUID && field.special().stream().anyMatch(FILLED_WITH_IDS::contains);
        if (fieldType != given.type() && !autoIncrement && !idOfSomething && losses.isEmpty()) {
            losses.add("The column is read back as " + fieldType.wireName() + " instead of "
                    + given.type().wireName() + ".");
        }
        boolean indexable = isIndexable(type);
        if (!indexable && (column.unique() || column.indexed())) {
            losses.add("A column of type " + MysqlType.text(type) + " can have no index.");
        }
        var held = new ColumnDefinition(
                type,
                autoIncrement ? DefaultValue.NONE : DefaultRules.hold(fieldType, type, column.defaultValue(), losses),
                column.nullable(),
                column.unique() && !column.primaryKey() && indexable,
                column.indexed() && !column.primaryKey() && indexable,
                column.primaryKey(),
                autoIncrement,
                column.generationExpression(),
                column.references(),
                column.reported());
        held = held.withReported(report(field.name(), fieldType, held));
        return new Held(field.withType(fieldType).withColumn(held), losses);
    }

    @Override
    public List<Held> holdTogether(List<FieldDefinition> fields) {
        return RowWidth.tooWide(fields).stream().map(this::beside).toList();
    }

    @Override
    public @Nullable String refuseTogether(List<FieldDefinition> fields) {
        int bytes = RowWidth.inPage(fields);
        return bytes < RowWidth.PAGE
                ? null
                : "Its columns take " + bytes
                        + " bytes of each row, with long texts kept elsewhere, and a row has room for "
                        + (RowWidth.PAGE - 1) + ". Have fewer columns, or split the collection.";
    }

    private Held beside(FieldDefinition field) {
        var column = Objects.requireNonNull(field.column());
        var text = RowWidth.textFor(column.type());
        var held = hold(field.withType(fieldType(text, field.special())).withColumn(column.withType(text)));
        return new Held(
                held.field(),
                List.of("Rows have no room for " + MysqlType.text(column.type()) + "; the column is a "
                        + MysqlType.text(text) + "."));
    }

    /**
     * InnoDB has no {@code SET DEFAULT}, and no {@code SET NULL} for a column that is required. A deletion would be refused
     * then, and is so without an action.
     */
    @Override
    public ReferentialAction holdAction(ReferentialAction wanted, ColumnDefinition column) {
        boolean impossible = wanted == ReferentialAction.SET_DEFAULT
                || (wanted == ReferentialAction.SET_NULL && (column.primaryKey() || !column.nullable()));
        return impossible ? ReferentialAction.NO_ACTION : wanted;
    }

    /** As Directus makes keys that count; a long one keeps its sign, since it would not be read back as a long one. */
    @Override
    public ColumnType countingKey(ColumnType type) {
        return type instanceof ColumnType.Int(var size, var _) && size != IntSize.BIG
                ? new ColumnType.Int(size, true)
                : type;
    }

    /** Whether a key of InnoDB has room for it. */
    private static boolean isIndexable(ColumnType type) {
        return switch (type) {
            case ColumnType.Text _, ColumnType.Json _, ColumnType.Binary _, ColumnType.Geometry _ -> false;
            case ColumnType.Varchar(var length) -> length == null || length <= MysqlType.MAXIMUM_KEY;
            default -> true;
        };
    }

    /** With the flag without which the column would not be read back as the field's type. */
    private static FieldDefinition withNeededFlag(FieldDefinition field, ColumnType held) {
        String needed = switch (field.type()) {
            case JSON -> "cast-json";
            case CSV -> "cast-csv";
            case HASH -> "hash";
            default -> null;
        };
        var meta = field.meta();
        if (needed == null || meta == null || field.special().contains(needed) || held instanceof ColumnType.Other) {
            return field;
        }
        var all = new ArrayList<>(field.special());
        all.add(needed);
        return field.withMeta(meta.with("special", JsonArray.ofTexts(all)));
    }

    /** InnoDB wants an index on every column that points at another, and two columns of the same type. */
    @Override
    public Held pointAt(FieldDefinition field, FieldType type, ColumnType key) {
        var column = field.column();
        if (column == null) {
            return new Held(field, List.of());
        }
        if (TypeLikeness.isComparable(column.type(), key)) {
            return new Held(field.withColumn(indexed(column)), List.of());
        }
        var held = hold(field.withType(type).withColumn(column.withType(key)));
        var pointing = Objects.requireNonNull(held.field().column());
        boolean told = isNumber(column.type()) && isNumber(key) && held.losses().isEmpty();
        return new Held(
                held.field().withColumn(indexed(pointing)),
                told
                        ? List.of()
                        : List.of("The column takes the type of the key that it points at, " + MysqlType.text(key)
                                + "."));
    }

    private static ColumnDefinition indexed(ColumnDefinition column) {
        return new ColumnDefinition(
                column.type(),
                column.defaultValue(),
                column.nullable(),
                column.unique(),
                column.indexed() || (!column.unique() && !column.primaryKey()),
                column.primaryKey(),
                column.autoIncrement(),
                column.generationExpression(),
                column.references(),
                column.reported());
    }

    private static boolean isNumber(ColumnType type) {
        return type instanceof ColumnType.Int;
    }

    @Override
    public DefaultValue holdDefault(FieldType type, ColumnType column, DefaultValue value) {
        return DefaultRules.hold(type, column, value, new ArrayList<>());
    }

    @Override
    public boolean sameType(FieldType type, ColumnType first, ColumnType second) {
        return TypeLikeness.isSame(type, first, second);
    }

    @Override
    public FieldType fieldType(ColumnType type, List<String> special) {
        return fieldTypes.of(type, special);
    }

    @Override
    public ReportedColumn report(FieldName name, FieldType type, ColumnDefinition column) {
        return MysqlColumnReader.reported(
                MysqlType.text(column.type()),
                MysqlDefaults.report(column.defaultValue(), null, mariaDb),
                column.unique(),
                mariaDb);
    }

    /** Columns always; tables where the server's file system does, and everywhere in Directus' own tables. */
    @Override
    public boolean foldsNames() {
        return true;
    }

    @Override
    public Optional<String> objection(String name) {
        return MysqlNames.isWritable(name)
                ? Optional.empty()
                : Optional.of("contains a character beyond U+FFFF, which no name can have");
    }

    @Override
    public int maximumNameLength() {
        return MysqlNames.MAXIMUM_LENGTH;
    }

    @Override
    public List<String> addedSpecials(FieldType type) {
        return switch (type) {
            case JSON -> List.of("cast-json");
            case CSV -> List.of("cast-csv");
            case HASH -> List.of("hash");
            default -> List.of();
        };
    }

    /** A server on SQLite marks timestamps, which are told apart by their columns here. */
    @Override
    public List<String> indifferentSpecials(FieldType type) {
        return type == FieldType.TIMESTAMP ? List.of("cast-timestamp") : addedSpecials(type);
    }
}
