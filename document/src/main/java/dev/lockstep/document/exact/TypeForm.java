package dev.lockstep.document.exact;

import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.IntSize;
import dev.lockstep.model.ColumnType.TextSize;
import dev.lockstep.model.json.JsonObject;
import java.util.Locale;

/** Column types as JSON. */
final class TypeForm {

    private TypeForm() {}

    static JsonObject write(ColumnType type) {
        var form = JsonObject.builder();
        switch (type) {
            case ColumnType.Varchar(var length) -> {
                form.put("is", "varchar");
                ExactWriter.putNumber(form, "length", length);
            }
            case ColumnType.Char(var length) -> {
                form.put("is", "char");
                ExactWriter.putNumber(form, "length", length);
            }
            case ColumnType.Text(var size) -> form.put("is", "text").put("size", word(size));
            case ColumnType.Bool() -> form.put("is", "boolean");
            case ColumnType.Int(var size, var unsigned) -> {
                form.put("is", "integer").put("size", word(size));
                ExactWriter.putFlag(form, "unsigned", unsigned);
            }
            case ColumnType.FloatingPoint(var size, var precision, var scale) -> {
                form.put("is", "float").put("size", word(size));
                ExactWriter.putNumber(form, "precision", precision);
                ExactWriter.putNumber(form, "scale", scale);
            }
            case ColumnType.Decimal(var precision, var scale) -> {
                form.put("is", "decimal");
                ExactWriter.putNumber(form, "precision", precision);
                ExactWriter.putNumber(form, "scale", scale);
            }
            case ColumnType.Date() -> form.put("is", "date");
            case ColumnType.Time() -> form.put("is", "time");
            case ColumnType.DateTime() -> form.put("is", "datetime");
            case ColumnType.Timestamp() -> form.put("is", "timestamp");
            case ColumnType.Json(var binary) -> {
                form.put("is", "json");
                ExactWriter.putFlag(form, "binary", binary);
            }
            case ColumnType.Uuid() -> form.put("is", "uuid");
            case ColumnType.Binary() -> form.put("is", "binary");
            case ColumnType.Geometry(var kind) -> form.put("is", "geometry").put("kind", kind);
            case ColumnType.Other(var name) -> form.put("is", "other").put("name", name);
        }
        return form.build();
    }

    /** @throws dev.lockstep.document.shape.InvalidDocumentException if it is none of these types */
    static ColumnType read(Parts form) {
        return switch (form.text("is")) {
            case "varchar" -> new ColumnType.Varchar(form.number("length"));
            case "char" -> new ColumnType.Char(form.number("length"));
            case "text" -> new ColumnType.Text(form.constant("size", TextSize.class));
            case "boolean" -> new ColumnType.Bool();
            case "integer" -> new ColumnType.Int(form.constant("size", IntSize.class), form.flag("unsigned"));
            case "float" ->
                new ColumnType.FloatingPoint(
                        form.constant("size", FloatSize.class), form.number("precision"), form.number("scale"));
            case "decimal" -> new ColumnType.Decimal(form.number("precision"), form.number("scale"));
            case "date" -> new ColumnType.Date();
            case "time" -> new ColumnType.Time();
            case "datetime" -> new ColumnType.DateTime();
            case "timestamp" -> new ColumnType.Timestamp();
            case "json" -> new ColumnType.Json(form.flag("binary"));
            case "uuid" -> new ColumnType.Uuid();
            case "binary" -> new ColumnType.Binary();
            case "geometry" -> new ColumnType.Geometry(form.text("kind"));
            case "other" -> new ColumnType.Other(form.text("name"));
            default -> throw form.unknown("is");
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
