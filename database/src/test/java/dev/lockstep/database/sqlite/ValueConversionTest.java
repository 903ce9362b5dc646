package dev.lockstep.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.database.TableChange;
import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of boundary values: stored in one type, what is it in another? */
class ValueConversionTest {

    private static final ColumnType TEXT = ColumnType.text();
    private static final ColumnType INT = ColumnType.integer();
    private static final ColumnType BIG = ColumnType.bigInteger();
    private static final ColumnType FLOAT = new ColumnType.FloatingPoint(FloatSize.DOUBLE, null, null);
    private static final ColumnType DECIMAL = new ColumnType.Decimal(10, 5);
    private static final ColumnType BOOL = new ColumnType.Bool();
    private static final ColumnType DATE = new ColumnType.Date();
    private static final ColumnType TIME = new ColumnType.Time();
    private static final ColumnType LOCAL = new ColumnType.DateTime();
    private static final ColumnType STAMP = new ColumnType.Timestamp();
    private static final ColumnType JSON = new ColumnType.Json(false);
    private static final ColumnType OTHER = new ColumnType.Other("inet");
    private static final ColumnType BYTES = new ColumnType.Binary();
    private static final ColumnType UUID = new ColumnType.Uuid();

    /** @param expected the new value as SQL prints it with quote(), or null where it is refused */
    record Case(ColumnType from, ColumnType to, String value, String expected) {}

    static List<Case> cases() {
        return List.of(
                new Case(INT, TEXT, "7", "'7'"),
                new Case(INT, TEXT, "-9007199254740993", "'-9007199254740993'"),
                new Case(INT, TEXT, "'abc'", "'abc'"),
                new Case(FLOAT, TEXT, "0.1", "'0.1'"),
                new Case(FLOAT, TEXT, "0.1 + 0.2", "'0.30000000000000004'"),
                new Case(FLOAT, TEXT, "12.0", "'12'"),
                new Case(FLOAT, TEXT, "1e300", "'1.0e+300'"),
                new Case(DECIMAL, TEXT, "1.5", "'1.5'"),
                new Case(DECIMAL, TEXT, "12", "'12'"),
                new Case(BOOL, TEXT, "1", "'true'"),
                new Case(BOOL, TEXT, "0", "'false'"),
                new Case(DATE, TEXT, "1577923200000", "'2020-01-02'"),
                new Case(DATE, TEXT, "'2020-01-02'", "'2020-01-02'"),
                new Case(DATE, TEXT, "1577934245000", "refused"),
                new Case(LOCAL, TEXT, "1577934245000", "'2020-01-02T03:04:05'"),
                new Case(LOCAL, TEXT, "1577934245678", "'2020-01-02T03:04:05.678'"),
                new Case(LOCAL, TEXT, "-1", "'1969-12-31T23:59:59.999'"),
                new Case(STAMP, TEXT, "1577934245678", "'2020-01-02T03:04:05.678Z'"),
                new Case(STAMP, TEXT, "'2020-01-02 03:04:05'", "'2020-01-02 03:04:05'"),
                new Case(STAMP, TEXT, "9000000000000000000", "refused"),
                new Case(JSON, TEXT, "'{\"a\":1}'", "'{\"a\":1}'"),
                new Case(JSON, TEXT, "5", "'5'"),
                new Case(UUID, TEXT, "'u'", "'u'"),
                new Case(TEXT, INT, "'007'", "7"),
                new Case(TEXT, INT, "' -7 '", "-7"),
                new Case(TEXT, INT, "'+7'", "7"),
                new Case(TEXT, INT, "''", "refused"),
                new Case(TEXT, INT, "'7x'", "refused"),
                new Case(TEXT, INT, "'7.5'", "refused"),
                new Case(TEXT, INT, "'1e3'", "refused"),
                new Case(TEXT, BIG, "'9007199254740993'", "9007199254740993"),
                new Case(TEXT, BIG, "'99999999999999999999'", "refused"),
                new Case(TEXT, DECIMAL, "'12.50'", "12.5"),
                new Case(TEXT, DECIMAL, "'-0.001'", "-0.001"),
                new Case(TEXT, DECIMAL, "'12,5'", "refused"),
                new Case(TEXT, DECIMAL, "'0.12345678901234567'", "refused"),
                new Case(TEXT, FLOAT, "'1e3'", "1000.0"),
                new Case(TEXT, FLOAT, "'abc'", "refused"),
                new Case(TEXT, FLOAT, "''", "refused"),
                new Case(TEXT, BOOL, "'true'", "1"),
                new Case(TEXT, BOOL, "'F'", "0"),
                new Case(TEXT, BOOL, "'maybe'", "refused"),
                new Case(TEXT, BOOL, "''", "refused"),
                new Case(TEXT, DATE, "'2020-01-02'", "1577923200000"),
                new Case(TEXT, DATE, "'2020-02-30'", "refused"),
                new Case(TEXT, DATE, "'2020'", "refused"),
                new Case(TEXT, DATE, "'2020-01-02T03:04:05'", "refused"),
                new Case(TEXT, STAMP, "'2020-01-02T03:04:05.678Z'", "1577934245678"),
                new Case(TEXT, STAMP, "'2020-01-02T03:04:05+02:00'", "1577927045000"),
                new Case(TEXT, STAMP, "'1969-12-31 23:59:59'", "-1000"),
                new Case(TEXT, LOCAL, "'2020-01-02'", "1577923200000"),
                new Case(TEXT, LOCAL, "'now'", "refused"),
                new Case(TEXT, TIME, "'03:04:05'", "'03:04:05'"),
                new Case(TEXT, TIME, "'3 o''clock'", "refused"),
                new Case(TEXT, JSON, "'{\"a\":[1]}'", "'{\"a\":[1]}'"),
                new Case(TEXT, JSON, "'5'", "5"),
                new Case(TEXT, JSON, "'{a}'", "refused"),
                new Case(TEXT, JSON, "''", "refused"),
                new Case(TEXT, JSON, "'12345678901234567890'", "refused"),
                new Case(
                        TEXT, UUID, "'6169499f-2b34-481d-8839-10e25662fa88'", "'6169499f-2b34-481d-8839-10e25662fa88'"),
                new Case(TEXT, UUID, "'6169499f2b34481d883910e25662fa88'", "refused"),
                new Case(TEXT, OTHER, "'007'", "refused"),
                new Case(TEXT, OTHER, "'7'", "7"),
                new Case(TEXT, OTHER, "'10.0.0.1'", "'10.0.0.1'"),
                new Case(OTHER, TEXT, "0.1 + 0.2", "'0.30000000000000004'"),
                new Case(OTHER, OTHER, "7.5", "7.5"),
                new Case(OTHER, INT, "7.5", "refused"),
                new Case(OTHER, BYTES, "'007x'", "'007x'"),
                new Case(BYTES, INT, "'007'", "7"),
                new Case(BYTES, INT, "x'00ff'", "refused"),
                new Case(BYTES, UUID, "'007'", "refused"),
                new Case(INT, BIG, "7", "7"),
                new Case(BIG, INT, "9007199254740993", "9007199254740993"),
                new Case(BIG, FLOAT, "9007199254740993", "refused"),
                new Case(BIG, FLOAT, "9007199254740992", "9007199254740992.0"),
                new Case(BIG, DECIMAL, "9007199254740993", "9007199254740993"),
                new Case(FLOAT, INT, "7.0", "7"),
                new Case(FLOAT, INT, "7.5", "refused"),
                new Case(FLOAT, DECIMAL, "7.5", "7.5"),
                new Case(DECIMAL, FLOAT, "7", "7.0"),
                new Case(BOOL, INT, "1", "1"),
                new Case(INT, BOOL, "0", "0"),
                new Case(INT, BOOL, "2", "refused"),
                new Case(LOCAL, STAMP, "1577934245678", "1577934245678"),
                new Case(STAMP, LOCAL, "'2020-01-02 03:04:05'", "'2020-01-02 03:04:05'"),
                new Case(DATE, STAMP, "1577923200000", "1577923200000"),
                new Case(STAMP, DATE, "1577923200000", "1577923200000"),
                new Case(STAMP, DATE, "1577934245678", "refused"),
                new Case(STAMP, DATE, "'2020-01-02 03:04:05'", "refused"),
                new Case(STAMP, INT, "1577934245678", "refused"),
                new Case(TIME, STAMP, "'03:04:05'", "refused"),
                new Case(BOOL, JSON, "1", "'true'"),
                new Case(INT, JSON, "5", "5"),
                new Case(UUID, JSON, "'a'", "'\"a\"'"),
                new Case(STAMP, JSON, "1577934245678", "'\"2020-01-02T03:04:05.678Z\"'"),
                new Case(JSON, INT, "5", "5"),
                new Case(JSON, INT, "'[1]'", "refused"),
                new Case(JSON, BOOL, "'true'", "1"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsTheMeaningOrRefuses(Case each) {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql(
                    "CREATE TABLE t (id integer PRIMARY KEY, v " + DeclaredType.text(each.from, false) + ")",
                    "INSERT INTO t VALUES (3, " + each.value + "), (4, NULL)");
            var before = sandbox.table("t");
            var change = change(before, each.from, each.to);
            var question = sandbox.vendor.probes().unconvertible(before, "v", each.from, each.to);
            if (each.expected.equals("refused")) {
                assertThat(sandbox.count(question.orElseThrow())).isEqualTo(1);
                assertThat(sandbox.answers(sandbox.vendor.probes().examples(before, question.get(), 5)))
                        .containsExactly("3");
                var rows = sandbox.rows("SELECT id, quote(v) FROM t");
                assertThatThrownBy(
                                () -> sandbox.change(sandbox.vendor.statements().alter(change)))
                        .hasMessageContaining("malformed JSON");
                assertThat(sandbox.rows("SELECT id, quote(v) FROM t")).isEqualTo(rows);
                return;
            }
            question.ifPresent(sql -> assertThat(sandbox.count(sql)).isZero());
            sandbox.change(sandbox.vendor.statements().alter(change));
            assertThat(sandbox.rows("SELECT quote(v) FROM t WHERE id = 3")).containsExactly("'" + each.expected + "'");
            assertThat(sandbox.rows("SELECT v FROM t WHERE id = 4")).containsExactly("null");
        }
    }

    private static TableChange change(Table before, ColumnType from, ColumnType to) {
        var columns = List.of(before.columns().getFirst(), Column.of("v", DeclaredType.text(to, false), true, null));
        return new TableChange(before, before.withColumns(columns), Map.of(), Map.of("v", new Conversion(from, to)));
    }

    @Test
    void aConversionDecidesRowByRow() {
        try (var sandbox = Sandbox.empty()) {
            sandbox.sql("CREATE TABLE t (id integer PRIMARY KEY, v text)", "INSERT INTO t VALUES (1, '1'), (2, '2')");
            var before = sandbox.table("t");
            sandbox.change(sandbox.vendor.statements().alter(change(before, TEXT, INT)));
            assertThat(sandbox.rows("SELECT v, typeof(v) FROM t")).containsExactly("1|'integer'", "2|'integer'");
        }
    }
}
