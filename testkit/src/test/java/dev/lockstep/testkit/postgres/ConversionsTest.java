package dev.lockstep.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.TableChange;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.IntSize;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.undo.ThereAndBack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From every type to every other: what the question lets through is converted, and what it refuses is all that is not. */
class ConversionsTest {

    /** A type, and values of it that are at some edge. */
    private record Kind(String sql, ColumnType type, List<String> values) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "character varying(60)",
                    new ColumnType.Varchar(60),
                    List.of(
                            "",
                            " ",
                            "a",
                            "0",
                            "1",
                            " 1",
                            "-1",
                            "1.0",
                            "1.5",
                            "1e3",
                            "+7",
                            "32768",
                            "2147483648",
                            "9223372036854775808",
                            "123456789012345678901",
                            "0.1",
                            "0.30000000000000004",
                            "99999.999999",
                            "true",
                            "f",
                            "T",
                            "yes",
                            "null",
                            "{}",
                            "[1]",
                            "\"x\"",
                            "{\"a\": 1, \"a\": 2}",
                            "{'a'}",
                            "2024-02-29",
                            "2023-02-29",
                            "2024-13-01",
                            "0000-01-01",
                            "2024-02-29T12:00:00",
                            "NaN",
                            "2024-02-29 12:00:00.123456+02",
                            "2024-02-29T24:00:00",
                            "12:00",
                            "24:00",
                            "23:59:60",
                            "now",
                            "tomorrow",
                            "infinity",
                            "0b0b2f29-7f2f-4d8e-8a53-2f8c1e7f0001",
                            "{0b0b2f29-7f2f-4d8e-8a53-2f8c1e7f0001}",
                            "a,b",
                            "ü",
                            "x''y")),
            new Kind("text", ColumnType.text(), List.of("", "long ".repeat(30), "12", "2024-02-29")),
            new Kind("boolean", new ColumnType.Bool(), List.of("true", "false")),
            new Kind("smallint", new ColumnType.Int(IntSize.SMALL, false), List.of("0", "1", "-32768", "32767")),
            new Kind("integer", ColumnType.integer(), List.of("0", "1", "2", "-2147483648", "2147483647", "16777217")),
            new Kind(
                    "bigint",
                    ColumnType.bigInteger(),
                    List.of("0", "1", "9007199254740993", "-9223372036854775808", "9223372036854775807")),
            new Kind(
                    "real",
                    new ColumnType.FloatingPoint(FloatSize.SINGLE, null, null),
                    List.of("0", "1", "1.5", "0.1", "16777216", "3e38", "NaN", "Infinity", "-1e-40")),
            new Kind(
                    "double precision",
                    new ColumnType.FloatingPoint(FloatSize.DOUBLE, null, null),
                    List.of("0", "1", "0.1", "0.30000000000000004", "1e300", "9007199254740993", "NaN", "-Infinity")),
            new Kind(
                    "numeric(10,2)",
                    new ColumnType.Decimal(10, 2),
                    List.of("0", "1", "1.50", "99999999.99", "-0.01", "123456.78")),
            new Kind(
                    "numeric",
                    new ColumnType.Decimal(null, null),
                    List.of("0", "1", "1.123456789012345678", "1e40", "NaN", "9223372036854775808")),
            new Kind("date", new ColumnType.Date(), List.of("2024-02-29", "0001-01-01", "9999-12-31")),
            new Kind("time without time zone", new ColumnType.Time(), List.of("00:00:00", "23:59:59.999999")),
            new Kind(
                    "timestamp without time zone",
                    new ColumnType.DateTime(),
                    List.of("2024-02-29 00:00:00", "2024-02-29 12:00:00.5")),
            new Kind(
                    "timestamp with time zone",
                    new ColumnType.Timestamp(),
                    List.of("2024-02-29 00:00:00+00", "2024-02-29 12:00:00.123+02")),
            new Kind(
                    "json",
                    new ColumnType.Json(false),
                    List.of("1", "0", "true", "\"x\"", "[1, 2]", "{\"a\": null}", "null", "1.5")),
            new Kind("jsonb", new ColumnType.Json(true), List.of("1", "false", "{\"b\": 1}")),
            new Kind("uuid", new ColumnType.Uuid(), List.of("0b0b2f29-7f2f-4d8e-8a53-2f8c1e7f0001")),
            new Kind("bytea", new ColumnType.Binary(), List.of("\\x00ff", "\\x41")),
            new Kind("inet", new ColumnType.Other("inet"), List.of("10.0.0.1/8")));

    @Test
    void convertsWhatItDoesNotRefuse() {
        try (var project = ScratchProject.create(TestVendor.POSTGRES)) {
            var failures = new ArrayList<String>();
            project.database().<Object>write(connection -> {
                for (var from : KINDS) {
                    for (var to : KINDS) {
                        if (!from.equals(to)) {
                            convert(project, connection, from, to).ifPresent(failures::add);
                        }
                    }
                }
                return "";
            });
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void saysWhatDoesNotComeBackAndPutsItBack() {
        try (var project = ScratchProject.create(TestVendor.POSTGRES)) {
            var failures = new ArrayList<String>();
            project.database().<Object>write(connection -> {
                for (var from : KINDS) {
                    for (var to : KINDS) {
                        if (!from.equals(to)) {
                            Statements.execute(connection, Sql.of("savepoint whole"));
                            thereAndBack(project, connection, from, to).ifPresent(failures::add);
                            Statements.execute(connection, Sql.of("rollback to savepoint whole"));
                        }
                    }
                }
                return "";
            });
            assertThat(failures).isEmpty();
        }
    }

    private static Optional<String> thereAndBack(ScratchProject project, Connection connection, Kind from, Kind to)
            throws SQLException {
        fill(connection, from);
        return new ThereAndBack(
                        project.database().vendor(),
                        connection,
                        table(from.sql()),
                        table(to.sql()),
                        new TableChange.Conversion(from.type(), to.type()),
                        "cast(v as text)")
                .problem();
    }

    private static void fill(Connection connection, Kind kind) throws SQLException {
        Statements.execute(connection, Sql.of("create temp table odd (id serial primary key, v " + kind.sql() + ")"));
        Statements.execute(connection, Sql.of("insert into odd (v) values (null)"));
        for (var value : kind.values()) {
            Statements.execute(connection, new Sql("insert into odd (v) values (?)", List.of(value)));
        }
    }

    private static Optional<String> convert(ScratchProject project, Connection connection, Kind from, Kind to)
            throws SQLException {
        var vendor = project.database().vendor();
        fill(connection, from);
        var before = table(from.sql());
        var question = vendor.probes().unconvertible(before, "v", from.type(), to.type());
        if (question.isPresent()) {
            var keys = Statements.queryTexts(connection, vendor.probes().examples(before, question.get(), 1000));
            for (var key : keys) {
                Statements.execute(connection, Sql.of("delete from odd where id = " + key));
            }
        }
        if (to.type() instanceof ColumnType.Varchar(var length) && length != null) {
            var tooLong = vendor.probes().longerThan(before, "v", length);
            for (var key : Statements.queryTexts(connection, vendor.probes().examples(before, tooLong, 1000))) {
                Statements.execute(connection, Sql.of("delete from odd where id = " + key));
            }
        }
        var change = new TableChange(
                before, table(to.sql()), Map.of(), Map.of("v", new TableChange.Conversion(from.type(), to.type())));
        Optional<String> failure = Optional.empty();
        Statements.execute(connection, Sql.of("savepoint whole"));
        try {
            for (var sql : vendor.statements().alter(change)) {
                Statements.execute(connection, sql);
            }
            long nulls = Statements.queryLong(connection, Sql.of("select count(*) from odd where v is null"));
            if (nulls != 1) {
                failure = Optional.of(from.sql() + " -> " + to.sql() + ": values became null");
            }
        } catch (SQLException failed) {
            Statements.execute(connection, Sql.of("rollback to savepoint whole"));
            failure = Optional.of(from.sql() + " -> " + to.sql() + ": " + failed.getMessage());
        }
        Statements.execute(connection, Sql.of("drop table odd"));
        return failure;
    }

    private static Table table(String type) {
        return Table.of(
                "odd",
                List.of(Column.of("id", "integer", false, null), Column.of("v", type, true, null)),
                Optional.of(new PrimaryKey("odd_pkey", List.of("id"))));
    }
}
