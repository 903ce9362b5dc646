package dev.lockstep.migrate.project;

import dev.lockstep.model.DataModel;
import dev.lockstep.model.schema.DatabaseSchema;

/**
 * A project as one inspection found it.
 *
 * @param model the data model: the schema and the meta rows together
 * @param rowIds the numbers of the rows that the model was read from
 * @param keptTables how many set-aside tables were ever made, which gives the next one its number
 * @param stamp another whenever the schema is another; see {@link dev.lockstep.database.SchemaInspector#stamp}
 */
public record ProjectState(DatabaseSchema schema, DataModel model, RowIds rowIds, long keptTables, String stamp) {}
