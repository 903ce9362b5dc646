package dev.lockstep.server.auth;

import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;

/** The system tables that signing in reads and writes. */
record AuthTables(DatabaseSchema schema, Table users, Table settings, Table activity) {

    static AuthTables of(DatabaseSchema schema) {
        return new AuthTables(
                schema,
                table(schema, "directus_users"),
                table(schema, "directus_settings"),
                table(schema, "directus_activity"));
    }

    private static Table table(DatabaseSchema schema, String name) {
        var table = schema.table(name);
        if (table == null) {
            throw new IllegalStateException("the database has no table " + name);
        }
        return table;
    }
}
