package dev.lockstep.document.exact;

import dev.lockstep.model.CollectionDefinition;
import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.ForeignKeyDefinition;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.RelationDefinition;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ExactWriter} has written. Every method throws {@link
 * dev.lockstep.document.shape.InvalidDocumentException} for anything else.
 */
public final class ExactReader {

    private ExactReader() {}

    /** A collection. */
    public static CollectionDefinition collection(JsonValue value) {
        var entry = Parts.of(value);
        return new CollectionDefinition(
                entry.text("collection"), meta(MetaTable.COLLECTIONS, entry), entry.flag("table"));
    }

    /** A field. */
    public static FieldDefinition field(JsonValue value) {
        var entry = Parts.of(value);
        var type = FieldType.find(entry.text("type")).orElseThrow(() -> entry.unknown("type"));
        var column = entry.optionalPart("column");
        return new FieldDefinition(
                name(entry), type, meta(MetaTable.FIELDS, entry), column == null ? null : column(column));
    }

    /** A relation. */
    public static RelationDefinition relation(JsonValue value) {
        var entry = Parts.of(value);
        var key = entry.optionalPart("foreignKey");
        return new RelationDefinition(
                name(entry),
                entry.optionalText("related"),
                meta(MetaTable.RELATIONS, entry),
                key == null ? null : foreignKey(key));
    }

    static FieldName name(Parts entry) {
        return new FieldName(entry.text("collection"), entry.text("field"));
    }

    private static @Nullable Meta meta(MetaTable table, Parts entry) {
        var given = entry.optionalPart("meta");
        if (given == null) {
            return null;
        }
        var row = Meta.builder(table);
        given.object().members().forEach((column, value) -> {
            if (table.column(column).isEmpty()) {
                throw given.unknown(column);
            }
            row.set(column, value);
        });
        return row.build();
    }

    private static ColumnDefinition column(Parts column) {
        var defaultValue = column.optionalPart("default");
        var references = column.optionalPart("references");
        return new ColumnDefinition(
                TypeForm.read(column.part("type")),
                defaultValue == null ? DefaultValue.NONE : defaultValue(defaultValue),
                column.flag("nullable"),
                column.flag("unique"),
                column.flag("indexed"),
                column.flag("primaryKey"),
                column.flag("autoIncrement"),
                column.optionalText("generated"),
                references == null ? null : reference(references),
                reported(column.part("reported")));
    }

    private static DefaultValue defaultValue(Parts form) {
        return switch (form.text("is")) {
            case "none" -> DefaultValue.NONE;
            case "literal" ->
                new DefaultValue.Literal(form.object().find("value").orElseThrow(() -> form.unknown("value")));
            case "now" -> new DefaultValue.CurrentTimestamp();
            case "uuid" -> new DefaultValue.GeneratedUuid();
            case "expression" -> new DefaultValue.Expression(form.text("sql"));
            default -> throw form.unknown("is");
        };
    }

    private static ColumnReference reference(Parts form) {
        return new ColumnReference(form.text("table"), form.text("column"));
    }

    private static ReportedColumn reported(Parts form) {
        return new ReportedColumn(
                form.text("dataType"),
                form.longNumber("maxLength"),
                form.number("precision"),
                form.number("scale"),
                Optional.ofNullable(form.object().get("default")).orElse(JsonNull.NULL),
                form.flag("unique"));
    }

    private static ForeignKeyDefinition foreignKey(Parts form) {
        return new ForeignKeyDefinition(
                reference(form.part("references")),
                action(form, "onUpdate"),
                action(form, "onDelete"),
                form.optionalText("name"));
    }

    private static ReferentialAction action(Parts form, String name) {
        return ReferentialAction.find(form.text(name)).orElseThrow(() -> form.unknown(name));
    }
}
