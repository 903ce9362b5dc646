package dev.lockstep.model.schema;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the catalog of a database says at one moment. Names as the database spells them. */
public record DatabaseSchema(SortedMap<String, Table> tables, SortedMap<String, View> views) {

    /** A database without anything in it. */
    public static final DatabaseSchema EMPTY = new DatabaseSchema(new TreeMap<>(), new TreeMap<>());

    public DatabaseSchema {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        views = Collections.unmodifiableSortedMap(new TreeMap<>(views));
    }

    /** A schema of these tables and views. */
    public static DatabaseSchema of(List<Table> tables, List<View> views) {
        var byName = new TreeMap<String, Table>();
        tables.forEach(table -> byName.put(table.name(), table));
        var viewsByName = new TreeMap<String, View>();
        views.forEach(view -> viewsByName.put(view.name(), view));
        return new DatabaseSchema(byName, viewsByName);
    }

    /** The same schema, with the very tables of another one where they are equal: whoever knows that one sees at once what is new. */
    public DatabaseSchema sharing(DatabaseSchema other) {
        var shared = new TreeMap<>(tables);
        shared.replaceAll((name, table) -> {
            var known = other.table(name);
            return table.equals(known) ? known : table;
        });
        return new DatabaseSchema(shared, views);
    }

    /** The table, or null. */
    public @Nullable Table table(String name) {
        return tables.get(name);
    }
}
