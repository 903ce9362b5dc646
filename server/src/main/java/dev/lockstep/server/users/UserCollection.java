package dev.lockstep.server.users;

import dev.lockstep.database.Vendor;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.migrate.system.SystemTables.SystemCollection;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.DatabaseSchema;
import dev.lockstep.model.schema.Table;
import dev.lockstep.server.items.ItemAlias;
import dev.lockstep.server.items.ItemCollection;
import dev.lockstep.server.items.ItemField;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users of a project as items: the built-in fields, and those that the project added. */
final class UserCollection {

    static final String NAME = "directus_users";

    private final Vendor vendor;
    private final SystemCollection builtIn;

    UserCollection(Vendor vendor, SystemTables system) {
        this.vendor = vendor;
        this.builtIn = system.collections().stream()
                .filter(collection -> collection.name().equals(NAME))
                .findFirst()
                .orElseThrow();
    }

    /** The collection in the project's present state. */
    ItemCollection in(ProjectState state) {
        var table = table(state.schema(), NAME);
        var fields = new LinkedHashMap<String, ItemField>();
        for (var column : table.columns()) {
            field(state, table, column).ifPresent(field -> fields.put(column.name(), field));
        }
        var aliases = new LinkedHashMap<String, ItemAlias>();
        var access = table(state.schema(), "directus_access");
        aliases.put("policies", new ItemAlias("policies", access, "id", "user", "sort"));
        return new ItemCollection(NAME, table, required(fields.get("id")), fields, aliases, false, null, state.stamp());
    }

    static Table table(DatabaseSchema schema, String name) {
        var table = schema.table(name);
        if (table == null) {
            throw new IllegalStateException("the database has no table " + name);
        }
        return table;
    }

    private static ItemField required(@Nullable ItemField key) {
        if (key == null) {
            throw new IllegalStateException("users without an id");
        }
        return key;
    }

    private Optional<ItemField> field(ProjectState state, Table table, Column column) {
        var name = new FieldName(NAME, column.name());
        var known = builtIn.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
        if (known.isPresent()) {
            var meta = known.get().meta().map(UserCollection::meta).orElse(Meta.defaults(MetaTable.FIELDS));
            var special = meta.texts("special");
            var definition = vendor.columnReader().read(table, column, special);
            var type = vendor.rules().fieldType(definition.type(), special);
            boolean reference = special.contains("m2o") || column.name().equals("avatar");
            return Optional.of(ItemField.of(new FieldDefinition(name, type, meta, definition), reference));
        }
        var added = state.model().field(name);
        return added == null || added.column() == null
                ? Optional.empty()
                : Optional.of(ItemField.of(added, state.model().relation(name) != null));
    }

    private static Meta meta(JsonObject row) {
        var special = row.get("special");
        var meta = Meta.defaults(MetaTable.FIELDS);
        return special == null ? meta : meta.with("special", special instanceof JsonArray ? special : JsonArray.EMPTY);
    }
}
