package dev.lockstep.database;

import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.schema.Column;

/** A database product: everything that differs between products stands behind this. Stateless. */
public interface Vendor {

    /** What the product can hold and how it describes it. */
    VendorRules rules();

    /** Reads catalogs. */
    SchemaInspector inspector();

    /** Renders statements that change a schema. */
    SchemaStatements statements();

    /** Renders questions to rows. */
    Probes probes();

    /** The name as a quoted identifier; any text without NUL is a name. */
    String quote(String name);

    /** Names for constraints and indexes. */
    ConstraintNames names();

    /** The column that holds the field; the field must have a column and be in the product's normal form. */
    Column column(FieldDefinition field);

    /** The column of a field as the data model shows it: the other direction of {@link #column}. */
    ColumnReader columnReader();
}
