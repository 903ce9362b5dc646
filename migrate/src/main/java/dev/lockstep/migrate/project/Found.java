package dev.lockstep.migrate.project;

import dev.lockstep.model.MetaTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project, the rows that it was read from, and their versions, which tell the same of it as long as they are the same.
 *
 * @param parts the fields of each collection
 * @param versions null where the product does not tell them
 */
record Found(
        ProjectState state,
        Map<MetaTable, List<MetaRow>> rows,
        Map<String, FieldPart> parts,
        @Nullable String versions) {
    Found {
        rows = Map.copyOf(rows);
    }

    boolean isOf(String stamp) {
        return state.stamp().equals(stamp);
    }

    List<MetaRow> rows(MetaTable table) {
        return rows.getOrDefault(table, List.of());
    }
}
