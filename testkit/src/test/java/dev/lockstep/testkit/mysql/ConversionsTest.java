package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.TableChange;
import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.IntSize;
import dev.lockstep.model.ColumnType.TextSize;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.undo.ThereAndBack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From every type to every other: what the question lets through is converted, and what it refuses is all that is not. */
class ConversionsTest {

    /** A type, and literals of values of it that are at some edge. */
    private record Kind(String sql, ColumnType type, List<String> values) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "varchar(60)",
                    new ColumnType.Varchar(60),
                    texts(
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
                            ".",
                            "32768",
                            "2147483648",
                            "4294967295",
                            "9223372036854775808",
                            "18446744073709551616",
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
                            "{\"a\"",
                            "2024-02-29",
                            "2023-02-29",
                            "2024-13-01",
                            "0000-01-01",
                            "0001-01-01",
                            "2024-02-29T12:00:00",
                            "2024-02-29T12:00:00Z",
                            "2024-02-29 12:00:00.123456",
                            "2024-02-29 12:00:00+02",
                            "2024-02-29T24:00:00",
                            "1969-12-31 00:00:00",
                            "2038-01-19 03:14:08",
                            "12:00",
                            "24:00",
                            "-01:00:00",
                            "23:59:60",
                            "now",
                            "nan",
                            "0b0b2f29-7f2f-4d8e-8a53-2f8c1e7f0001",
                            "0b0b2f297f2f4d8e8a532f8c1e7f0001",
                            "::1",
                            "sad",
                            "SAD",
                            "ü",
                            "😀",
                            "x''y",
                            "back\\\\slash")),
            new Kind("text", ColumnType.text(), texts("", "long ".repeat(30), "12", "2024-02-29", "sad")),
            new Kind("tinyint(1)", new ColumnType.Bool(), List.of("1", "0", "2")),
            new Kind("smallint", new ColumnType.Int(IntSize.SMALL, false), List.of("0", "1", "-32768", "32767")),
            new Kind("int", ColumnType.integer(), List.of("0", "1", "2", "-2147483648", "2147483647", "16777217")),
            new Kind("int unsigned", new ColumnType.Int(IntSize.REGULAR, true), List.of("0", "1", "4294967295")),
            new Kind(
                    "bigint",
                    ColumnType.bigInteger(),
                    List.of("0", "1", "9007199254740993", "-9223372036854775808", "9223372036854775807")),
            new Kind("bigint unsigned", new ColumnType.Int(IntSize.BIG, true), List.of("0", "18446744073709551615")),
            new Kind(
                    "float",
                    new ColumnType.FloatingPoint(FloatSize.SINGLE, null, null),
                    List.of("0", "1", "1.5", "0.1", "16777216", "3e38", "-3e38", "-1e-37")),
            new Kind(
                    "double",
                    new ColumnType.FloatingPoint(FloatSize.DOUBLE, null, null),
                    List.of("0", "1", "0.1", "0.30000000000000004", "1e300", "9007199254740993", "1e17")),
            new Kind(
                    "decimal(10,2)",
                    new ColumnType.Decimal(10, 2),
                    List.of("0", "1", "1.50", "99999999.99", "-0.01", "123456.78")),
            new Kind(
                    "decimal(65,30)",
                    new ColumnType.Decimal(65, 30),
                    List.of("0", "1", "1.123456789012345678", "9223372036854775808", "1e34")),
            new Kind("date", new ColumnType.Date(), texts("2024-02-29", "0001-01-01", "9999-12-31", "1970-01-01")),
            new Kind("time", new ColumnType.Time(), texts("00:00:00", "23:59:59", "838:59:59", "-01:00:00")),
            new Kind("datetime", new ColumnType.DateTime(), texts("2024-02-29 00:00:00", "2024-02-29 12:00:00")),
            new Kind("timestamp", new ColumnType.Timestamp(), texts("2024-02-29 00:00:00", "1970-01-01 00:00:01")),
            new Kind(
                    "json",
                    new ColumnType.Json(false),
                    texts("1", "0", "true", "\"x\"", "[1, 2]", "{\"a\": null}", "null", "1.5")),
            new Kind("char(36)", new ColumnType.Char(36), texts("0b0b2f29-7f2f-4d8e-8a53-2f8c1e7f0001", "x")),
            new Kind("uuid", new ColumnType.Other("uuid"), texts("0b0b2f29-7f2f-4d8e-8a53-2f8c1e7f0001")),
            new Kind("inet6", new ColumnType.Other("inet6"), texts("::1")),
            new Kind(
                    "enum('sad','it''s fine')",
                    new ColumnType.Other("enum('sad','it''s fine')"),
                    texts("sad", "it''s fine")),
            new Kind("bit(8)", new ColumnType.Other("bit(8)"), List.of("b'101'")),
            new Kind("blob", new ColumnType.Binary(), List.of("x'00ff'", "'A'")),
            new Kind("point", new ColumnType.Geometry("Point"), List.of("point(1, 2)")),
            new Kind("mediumtext", new ColumnType.Text(TextSize.MEDIUM), texts("", "m".repeat(70_000), "12")));

    private static List<String> texts(String... values) {
        return List.of(values).stream().map(value -> "'" + value + "'").toList();
    }

    @Test
    void convertsWhatItDoesNotRefuse() {
        try (var project = ScratchProject.create(TestVendor.MARIADB)) {
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
        try (var project = ScratchProject.create(TestVendor.MARIADB)) {
            var failures = new ArrayList<String>();
            project.database().<Object>write(connection -> {
                for (var from : KINDS) {
                    for (var to : KINDS) {
                        if (!from.equals(to)) {
                            thereAndBack(project, connection, from, to).ifPresent(failures::add);
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
        Statements.execute(connection, Sql.of("drop table if exists kept_v"));
        fill(connection, from);
        boolean floating = from.type() instanceof ColumnType.FloatingPoint;
        var problem = new ThereAndBack(
                        project.database().vendor(),
                        connection,
                        table(from.sql()),
                        table(to.sql()),
                        new TableChange.Conversion(from.type(), to.type()),
                        floating ? "cast(v + 0e0 as char)" : "hex(cast(v as binary))")
                .problem();
        Statements.execute(connection, Sql.of("unlock tables"));
        return problem;
    }

    private static void fill(Connection connection, Kind from) throws SQLException {
        Statements.execute(
                connection,
                Sql.of("create or replace table odd (id int auto_increment primary key, v " + from.sql() + ")"));
        Statements.execute(
                connection, Sql.of("insert into odd (v) values (null), (" + String.join("), (", from.values()) + ")"));
    }

    private static Optional<String> convert(ScratchProject project, Connection connection, Kind from, Kind to)
            throws SQLException {
        var vendor = project.database().vendor();
        fill(connection, from);
        var before = table(from.sql());
        var questions = new ArrayList<Sql>();
        vendor.probes().unconvertible(before, "v", from.type(), to.type()).ifPresent(questions::add);
        if (to.type() instanceof ColumnType.Varchar(var length) && length != null) {
            questions.add(vendor.probes().longerThan(before, "v", length));
        }
        if (to.type() instanceof ColumnType.Char(var length) && length != null) {
            questions.add(vendor.probes().longerThan(before, "v", length));
        }
        for (var question : questions) {
            var keys = Statements.queryTexts(
                    connection,
                    vendor.probes().examples(before, question, from.values().size()));
            if (!keys.isEmpty()) {
                Statements.execute(connection, Sql.of("delete from odd where id in (" + String.join(", ", keys) + ")"));
            }
        }
        var texts = texts(connection);
        var change = new TableChange(
                before, table(to.sql()), Map.of(), Map.of("v", new TableChange.Conversion(from.type(), to.type())));
        try {
            for (var sql : vendor.statements().alter(change)) {
                Statements.execute(connection, sql);
            }
            var after = texts(connection);
            boolean lost = Collections.frequency(after, "null") != 1;
            boolean same = !(isText(from) && isText(to)) || after.equals(texts);
            return lost || !same
                    ? Optional.of(from.sql() + " -> " + to.sql() + ": " + texts + " became " + after)
                    : Optional.empty();
        } catch (SQLException failed) {
            return Optional.of(from.sql() + " -> " + to.sql() + ": " + failed.getMessage());
        }
    }

    private static boolean isText(Kind kind) {
        return kind.type() instanceof ColumnType.Varchar || kind.type() instanceof ColumnType.Text;
    }

    private static List<String> texts(Connection connection) throws SQLException {
        return Statements.queryTexts(connection, Sql.of("select coalesce(hex(v), 'null') from odd order by id"));
    }

    private static Table table(String type) {
        return Table.of(
                "odd",
                List.of(Column.of("id", "int", false, null), Column.of("v", type, true, null)),
                Optional.of(new PrimaryKey(null, List.of("id"))));
    }
}
