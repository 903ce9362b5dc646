package dev.lockstep.server.values;

import dev.lockstep.database.ValueCodec;
import dev.lockstep.database.Vendor;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.schema.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Points in time as the columns of system tables hold them. Immutable and safe to share between threads. */
public final class StoredTimes {

    private final Vendor vendor;
    private final ValueCodec codec;

    /**
     * @param zone the server's zone, in which times without one are meant
     */
    public StoredTimes(Vendor vendor, ZoneId zone) {
        this.vendor = vendor;
        this.codec = vendor.values(zone, new ColumnJson());
    }

    /** What is bound to write a time, or to compare the column with it; to the millisecond. */
    public Object stored(Table table, String column, Instant time) {
        var stored = codec.toStored(field(table, column), JsonNumber.of(time.toEpochMilli()));
        return Objects.requireNonNull(stored);
    }

    /** The time that a row holds; empty if it holds none, or something else. */
    public Optional<Instant> read(Table table, String column, @Nullable Object stored) {
        if (!(codec.fromStored(field(table, column), stored) instanceof JsonText(var text))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException somethingElse) {
            return Optional.empty();
        }
    }

    private FieldDefinition field(Table table, String name) {
        var column = table.column(name).orElseThrow();
        var definition = vendor.columnReader().read(table, column, List.of());
        return new FieldDefinition(new FieldName(table.name(), name), FieldType.TIMESTAMP, null, definition);
    }
}
