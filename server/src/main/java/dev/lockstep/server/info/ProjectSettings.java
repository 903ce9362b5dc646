package dev.lockstep.server.info;

import dev.lockstep.database.Database;
import dev.lockstep.database.ValueCodec;
import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Query.Select;
import dev.lockstep.database.query.QueryRenderer;
import dev.lockstep.database.query.Rows;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.schema.Table;
import dev.lockstep.server.values.ColumnJson;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** What everybody may know of a project's settings: its name, its looks, and whether one can register. Thread-safe. */
public final class ProjectSettings {

    private static final String TABLE = "directus_settings";

    private enum Kind {
        TEXT,
        FLAG,
        DOCUMENT
    }

    /** In the order of Directus' answer. */
    private static final SequencedMap<String, Kind> PUBLIC = shown();

    private final Database database;
    private final Supplier<ProjectState> state;
    private final ValueCodec codec;

    /** The settings of the project in this database. */
    public ProjectSettings(Database database, Supplier<ProjectState> state) {
        this.database = database;
        this.state = state;
        // none of these is a time, so the zone does not matter
        this.codec = database.vendor().values(ZoneOffset.UTC, new ColumnJson());
    }

    private static SequencedMap<String, Kind> shown() {
        var columns = new LinkedHashMap<String, Kind>();
        for (var name : List.of(
                "project_name",
                "project_descriptor",
                "project_logo",
                "project_color",
                "default_appearance",
                "default_theme_light",
                "default_theme_dark")) {
            columns.put(name, Kind.TEXT);
        }
        columns.put("theme_light_overrides", Kind.DOCUMENT);
        columns.put("theme_dark_overrides", Kind.DOCUMENT);
        for (var name : List.of(
                "default_language",
                "public_foreground",
                "public_background",
                "public_favicon",
                "public_note",
                "custom_css")) {
            columns.put(name, Kind.TEXT);
        }
        columns.put("public_registration", Kind.FLAG);
        columns.put("public_registration_verify_email", Kind.FLAG);
        return columns;
    }

    /** The settings as they are now; all null if the project has none. */
    JsonObject read() {
        var table = state.get().schema().table(TABLE);
        if (table == null) {
            throw new IllegalStateException("the database has no table " + TABLE);
        }
        var columns = List.copyOf(PUBLIC.keySet());
        var found = database.read(connection -> new Rows(connection, QueryRenderer.of(database.vendor()))
                .select(Select.of(table, columns, Filter.all()).limited(1)));
        var answer = JsonObject.builder();
        for (int i = 0; i < columns.size(); i++) {
            var name = columns.get(i);
            answer.put(
                    name,
                    found.isEmpty()
                            ? JsonNull.NULL
                            : codec.fromStored(
                                    field(table, name), found.getFirst().get(i)));
        }
        return answer.build();
    }

    private FieldDefinition field(Table table, String name) {
        var special = switch (PUBLIC.getOrDefault(name, Kind.TEXT)) {
            case TEXT -> List.<String>of();
            case FLAG -> List.of("cast-boolean");
            case DOCUMENT -> List.of("cast-json");
        };
        var vendor = database.vendor();
        var definition = vendor.columnReader().read(table, table.column(name).orElseThrow(), special);
        return new FieldDefinition(
                new FieldName(TABLE, name),
                vendor.rules().fieldType(definition.type(), special),
                Meta.defaults(MetaTable.FIELDS).with("special", JsonArray.ofTexts(special)),
                definition);
    }
}
