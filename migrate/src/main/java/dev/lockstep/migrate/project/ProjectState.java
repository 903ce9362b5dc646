package dev.lockstep.migrate.project;

import dev.lockstep.model.DataModel;
import dev.lockstep.model.MetaLayout;
import dev.lockstep.model.schema.DatabaseSchema;
import org.jspecify.annotations.Nullable;

/**
 * A project as one inspection found it.
 *
 * @param model the data model: the schema and the meta rows together
 * @param layout which columns the meta tables have
 * @param rowIds the numbers of the rows that the model was read from
 * @param keptTables how many set-aside tables were ever made, which gives the next one its number
 * @param stamp another whenever the schema is another; see {@link dev.lockstep.database.SchemaInspector#stamp}. Empty after
 *     statements of a transaction, where nobody asks for it
 * @param unabridged the data model with the tables that the settings exclude; null where there are none of them
 */
public record ProjectState(
        DatabaseSchema schema,
        DataModel model,
        MetaLayout layout,
        RowIds rowIds,
        long keptTables,
        String stamp,
        @Nullable DataModel unabridged) {

    /** The data model whatever the settings exclude, which is what the history records: settings may become others. */
    public DataModel whole() {
        return unabridged == null ? model : unabridged;
    }
}
