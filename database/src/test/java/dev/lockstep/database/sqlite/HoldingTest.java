package dev.lockstep.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.ColumnDefinition;
import dev.lockstep.model.ColumnType;
import dev.lockstep.model.ColumnType.FloatSize;
import dev.lockstep.model.ColumnType.IntSize;
import dev.lockstep.model.ColumnType.TextSize;
import dev.lockstep.model.DefaultValue;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.FieldName;
import dev.lockstep.model.FieldType;
import dev.lockstep.model.Meta;
import dev.lockstep.model.MetaTable;
import dev.lockstep.model.ReportedColumn;
import dev.lockstep.model.VendorRules.Held;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code hold} says is what an inspection finds, for every type, flag and default. */
class HoldingTest {

    private static final List<ColumnType> TYPES = List.of(
            new ColumnType.Varchar(null),
            new ColumnType.Varchar(36),
            new ColumnType.Varchar(1000),
            new ColumnType.Char(null),
            new ColumnType.Char(36),
            new ColumnType.Char(3),
            new ColumnType.Text(TextSize.TINY),
            new ColumnType.Text(TextSize.LONG),
            new ColumnType.Bool(),
            new ColumnType.Int(IntSize.TINY, false),
            new ColumnType.Int(IntSize.REGULAR, true),
            new ColumnType.Int(IntSize.BIG, false),
            new ColumnType.Int(IntSize.BIG, true),
            new ColumnType.FloatingPoint(FloatSize.SINGLE, 12, 3),
            new ColumnType.FloatingPoint(FloatSize.DOUBLE, null, null),
            new ColumnType.Decimal(null, null),
            new ColumnType.Decimal(12, 3),
            new ColumnType.Decimal(30, null),
            new ColumnType.Date(),
            new ColumnType.Time(),
            new ColumnType.DateTime(),
            new ColumnType.Timestamp(),
            new ColumnType.Json(false),
            new ColumnType.Json(true),
            new ColumnType.Uuid(),
            new ColumnType.Binary(),
            new ColumnType.Geometry(""),
            new ColumnType.Geometry("Point"),
            new ColumnType.Geometry("MultiPolygon"),
            new ColumnType.Other("inet"),
            new ColumnType.Other("tstz range(3)"),
            new ColumnType.Other("bit"),
            new ColumnType.Other("primary key"),
            new ColumnType.Other("x); DROP TABLE t; --"),
            new ColumnType.Other(""));

    private static final List<List<String>> SPECIALS = List.of(
            List.of(),
            List.of("uuid"),
            List.of("file"),
            List.of("m2o"),
            List.of("cast-json"),
            List.of("cast-csv"),
            List.of("hash", "conceal"),
            List.of("cast-timestamp"),
            List.of("date-created", "cast-datetime"),
            List.of("cast-boolean"),
            List.of("uuid", "cast-json"));

    private static final List<DefaultValue> DEFAULTS = List.of(
            DefaultValue.NONE,
            new DefaultValue.CurrentTimestamp(),
            new DefaultValue.GeneratedUuid(),
            new DefaultValue.Expression("upper('x')"),
            new DefaultValue.Expression("x'00ff'"),
            literal(JsonNull.NULL),
            literal(JsonValue.of(true)),
            literal(JsonValue.of(false)),
            literal(JsonValue.of(0)),
            literal(JsonValue.of(-7)),
            literal(JsonValue.of(9007199254740993L)),
            literal(new JsonNumber(new BigDecimal("1.50"))),
            literal(new JsonNumber(new BigDecimal("1e30"))),
            literal(JsonValue.of("")),
            literal(JsonValue.of("null")),
            literal(JsonValue.of(" it's \"q\" \\ ü\n(a)")),
            literal(JsonValue.of("12.50")),
            literal(JsonValue.of("007")),
            literal(JsonValue.of("CURRENT_TIMESTAMP")),
            literal(JsonValue.of("gen_random_uuid()")),
            literal(JsonValue.of("nul\0")),
            literal(JsonValue.of("2020-01-02T03:04:05Z")),
            literal(new JsonArray(List.of(JsonValue.of(1), JsonValue.of("b")))),
            literal(JsonObject.builder()
                    .put("a", "it's")
                    .put("b", JsonNull.NULL)
                    .build()));

    private final SqliteVendor vendor = new SqliteVendor();

    private static DefaultValue literal(JsonValue value) {
        return new DefaultValue.Literal(value);
    }

    @Test
    void holdsWhatItSays() {
        var wanted = new ArrayList<FieldDefinition>();
        for (var type : types()) {
            for (var column : TYPES) {
                for (var special : SPECIALS) {
                    // every default with every type, but not with every flag as well
                    int turn = wanted.size();
                    var defaults = special.isEmpty() ? DEFAULTS : List.of(DEFAULTS.get(turn % DEFAULTS.size()));
                    for (var defaultValue : defaults) {
                        wanted.add(field(type, column, special, defaultValue, wanted.size(), false));
                    }
                }
            }
        }
        var tables = new ArrayList<List<FieldDefinition>>();
        for (int start = 0; start < wanted.size(); start += 500) {
            tables.add(wanted.subList(start, Math.min(start + 500, wanted.size())));
        }
        check(tables);
        assertThat(wanted).hasSizeGreaterThan(25_000);
    }

    @Test
    void holdsKeys() {
        var wanted = new ArrayList<List<FieldDefinition>>();
        for (var type : types()) {
            for (var column : TYPES) {
                for (var special : List.of(List.<String>of(), List.of("uuid"))) {
                    wanted.add(List.of(field(type, column, special, DefaultValue.NONE, wanted.size(), true)));
                }
            }
        }
        check(wanted);
    }

    /** @param wanted for each table its fields */
    private void check(List<List<FieldDefinition>> wanted) {
        var held = wanted.stream()
                .map(fields -> fields.stream()
                        .map(vendor.rules()::hold)
                        .map(Held::field)
                        .toList())
                .toList();
        try (var sandbox = Sandbox.empty()) {
            var tables = new ArrayList<Table>();
            held.forEach(fields -> tables.add(table("t" + tables.size(), fields)));
            sandbox.change(vendor.statements().create(tables));
            var schema = sandbox.inspect();
            for (int i = 0; i < held.size(); i++) {
                var table = Optional.ofNullable(schema.table("t" + i)).orElseThrow();
                held.get(i).forEach(field -> check(table, field));
            }
        }
    }

    private Table table(String name, List<FieldDefinition> held) {
        var key = held.stream()
                .filter(field -> column(field).primaryKey())
                .map(field -> new PrimaryKey(null, List.of(field.name().field())))
                .findFirst();
        var indexes = new ArrayList<Index>();
        for (var field : held) {
            String column = field.name().field();
            if (column(field).unique()) {
                indexes.add(new Index(name + column + "_unique", List.of(column), true, true, null));
            }
            if (column(field).indexed()) {
                indexes.add(new Index(name + column + "_index", List.of(column), false, true, null));
            }
        }
        return Table.of(name, held.stream().map(vendor::column).toList(), key).withIndexes(indexes);
    }

    private void check(Table table, FieldDefinition held) {
        var rules = vendor.rules();
        var read = vendor.columnReader()
                .read(table, table.column(held.name().field()).orElseThrow(), held.special());
        assertThat(read).as(held::toString).isEqualTo(column(held));
        assertThat(rules.fieldType(read.type(), held.special())).isEqualTo(held.type());
        assertThat(rules.sameType(held.type(), read.type(), column(held).type()))
                .isTrue();
        assertThat(rules.hold(held).field()).isEqualTo(held);
    }

    private static ColumnDefinition column(FieldDefinition field) {
        return Optional.ofNullable(field.column()).orElseThrow();
    }

    private static List<FieldType> types() {
        return Arrays.stream(FieldType.values())
                .filter(type -> type != FieldType.ALIAS)
                .toList();
    }

    private static FieldDefinition field(
            FieldType type,
            ColumnType column,
            List<String> special,
            DefaultValue defaultValue,
            int number,
            boolean key) {
        var meta = Meta.defaults(MetaTable.FIELDS).with("special", JsonArray.ofTexts(special));
        return new FieldDefinition(
                new FieldName("t", "c" + number),
                type,
                number % 5 == 0 && special.isEmpty() ? null : meta,
                new ColumnDefinition(
                        column,
                        defaultValue,
                        number % 2 == 0,
                        number % 3 == 0,
                        number % 7 == 0,
                        key,
                        key ? number % 3 != 0 : number % 11 == 0,
                        null,
                        null,
                        new ReportedColumn("", null, null, null, JsonNull.NULL, false)));
    }

    @Test
    void saysWhatIsLost() {
        assertThat(losses(FieldType.DECIMAL, new ColumnType.Decimal(12, 3))).isEmpty();
        assertThat(losses(FieldType.DECIMAL, new ColumnType.Decimal(20, 3))).hasSize(1);
        assertThat(losses(FieldType.UNKNOWN, new ColumnType.Other("inet"))).isEmpty();
        assertThat(losses(FieldType.UNKNOWN, new ColumnType.Other("bit"))).hasSize(1);
        assertThat(losses(FieldType.STRING, new ColumnType.Char(3))).isEmpty();
        assertThat(losses(FieldType.TIMESTAMP, new ColumnType.Timestamp())).isEmpty();
    }

    private List<String> losses(FieldType type, ColumnType column) {
        return vendor.rules()
                .hold(field(type, column, List.of(), DefaultValue.NONE, 1, false))
                .losses();
    }

    @Test
    void takesSpellingsForTheSame() {
        var rules = vendor.rules();
        assertThat(rules.sameType(FieldType.UUID, new ColumnType.Char(36), new ColumnType.Uuid()))
                .isTrue();
        assertThat(rules.sameType(FieldType.UUID, new ColumnType.Varchar(36), new ColumnType.Char(36)))
                .isTrue();
        assertThat(rules.sameType(FieldType.STRING, new ColumnType.Varchar(36), new ColumnType.Uuid()))
                .isFalse();
        assertThat(rules.sameType(FieldType.TIMESTAMP, new ColumnType.DateTime(), new ColumnType.Timestamp()))
                .isTrue();
        assertThat(rules.sameType(FieldType.STRING, new ColumnType.Char(9), new ColumnType.Varchar(9)))
                .isTrue();
        assertThat(rules.sameType(FieldType.STRING, new ColumnType.Varchar(null), new ColumnType.Varchar(255)))
                .isTrue();
        assertThat(rules.sameType(FieldType.STRING, new ColumnType.Varchar(8), new ColumnType.Varchar(9)))
                .isFalse();
        assertThat(rules.sameType(FieldType.INTEGER, ColumnType.integer(), ColumnType.bigInteger()))
                .isFalse();
        assertThat(rules.sameType(FieldType.JSON, ColumnType.text(), new ColumnType.Json(true)))
                .isTrue();
        assertThat(rules.sameType(FieldType.DECIMAL, new ColumnType.Decimal(10, 5), new ColumnType.Decimal(12, 3)))
                .isFalse();
    }

    @Test
    void makesUuidsByItself() {
        try (var sandbox = Sandbox.empty()) {
            String sql = SqliteDefaults.write(FieldType.UUID, new DefaultValue.GeneratedUuid());
            sandbox.sql("CREATE TABLE t (id integer PRIMARY KEY, u uuid DEFAULT " + sql + ")");
            sandbox.sql("""
                    INSERT INTO t (id)
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT i FROM n""");
            assertThat(sandbox.rows("SELECT DISTINCT u FROM t"))
                    .hasSize(2000)
                    .allMatch(u -> u.matches("'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'"));
        }
    }
}
