package dev.lockstep.database.mysql;

import dev.lockstep.database.InvalidValueException;
import dev.lockstep.database.InvalidValueException.Kind;
import dev.lockstep.database.server.ServerValueCodec;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonValue;
import java.time.ZoneId;
import java.util.Optional;

/** The forms in which Directus keeps values in MySQL and MariaDB. */
final class MysqlValueCodec extends ServerValueCodec {

    /** The largest whole number that a double holds with all before it. */
    private static final long LARGEST_EXACT = 1L << 53;

    MysqlValueCodec(ZoneId zone, JsonFormat json) {
        super(zone, json);
    }

    @Override
    protected Object storedNumber(FieldDefinition field, JsonValue value) {
        return MysqlNumbers.toStored(field, value);
    }

    @Override
    protected Object comparableNumber(JsonValue value) {
        return MysqlNumbers.toComparable(value);
    }

    /** A text where a client would cut it; the driver of Directus gives one there. */
    @Override
    protected JsonValue shownNumber(FieldDefinition field, long number) {
        return number > LARGEST_EXACT || number < -LARGEST_EXACT
                ? JsonValue.of(Long.toString(number))
                : JsonNumber.of(number);
    }

    /** A truth is a number, and to a column of another type the digit is what it can read. */
    @Override
    protected Object storedFlag(FieldDefinition field, boolean truth) {
        return truth ? 1L : 0L;
    }

    @Override
    protected Optional<String> storedMoment(FieldDefinition field, String text, ZoneId zone) {
        var moment = MysqlMoments.canonical(field.type(), text, zone);
        boolean stamp = field.column() != null && field.column().type() instanceof ColumnType.Timestamp;
        if (stamp && moment.isPresent() && !MysqlMoments.holdsTimestamp(moment.get())) {
            throw new InvalidValueException(Kind.OUT_OF_RANGE, "The column holds times from 1970 to January 2038");
        }
        return moment;
    }
}
