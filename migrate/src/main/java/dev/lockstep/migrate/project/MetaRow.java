package dev.lockstep.migrate.project;

import dev.lockstep.model.Meta;

/**
 * A row of a meta table.
 *
 * @param id the number of the row; 0 for collections, whose rows are known by their names
 */
record MetaRow(long id, Meta meta) {}
