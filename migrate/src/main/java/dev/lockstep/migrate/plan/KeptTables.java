package dev.lockstep.migrate.plan;

import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.Vendor;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.document.schema.TableDocument;
import dev.lockstep.document.snapshot.EntryWriter;
import dev.lockstep.migrate.hazard.HazardCode;
import dev.lockstep.migrate.hazard.Probe;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.SystemModel;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the steps that set aside what a plan takes away. Not safe for use by several threads. */
final class KeptTables {

    /**
     * System tables whose rows belong to a collection by its name. Activity and revisions are not among them: they are
     * the record of what happened and stay where they are.
     */
    private static final List<String> DEPENDENT_TABLES = List.of(
            "directus_permissions", "directus_presets", "directus_versions", "directus_shares", "directus_comments");

    private final Vendor vendor;
    private final ProjectState current;
    private long last;

    KeptTables(Vendor vendor, ProjectState current) {
        this.vendor = vendor;
        this.current = current;
        this.last = current.keptTables();
    }

    /** What makes the list of what was set aside, if it is not there yet. */
    List<Sql> list() {
        return current.schema().table(ProjectInspector.KEPT_TABLE) == null
                ? vendor.statements().create(List.of(KeptList.table(vendor)))
                : List.of();
    }

    /**
     * Copies the values of a column before its table loses it. Where a row gets something else when nobody says what, that it has
     * nothing is a value as well: it comes back only from a copy.
     */
    Step column(FieldDefinition field) {
        var name = field.name();
        var table = Objects.requireNonNull(current.schema().table(name.collection()), name.collection());
        var column = table.column(name.field()).orElseThrow();
        var stored = next();
        return new Step.TakeAway(
                "Set aside the values of \"" + name + "\"",
                List.of(new Probe(
                        HazardCode.DROPS_COLUMN,
                        name.collection(),
                        name.field(),
                        table,
                        vendor.probes().filled(table, name.field()),
                        0)),
                false,
                column.hasOtherDefault() ? vendor.probes().rows(table) : null,
                vendor.statements().copyColumn(table, name.field(), stored),
                List.of(),
                List.of(),
                List.of(Table.of(stored, List.of(column), Optional.empty())),
                new KeptRecord(
                        last,
                        stored,
                        KeptRecord.Kind.COLUMN,
                        name.collection(),
                        name.field(),
                        definition(field, column)));
    }

    /**
     * Copies the values of a column before it becomes one of another type, if the way back would not give all of them again. Where
     * that way may be refused, or the values point at others, or become what they were once, it is copied as well what they become.
     *
     * @param given whether rows get back what they had, which is not what the conversion makes of their values
     */
    Optional<Step.TakeAway> converted(Drafted.Converted converted, TableChange change, boolean given) {
        var name = converted.field().name();
        var table = Objects.requireNonNull(current.schema().table(name.collection()), name.collection());
        var column = table.column(name.field()).orElseThrow();
        var conversion = converted.conversion();
        boolean made = change.staysTold(name.field())
                && column.generated() == null
                && (given || isRefusedBack(name, table, conversion) || points(table, name.field()));
        var definition = definition(converted.field(), column);
        return vendor.probes()
                .irreversible(table, name.field(), conversion.from(), conversion.to())
                .map(question -> {
                    var stored = next();
                    return new Step.TakeAway(
                            "Set aside the values of \"" + name + "\" as they were",
                            new Probe(HazardCode.CHANGES_VALUES, name.collection(), name.field(), table, question, 0),
                            made
                                    ? vendor.statements().copyMended(change, name.field(), stored)
                                    : vendor.statements().copyColumn(table, name.field(), stored),
                            List.of(),
                            List.of(),
                            List.of(Table.of(stored, List.of(column), Optional.empty())),
                            new KeptRecord(
                                    last,
                                    stored,
                                    KeptRecord.Kind.VALUES,
                                    name.collection(),
                                    name.field(),
                                    made ? definition.with(KeptRecord.MADE, JsonBoolean.TRUE) : definition));
                });
    }

    private boolean isRefusedBack(FieldName name, Table table, Conversion conversion) {
        return vendor.probes()
                .unconvertible(table, name.field(), conversion.to(), conversion.from())
                .isPresent();
    }

    /** Then the values must be what they were before they point again. */
    private static boolean points(Table table, String column) {
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column));
    }

    /**
     * Copies the values of a column before some of them are changed so that they fit, with what becomes of them.
     *
     * @param conversion null if the type of the column stays
     */
    Step.TakeAway mended(FieldDefinition field, TableChange change, @Nullable Conversion conversion) {
        var name = field.name();
        var table = change.before();
        var column = table.column(name.field()).orElseThrow();
        var made = change.after().column(name.field()).orElseThrow();
        // told of as where nothing is mended: how many values do not survive the way there and back
        var probes = Optional.ofNullable(conversion)
                .flatMap(each -> vendor.probes().irreversible(table, name.field(), each.from(), each.to()))
                .map(question ->
                        new Probe(HazardCode.CHANGES_VALUES, name.collection(), name.field(), table, question, 0))
                .stream()
                .toList();
        var how = change.mendings().getOrDefault(name.field(), Set.of()).stream()
                .sorted()
                .map(Enum::name)
                .toList();
        var stored = next();
        return new Step.TakeAway(
                "Set aside the values of \"" + name + "\" as they were",
                probes,
                true,
                null,
                vendor.statements().copyMended(change, name.field(), stored),
                List.of(),
                List.of(),
                List.of(Table.of(stored, List.of(column, made), Optional.empty())),
                new KeptRecord(
                        last,
                        stored,
                        KeptRecord.Kind.VALUES,
                        name.collection(),
                        name.field(),
                        definition(field, column).with(KeptRecord.MENDED, JsonArray.ofTexts(how))));
    }

    private static JsonObject definition(FieldDefinition field, Column column) {
        var definition = JsonObject.builder();
        definition.put("field", EntryWriter.field(field));
        definition.put("column", TableDocument.writeColumn(column));
        return definition.build();
    }

    /** Sets a table aside, and the rows of system tables that belong to it. */
    List<Step> table(String name) {
        var table = Objects.requireNonNull(current.schema().table(name), name);
        var steps = new ArrayList<Step>();
        for (var dependent : DEPENDENT_TABLES) {
            Optional.ofNullable(current.schema().table(dependent))
                    .filter(found -> found.column("collection").isPresent())
                    .ifPresent(found -> steps.add(rows(name, found)));
        }
        var stored = next();
        steps.add(new Step.TakeAway(
                "Drop table \"" + name + "\"",
                new Probe(
                        HazardCode.DROPS_TABLE,
                        name,
                        null,
                        table,
                        vendor.probes().rows(table),
                        0),
                vendor.statements().setAside(table, stored),
                List.of(),
                vendor.statements().drop(table, stored),
                List.of(),
                new KeptRecord(last, stored, KeptRecord.Kind.TABLE, name, null, definition(table))));
        return steps;
    }

    private JsonObject definition(Table table) {
        var collection = table.name();
        var model = current.model();
        List<JsonValue> fields = model.fields().values().stream()
                .filter(field -> field.name().collection().equals(collection))
                .<JsonValue>map(EntryWriter::field)
                .toList();
        List<JsonValue> relations = model.relations().values().stream()
                .filter(relation -> relation.name().collection().equals(collection)
                        || collection.equals(relation.relatedCollection()))
                .<JsonValue>map(EntryWriter::relation)
                .toList();
        var found = model.collection(collection);
        return JsonObject.builder()
                .put("collection", found == null ? JsonNull.NULL : EntryWriter.collection(found))
                .put("fields", new JsonArray(fields))
                .put("relations", new JsonArray(relations))
                .put("table", TableDocument.write(table))
                .build();
    }

    private Step rows(String collection, Table dependent) {
        var stored = next();
        var columns = new ArrayList<Column>();
        for (var column : dependent.columns()) {
            columns.add(Column.of(column.name(), column.type(), true, null));
        }
        var names = columns.stream().map(column -> vendor.quote(column.name())).collect(Collectors.joining(", "));
        var belongs = " where " + vendor.quote("collection") + " = ?";
        var copy = Table.of(stored, columns, Optional.empty());
        var keep = vendor.statements().create(List.of(copy));
        var move = new ArrayList<Sql>();
        move.add(new Sql(
                "insert into " + vendor.quote(stored) + " (" + names + ") select " + names + " from "
                        + vendor.quote(dependent.name()) + belongs,
                List.of(collection)));
        move.add(new Sql("delete from " + vendor.quote(dependent.name()) + belongs, List.of(collection)));
        var question = vendor.probes().holding(dependent, "collection", collection);
        return new Step.TakeAway(
                "Set aside the rows of \"" + dependent.name() + "\" that belong to \"" + collection + "\"",
                new Probe(HazardCode.DROPS_RECORDS, collection, null, dependent, question, 0),
                keep,
                move,
                List.of(),
                List.of(copy),
                new KeptRecord(
                        last,
                        stored,
                        KeptRecord.Kind.ROWS,
                        collection,
                        null,
                        JsonObject.builder().put("table", dependent.name()).build()));
    }

    private String next() {
        last++;
        return SystemModel.OWN_PREFIX + "kept_" + last;
    }
}
