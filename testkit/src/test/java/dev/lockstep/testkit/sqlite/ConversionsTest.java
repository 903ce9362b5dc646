package dev.lockstep.testkit.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.undo.ThereAndBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From every type to every other and back, with values of whatever kind SQLite lets into a column of the type. */
class ConversionsTest {

    /** A type, and literals of values that are at some edge. */
    private record Kind(String sql, ColumnType type, List<String> values) {}

    private static final List<String> TEXTS = List.of(
            "''",
            "' '",
            "'a'",
            "'0'",
            "'1'",
            "' 1'",
            "'-1'",
            "'007'",
            "'+7'",
            "'1.0'",
            "'1.50'",
            "'1e3'",
            "'1.'",
            "'.5'",
            "'9007199254740993'",
            "'9223372036854775807'",
            "'9223372036854775808'",
            "'0.30000000000000004'",
            "'123456789012345678901'",
            "'true'",
            "'F'",
            "'t'",
            "'null'",
            "'{}'",
            "'[1]'",
            "'\"x\"'",
            "'2024-02-29'",
            "'2023-02-29'",
            "'2024-02-29T12:00:00'",
            "'2024-02-29T12:00:00.500Z'",
            "'2024-02-29 12:00:00.123456+02:00'",
            "'1969-12-31 23:59:59'",
            "'12:00'",
            "'12:00:00.5'",
            "'0b0b2f29-7f2f-4d8e-8a53-2f8c1e7f0001'",
            "'0B0B2F29-7F2F-4D8E-8A53-2F8C1E7F0001'",
            "'it''s ü'",
            "x'00ff'",
            "x'31'");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "-1",
            "9007199254740993",
            "-9223372036854775808",
            "9223372036854775807",
            "0.1",
            "0.1 + 0.2",
            "1.5",
            "7.0",
            "1e300",
            "1e18",
            "-1e-40",
            "'abc'",
            "x'00'");

    private static final List<String> MOMENTS = List.of(
            "0",
            "1577923200000",
            "1577934245678",
            "-1",
            "9000000000000000000",
            "'2020-01-02'",
            "'2020-01-02 03:04:05'",
            "''");

    private static final List<Kind> KINDS = List.of(
            new Kind("varchar(60)", new ColumnType.Varchar(60), TEXTS),
            new Kind("text", ColumnType.text(), TEXTS),
            new Kind("boolean", new ColumnType.Bool(), List.of("0", "1", "2", "'x'")),
            new Kind("integer", ColumnType.integer(), NUMBERS),
            new Kind("bigint", ColumnType.bigInteger(), NUMBERS),
            new Kind("float", new ColumnType.FloatingPoint(FloatSize.SINGLE, null, null), NUMBERS),
            new Kind("double", new ColumnType.FloatingPoint(FloatSize.DOUBLE, null, null), NUMBERS),
            new Kind("decimal(10,2)", new ColumnType.Decimal(10, 2), NUMBERS),
            new Kind("date", new ColumnType.Date(), MOMENTS),
            new Kind("datetime", new ColumnType.DateTime(), MOMENTS),
            new Kind("timestamp", new ColumnType.Timestamp(), MOMENTS),
            new Kind("time", new ColumnType.Time(), List.of("'12:00:00'", "'12:00'", "5", "'x'")),
            new Kind("json", new ColumnType.Json(false), List.of("1", "1.5", "'[1]'", "'\"x\"'", "'true'", "'5.0'")),
            new Kind("uuid", new ColumnType.Uuid(), List.of("'0b0b2f29-7f2f-4d8e-8a53-2f8c1e7f0001'", "'12'", "12")),
            new Kind("inet", new ColumnType.Other("inet"), List.of("'10.0.0.1'", "'7'", "7", "7.5", "'x'", "x'00'")),
            new Kind("blob", new ColumnType.Binary(), TEXTS));

    @Test
    void saysWhatDoesNotComeBackAndPutsItBack() {
        try (var project = ScratchProject.create()) {
            var failures = new ArrayList<String>();
            for (var from : KINDS) {
                for (var to : KINDS) {
                    if (!from.equals(to)) {
                        project.database().<Object>change(connection -> {
                            Statements.execute(connection, Sql.of("drop table if exists odd"));
                            Statements.execute(connection, Sql.of("drop table if exists kept_v"));
                            Statements.execute(
                                    connection,
                                    Sql.of("create table odd (id integer primary key, v " + from.sql() + ")"));
                            Statements.execute(
                                    connection,
                                    Sql.of("insert into odd (v) values (null), (" + String.join("), (", from.values())
                                            + ")"));
                            new ThereAndBack(
                                            project.database().vendor(),
                                            connection,
                                            table(from.sql()),
                                            table(to.sql()),
                                            new Conversion(from.type(), to.type()),
                                            "typeof(v) || ' ' || quote(v)")
                                    .problem()
                                    .ifPresent(failures::add);
                            return "";
                        });
                    }
                }
            }
            assertThat(failures).isEmpty();
        }
    }

    private static Table table(String type) {
        return Table.of(
                "odd",
                List.of(Column.of("id", "integer", true, null), Column.of("v", type, true, null)),
                Optional.of(new PrimaryKey(null, List.of("id"))));
    }
}
