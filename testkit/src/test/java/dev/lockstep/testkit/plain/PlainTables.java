package dev.lockstep.testkit.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts tables together from what catalogs tell of them row by row. Not safe for use by several threads. */
final class PlainTables {

    private static final class Draft {
        final List<PlainColumn> columns = new ArrayList<>();
        final List<PlainForeignKey> foreignKeys = new ArrayList<>();
        final Map<String, List<String>> uniques = new LinkedHashMap<>();
        final Map<String, List<String>> indexes = new LinkedHashMap<>();
        boolean counts;
    }

    private final Map<String, Draft> drafts = new TreeMap<>();

    void column(String table, PlainColumn column) {
        draft(table).columns.add(column);
    }

    void counts(String table) {
        draft(table).counts = true;
    }

    void foreignKey(String table, PlainForeignKey key) {
        draft(table).foreignKeys.add(key);
    }

    /** The next column of an index. */
    void indexPart(String table, String index, boolean unique, String column) {
        var draft = draft(table);
        (unique ? draft.uniques : draft.indexes)
                .computeIfAbsent(index, name -> new ArrayList<>())
                .add(column);
    }

    private Draft draft(String table) {
        return drafts.computeIfAbsent(table, name -> new Draft());
    }

    Map<String, PlainTable> all() {
        var tables = new TreeMap<String, PlainTable>();
        drafts.forEach((name, draft) -> tables.put(
                name,
                new PlainTable(
                        name,
                        draft.columns,
                        draft.foreignKeys,
                        List.copyOf(draft.uniques.values()),
                        List.copyOf(draft.indexes.values()),
                        draft.counts)));
        return tables;
    }
}
