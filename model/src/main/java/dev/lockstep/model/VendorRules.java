package dev.lockstep.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database product can hold and how it describes what it holds. Pure and safe to share between threads.
 *
 * <p>The central promise is that of a normal form: for a wanted field {@code w}, {@code hold(w)} is what an inspection
 * would find after it was made. So a second comparison finds nothing left, on any product.
 */
public interface VendorRules {

    /** The product as Directus names it in snapshots: {@code sqlite}, {@code postgres}, {@code mysql}. */
    String vendor();

    /**
     * What the product makes of a field that has a column, and what is lost by it. Special flags that are needed to read
     * the column back as that type are added. Default and generation expressions stay as they are: they come from
     * inspections only, and whoever reads documents leaves them out.
     */
    Held hold(FieldDefinition wanted);

    /**
     * A default in normal form as a column of another type has it, which the field keeps since the two are the same to it; none if
     * it can have no such default.
     */
    default DefaultValue holdDefault(FieldType type, ColumnType column, DefaultValue value) {
        return value;
    }

    /**
     * What the product makes of a field whose column is to point at a key: as it is where the two columns can be
     * compared; else of the key's type, in normal form.
     *
     * @param field in normal form, with a column
     * @param type of the field that is the key
     * @param key its column's type
     */
    default Held pointAt(FieldDefinition field, FieldType type, ColumnType key) {
        return new Held(field, List.of());
    }

    /**
     * What the product makes of the fields of one table where a row has no room for all of them: a function of these
     * fields alone, so that the same ones always become the same.
     *
     * @param fields in normal form, those with a column among them
     * @return the ones that become something else, each in normal form
     */
    default List<Held> holdTogether(List<FieldDefinition> fields) {
        return List.of();
    }

    /**
     * Why a row of one table has no room for its fields, whatever {@link #holdTogether} made of them.
     *
     * @param fields in normal form, those with a column among them
     * @return as a sentence; null if there is room
     */
    default @Nullable String refuseTogether(List<FieldDefinition> fields) {
        return null;
    }

    /** What a foreign key of the column does instead of what is wanted, where the product refuses that. */
    default ReferentialAction holdAction(ReferentialAction wanted, ColumnDefinition column) {
        return wanted;
    }

    /** The type of a key of that type that counts up by itself; what points at it must have the same. */
    default ColumnType countingKey(ColumnType type) {
        return type;
    }

    /**
     * Whether two columns of a field of this type are the same but for their spelling, so that neither is ever altered
     * into the other: {@code char(36)} and {@code uuid} for a UUID, say. Holds only where {@link #fieldType} reads both
     * as that type with the special flags that the field is to have; {@code char(36)} is a UUID only with a flag.
     */
    boolean sameType(FieldType type, ColumnType first, ColumnType second);

    /** The type that a field has for Directus when its column has this type and its row these special flags. */
    FieldType fieldType(ColumnType type, List<String> special);

    /** How the product describes a column in documents. */
    ReportedColumn report(FieldName name, FieldType type, ColumnDefinition column);

    /** Whether names of tables and columns that differ only in case are the same name. */
    boolean foldsNames();

    /** Whether the product keeps tables of that name for itself. */
    default boolean keepsForItself(String table) {
        return false;
    }

    /** Why the product can have no table or column of that name, as "contains …"; empty if it can. */
    default Optional<String> objection(String name) {
        return Optional.empty();
    }

    /** The longest name of a table or column, in the unit of {@link #nameLength}. */
    int maximumNameLength();

    /** How long a name is for the product: in characters, or in bytes where it counts those. */
    default int nameLength(String name) {
        return name.codePointCount(0, name.length());
    }

    /** Special flags that a new field of this type gets by itself. */
    List<String> addedSpecials(FieldType type);

    /**
     * Special flags that some server adds to a field of this type; whether they are there is no difference between a
     * document and a field.
     */
    default List<String> indifferentSpecials(FieldType type) {
        return addedSpecials(type);
    }

    /**
     * The answer of {@link #hold}.
     *
     * @param losses one sentence for each thing that the product cannot hold; empty if nothing is lost
     */
    record Held(FieldDefinition field, List<String> losses) {
        public Held {
            losses = List.copyOf(losses);
        }
    }
}
