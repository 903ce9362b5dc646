package dev.lockstep.migrate.project;

import dev.lockstep.model.DataModel;
import dev.lockstep.model.schema.DatabaseSchema;

/**
 * A project as one inspection found it.
 *
 * @param model the data model: the schema and the meta rows together
 * @param keptTables how many set-aside tables were ever made, which gives the next one its number
 */
public record ProjectState(DatabaseSchema schema, DataModel model, long keptTables) {}
