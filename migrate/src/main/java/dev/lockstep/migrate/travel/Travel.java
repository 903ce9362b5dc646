package dev.lockstep.migrate.travel;

import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.document.snapshot.EntryWriter;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.travel.LeftBehind.Code;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.compare.Change;
import dev.lockstep.model.compare.Changes;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what does not travel with a change of the model. Texts of rows are searched for names as words, so that what is found
 * is what to look at, not what is certain.
 */
public final class Travel {

    /** More rows of one table are not looked at: a plan is to be seen at once. */
    private static final int MOST_ROWS = 10_000;

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Where rows are known by a UUID that a model may name. */
    private static final List<String> NAMED = List.of(
            "directus_users",
            "directus_roles",
            "directus_policies",
            "directus_files",
            "directus_folders",
            "directus_flows",
            "directus_dashboards");

    /** A table whose rows speak of collections and fields: where the collection stands by itself, if it does, and what is searched. */
    private record Speaking(String table, @Nullable String collection, List<String> texts) {}

    private static final List<Speaking> SPEAKING = List.of(
            new Speaking(
                    "directus_permissions", "collection", List.of("fields", "permissions", "validation", "presets")),
            new Speaking("directus_presets", "collection", List.of("layout_query", "layout_options", "filter")),
            new Speaking("directus_flows", null, List.of("options")),
            new Speaking("directus_operations", null, List.of("options")),
            new Speaking("directus_panels", null, List.of("options")));

    private final Vendor vendor;
    private final Connection connection;
    private final ProjectState state;
    private final List<LeftBehind> left = new ArrayList<>();

    private Travel(Vendor vendor, Connection connection, ProjectState state) {
        this.vendor = vendor;
        this.connection = connection;
        this.state = state;
    }

    /** What does not travel with these changes of the project. */
    public static List<LeftBehind> leftBehind(Vendor vendor, Connection connection, ProjectState state, Changes changes)
            throws SQLException {
        var travel = new Travel(vendor, connection, state);
        travel.gone(changes);
        travel.missing(changes);
        return List.copyOf(travel.left);
    }

    /** Rows that name what goes. */
    private void gone(Changes changes) throws SQLException {
        var fields = new LinkedHashMap<String, List<FieldName>>();
        var collections = new TreeSet<String>();
        for (var change : changes.all()) {
            if (change instanceof Change.DropField(var before) && before.managed()) {
                fields.computeIfAbsent(before.name().collection(), _ -> new ArrayList<>())
                        .add(before.name());
            } else if (change instanceof Change.DropCollection(var before)) {
                collections.add(before.name());
            }
        }
        if (fields.isEmpty() && collections.isEmpty()) {
            return;
        }
        for (var speaking : SPEAKING) {
            for (var row : rows(speaking)) {
                row.look(fields, collections, left);
            }
        }
    }

    private record Row(Speaking of, String id, @Nullable String collection, String text) {

        void look(Map<String, List<FieldName>> fields, Set<String> collections, List<LeftBehind> left) {
            // rows of a collection that goes are set aside with it
            if (collection == null) {
                collections.stream().filter(this::mentions).forEach(name -> left.add(found(name, null)));
            }
            fields.forEach((name, gone) -> {
                if (collection == null ? mentions(name) : collection.equals(name)) {
                    gone.stream()
                            .filter(field -> mentions(field.field()))
                            .forEach(field -> left.add(found(name, field.field())));
                }
            });
        }

        private LeftBehind found(String name, @Nullable String field) {
            return new LeftBehind(Code.NAMES_WHAT_GOES, of.table(), id, name, field);
        }

        private boolean mentions(String name) {
            int at = text.indexOf(name);
            while (at >= 0) {
                int end = at + name.length();
                boolean begins = at == 0 || !isPart(text.charAt(at - 1));
                boolean ends = end == text.length() || !isPart(text.charAt(end));
                if (begins && ends) {
                    return true;
                }
                at = text.indexOf(name, at + 1);
            }
            return false;
        }

        private static boolean isPart(char letter) {
            return Character.isLetterOrDigit(letter) || letter == '_' || letter == '-';
        }
    }

    private List<Row> rows(Speaking speaking) throws SQLException {
        var table = state.schema().table(speaking.table());
        if (table == null) {
            return List.of();
        }
        var texts = speaking.texts().stream()
                .filter(column -> table.column(column).isPresent())
                .toList();
        var names = new ArrayList<String>(List.of("id"));
        Optional.ofNullable(speaking.collection()).ifPresent(names::add);
        names.addAll(texts);
        var sql =
                "select " + String.join(", ", names.stream().map(vendor::quote).toList()) + " from "
                        + vendor.quote(table.name()) + " order by " + vendor.quote("id") + " limit " + MOST_ROWS;
        var rows = new ArrayList<Row>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                var text = new StringBuilder();
                for (var column : texts) {
                    text.append(Optional.ofNullable(result.getString(column)).orElse(""))
                            .append('\n');
                }
                rows.add(new Row(
                        speaking,
                        result.getString("id"),
                        speaking.collection() == null ? null : result.getString(speaking.collection()),
                        text.toString()));
            }
        }
        return rows;
    }

    /** What the model speaks of and the project does not have. */
    private void missing(Changes changes) throws SQLException {
        var extensions = new Extensions(state.model().fields().values());
        var named = new LinkedHashMap<String, List<LeftBehind>>();
        for (var change : changes.all()) {
            switch (change) {
                case Change.AddCollection(var after) -> named(named, EntryWriter.collection(after), after.name(), null);
                case Change.ChangeCollection(var _, var after) ->
                    named(named, EntryWriter.collection(after), after.name(), null);
                case Change.AddField(var after) -> {
                    named(named, EntryWriter.field(after), after.name());
                    extensions(extensions.missing(after), after.name());
                }
                case Change.ChangeField(var _, var after) -> {
                    named(named, EntryWriter.field(after), after.name());
                    extensions(extensions.missing(after), after.name());
                }
                case Change.DropCollection _,
                        Change.DropField _,
                        Change.AddSystemIndex _,
                        Change.DropSystemIndex _,
                        Change.AddRelation _,
                        Change.DropRelation _,
                        Change.ChangeRelation _ -> {}
            }
        }
        var here = here(named.keySet());
        named.forEach((id, places) -> {
            if (!here.contains(id)) {
                left.addAll(places);
            }
        });
    }

    private void extensions(Set<String> missing, FieldName name) {
        missing.stream()
                .sorted()
                .forEach(extension -> left.add(
                        new LeftBehind(Code.UNKNOWN_EXTENSION, null, extension, name.collection(), name.field())));
    }

    private static void named(Map<String, List<LeftBehind>> named, JsonObject entry, FieldName name) {
        named(named, entry, name.collection(), name.field());
    }

    private static void named(
            Map<String, List<LeftBehind>> named, JsonObject entry, String collection, @Nullable String field) {
        var ids = new HashSet<String>();
        collect(entry, ids);
        for (var id : ids) {
            named.computeIfAbsent(id, _ -> new ArrayList<>())
                    .add(new LeftBehind(Code.NOT_HERE, null, id, collection, field));
        }
    }

    private static void collect(JsonValue value, Set<String> ids) {
        switch (value) {
            case JsonObject object -> object.members().values().forEach(member -> collect(member, ids));
            case JsonArray(var items) -> items.forEach(item -> collect(item, ids));
            case JsonText(var text) -> {
                var matcher = UUID.matcher(text);
                while (matcher.find()) {
                    ids.add(matcher.group());
                }
            }
            default -> {}
        }
    }

    /** Those ids that some row has. */
    private Set<String> here(Set<String> ids) throws SQLException {
        var here = new HashSet<String>();
        if (ids.isEmpty()) {
            return here;
        }
        for (var name : NAMED) {
            var table = state.schema().table(name);
            if (table != null) {
                var sql = "select " + vendor.quote("id") + " from " + vendor.quote(name) + " where "
                        + vendor.quote("id") + " in (" + String.join(", ", literals(ids)) + ")";
                here.addAll(Statements.queryTexts(connection, Sql.of(sql)));
            }
        }
        return here;
    }

    /** Of letters, digits and hyphens only. */
    private static List<String> literals(Set<String> ids) {
        return Arrays.asList(ids.stream().sorted().map(id -> "'" + id + "'").toArray(String[]::new));
    }
}
