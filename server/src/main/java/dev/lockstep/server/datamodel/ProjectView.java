package dev.lockstep.server.datamodel;

import dev.lockstep.database.Vendor;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ForeignKeyDefinition;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.VendorRules;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import dev.lockstep.server.http.ApiError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A project as one inspection found it, with what is built in beside what people made. */
final class ProjectView {

    private final BuiltIn builtIn;
    private final Vendor vendor;
    private final ProjectState state;

    ProjectView(BuiltIn builtIn, Vendor vendor, ProjectState state) {
        this.builtIn = builtIn;
        this.vendor = vendor;
        this.state = state;
    }

    BuiltIn builtIn() {
        return builtIn;
    }

    ProjectState state() {
        return state;
    }

    DataModel model() {
        return state.model();
    }

    VendorRules rules() {
        return vendor.rules();
    }

    /**
     * Whether fields and relations of the collection can be asked for. A table without a single key cannot: nothing can
     * be done with its rows, and Directus takes no notice of it either.
     */
    boolean serves(String collection) {
        if (builtIn.hasCollection(collection)) {
            return table(collection).isPresent();
        }
        var found = model().collection(collection);
        return found != null && (!found.table() || key(collection).isPresent());
    }

    /** Refuses a request about fields or relations of a collection that cannot be asked for. */
    void require(String collection) {
        if (!serves(collection)) {
            throw ApiError.forbidden("You don't have permission to access collection \"" + collection
                            + "\" or it does not exist. Queried in root.")
                    .asException();
        }
    }

    /** The table of a collection; empty for folders, and for tables that belong to the server or not to the project. */
    Optional<Table> table(String collection) {
        boolean excluded = state.schema().table(collection) != null && model().collection(collection) == null;
        boolean hidden = (SystemModel.reserves(collection) || excluded) && !builtIn.hasCollection(collection);
        return hidden ? Optional.empty() : Optional.ofNullable(state.schema().table(collection));
    }

    /** The single column of a table's primary key. */
    Optional<String> key(String collection) {
        return table(collection).flatMap(Table::singleKey);
    }

    /** A field with its type and column, be it built in or not. */
    Optional<FieldDefinition> field(FieldName name) {
        var own = model().field(name);
        if (own != null) {
            return Optional.of(own);
        }
        return table(name.collection())
                .flatMap(table -> table.column(name.field()).map(column -> serverColumn(name, table, column)))
                .or(() -> Optional.ofNullable(builtIn.field(name))
                        .filter(field -> field.type() == FieldType.ALIAS)
                        .map(field -> new FieldDefinition(name, FieldType.ALIAS, meta(name), null)));
    }

    /** The foreign key of a single column, as the database has it. */
    Optional<ForeignKeyDefinition> foreignKey(FieldName name) {
        return table(name.collection())
                .flatMap(table -> table.foreignKeys().stream()
                        .filter(key -> key.columns().equals(List.of(name.field())))
                        .findFirst())
                .map(key -> new ForeignKeyDefinition(
                        new ColumnReference(
                                key.referencedTable(),
                                key.referencedColumns().isEmpty()
                                        ? key(key.referencedTable()).orElse("id")
                                        : key.referencedColumns().getFirst()),
                        key.onUpdate(),
                        key.onDelete(),
                        vendor.shownName(key)));
    }

    private FieldDefinition serverColumn(FieldName name, Table table, Column column) {
        var meta = meta(name);
        var special = meta == null ? List.<String>of() : meta.texts("special");
        ColumnDefinition definition = vendor.columnReader().read(table, column, special);
        return new FieldDefinition(name, rules().fieldType(definition.type(), special), meta, definition);
    }

    /** What is said of a built-in field, completed with the defaults; null where nothing is said. */
    private @Nullable Meta meta(FieldName name) {
        var field = builtIn.field(name);
        if (field == null || field.meta().isEmpty()) {
            return null;
        }
        return Meta.defaults(MetaTable.FIELDS).withAll(field.meta().get().members());
    }
}
