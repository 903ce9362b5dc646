package dev.lockstep.database.postgres;

import dev.lockstep.database.server.ServerValueCodec;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonValue;
import java.time.ZoneId;
import java.util.Optional;

/** The forms in which Directus keeps values in PostgreSQL. */
final class PostgresValueCodec extends ServerValueCodec {

    PostgresValueCodec(ZoneId zone, JsonFormat json) {
        super(zone, json);
    }

    @Override
    protected Object storedNumber(FieldDefinition field, JsonValue value) {
        return PostgresNumbers.toStored(field, value);
    }

    @Override
    protected Object comparableNumber(JsonValue value) {
        return PostgresNumbers.toComparable(value);
    }

    /** Those of eight bytes as texts, as the driver of Directus has them, so that no client cuts them. */
    @Override
    protected JsonValue shownNumber(FieldDefinition field, long number) {
        return field.type() == FieldType.BIG_INTEGER ? JsonValue.of(Long.toString(number)) : JsonNumber.of(number);
    }

    /** To a column of another type the digit is what it can read. */
    @Override
    protected Object storedFlag(FieldDefinition field, boolean truth) {
        boolean isTruth = field.column() == null || field.column().type() instanceof ColumnType.Bool;
        return isTruth ? (Object) truth : truth ? "1" : "0";
    }

    @Override
    protected Optional<String> storedMoment(FieldDefinition field, String text, ZoneId zone) {
        return PostgresMoments.canonical(field.type(), text, zone);
    }
}
