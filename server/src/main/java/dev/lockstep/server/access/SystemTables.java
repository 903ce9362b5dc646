package dev.lockstep.server.access;

import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;

/** The tables that say who may do what. */
record SystemTables(Table users, Table roles, Table policies, Table access) {

    static SystemTables of(DatabaseSchema schema) {
        return new SystemTables(
                table(schema, "directus_users"),
                table(schema, "directus_roles"),
                table(schema, "directus_policies"),
                table(schema, "directus_access"));
    }

    private static Table table(DatabaseSchema schema, String name) {
        var table = schema.table(name);
        if (table == null) {
            throw new IllegalStateException("the database has no table " + name);
        }
        return table;
    }
}
