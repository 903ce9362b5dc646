package dev.lockstep.migrate.plan;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.ForeignKey;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts rows of system tables back that were set aside: those whose key no other row has taken, and that still find what they
 * point at.
 */
record ReturnedRows(Vendor vendor, DatabaseSchema schema) {

    List<Sql> of(Restoration.KeptRows kept) {
        var table = schema.table(kept.table());
        var copy = schema.table(kept.copy());
        if (table == null || copy == null) {
            return List.of();
        }
        var names = table.columns().stream()
                .map(Column::name)
                .filter(name -> copy.column(name).isPresent())
                .toList();
        var target = names.stream().map(vendor::quote).collect(Collectors.joining(", "));
        var source = names.stream().map(name -> "k." + vendor.quote(name)).collect(Collectors.joining(", "));
        var free = table.primaryKey()
                .map(key -> " where not exists (select 1 from " + vendor.quote(table.name()) + " t where "
                        + key.columns().stream()
                                .map(column -> "t." + vendor.quote(column) + " = k." + vendor.quote(column))
                                .collect(Collectors.joining(" and "))
                        + ")")
                .orElse(" where 1 = 1");
        var sound = table.foreignKeys().stream().map(this::sound).collect(Collectors.joining());
        return List.of(Sql.of("insert into " + vendor.quote(table.name()) + " (" + target + ") select " + source
                + " from " + vendor.quote(kept.copy()) + " k" + free + sound));
    }

    private String sound(ForeignKey key) {
        var column = "k." + vendor.quote(key.columns().getFirst());
        return " and (" + column + " is null or exists (select 1 from " + vendor.quote(key.referencedTable())
                + " p where p." + vendor.quote(key.referencedColumns().getFirst()) + " = " + column + "))";
    }
}
