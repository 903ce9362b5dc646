package dev.lockstep.database;

import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What a change of the schema holds on to until its transaction ends.
 *
 * @param made new tables
 * @param altered tables that become others
 * @param gone tables that are dropped or set aside
 */
public record Footprint(List<Table> made, List<TableChange> altered, List<Table> gone) {

    public Footprint {
        made = List.copyOf(made);
        altered = List.copyOf(altered);
        gone = List.copyOf(gone);
    }

    /** The same with more new tables. */
    public Footprint withMade(List<Table> more) {
        var all = new ArrayList<>(made);
        all.addAll(more);
        return new Footprint(all, altered, gone);
    }
}
