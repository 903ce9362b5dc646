package dev.lockstep.model;

import dev.lockstep.model.MetaColumn.Kind;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The three system tables that describe a data model, with their columns as Directus 12.4 has them; the row ids are left
 * out. Source: the tables of a freshly bootstrapped Directus 12.4.0.
 */
public enum MetaTable {
    COLLECTIONS(
            "directus_collections",
            text("collection"),
            text("icon"),
            text("note"),
            text("display_template"),
            flag("hidden", false),
            flag("singleton", false),
            json("translations"),
            text("archive_field"),
            flag("archive_app_filter", true),
            text("archive_value"),
            text("unarchive_value"),
            text("sort_field"),
            optional("accountability", "all"),
            text("color"),
            json("item_duplication_fields"),
            integer("sort"),
            text("group"),
            required("collapse", "open"),
            text("preview_url"),
            flag("versioning", false),
            required("status", "active"),
            new MetaColumn("autosave_revision_interval", Kind.FLOAT, JsonNull.NULL, true)),

    FIELDS(
            "directus_fields",
            text("collection"),
            text("field"),
            list("special"),
            text("interface"),
            json("options"),
            text("display"),
            json("display_options"),
            flag("readonly", false),
            flag("hidden", false),
            integer("sort"),
            optional("width", "full"),
            json("translations"),
            text("note"),
            json("conditions"),
            new MetaColumn("required", Kind.BOOLEAN, JsonValue.of(false), true),
            text("group"),
            json("validation"),
            text("validation_message"),
            flag("searchable", true)),

    RELATIONS(
            "directus_relations",
            text("many_collection"),
            text("many_field"),
            text("one_collection"),
            text("one_field"),
            text("one_collection_field"),
            list("one_allowed_collections"),
            text("junction_field"),
            text("sort_field"),
            required("one_deselect_action", "nullify"));

    private final String tableName;
    private final List<MetaColumn> columns;
    private final List<String> sortedColumns;
    private final Map<String, Integer> positions;

    MetaTable(String tableName, MetaColumn... columns) {
        this.tableName = tableName;
        this.columns = List.of(columns);
        var found = new TreeMap<String, Integer>();
        for (int i = 0; i < columns.length; i++) {
            found.put(columns[i].name(), i);
        }
        this.sortedColumns = List.copyOf(found.keySet());
        // looked into for nearly every value of a model: with an immutable map it takes twice as long
        this.positions = new HashMap<>(found);
    }

    /** The table's name in the database. */
    public String tableName() {
        return tableName;
    }

    /** The columns in their physical order, without the row id. */
    public List<MetaColumn> columns() {
        return columns;
    }

    /** The column of that name. */
    public Optional<MetaColumn> column(String name) {
        int position = position(name);
        return position < 0 ? Optional.empty() : Optional.of(columns.get(position));
    }

    /** The names of the columns in code-unit order. */
    List<String> sortedColumns() {
        return sortedColumns;
    }

    /** The place of a column in {@link #columns()}, or -1 if there is none of that name. */
    int position(String name) {
        return positions.getOrDefault(name, -1);
    }

    private static MetaColumn text(String name) {
        return new MetaColumn(name, Kind.TEXT, JsonNull.NULL, true);
    }

    private static MetaColumn optional(String name, String defaultValue) {
        return new MetaColumn(name, Kind.TEXT, JsonValue.of(defaultValue), true);
    }

    private static MetaColumn required(String name, String defaultValue) {
        return new MetaColumn(name, Kind.TEXT, JsonValue.of(defaultValue), false);
    }

    private static MetaColumn flag(String name, boolean defaultValue) {
        return new MetaColumn(name, Kind.BOOLEAN, JsonValue.of(defaultValue), false);
    }

    private static MetaColumn integer(String name) {
        return new MetaColumn(name, Kind.INTEGER, JsonNull.NULL, true);
    }

    private static MetaColumn json(String name) {
        return new MetaColumn(name, Kind.JSON, JsonNull.NULL, true);
    }

    private static MetaColumn list(String name) {
        return new MetaColumn(name, Kind.LIST, JsonNull.NULL, true);
    }
}
