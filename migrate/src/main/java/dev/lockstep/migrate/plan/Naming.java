package dev.lockstep.migrate.plan;

import dev.lockstep.database.ConstraintNames;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Unique;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Names for new constraints and indexes, none of which is in use. Not safe for use by several threads. */
final class Naming {

    private final ConstraintNames names;
    /** In lower case; products that tell names apart by case lose nothing but a few choices. */
    private final Set<String> taken = new HashSet<>();

    Naming(ConstraintNames names, DatabaseSchema schema) {
        this.names = names;
        for (var table : schema.tables().values()) {
            take(table.name());
            table.indexes().forEach(index -> take(index.name()));
            // where a constraint makes an index, that has its name
            table.uniques().stream().map(Unique::name).filter(Objects::nonNull).forEach(this::take);
            table.primaryKey().map(PrimaryKey::name).ifPresent(this::take);
        }
        schema.views().keySet().forEach(this::take);
    }

    String unique(String table, String column) {
        return take(names.unique(table, column, this::isTaken));
    }

    String index(String table, String column) {
        return take(names.index(table, column, this::isTaken));
    }

    String foreign(Table table, String column) {
        var used = new HashSet<String>();
        table.foreignKeys().stream()
                .map(ForeignKey::name)
                .filter(Objects::nonNull)
                .forEach(used::add);
        return names.foreign(table.name(), column, used::contains);
    }

    private boolean isTaken(String name) {
        return taken.contains(name.toLowerCase(Locale.ROOT));
    }

    private String take(String name) {
        taken.add(name.toLowerCase(Locale.ROOT));
        return name;
    }
}
