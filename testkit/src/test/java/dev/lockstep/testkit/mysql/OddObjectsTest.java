package dev.lockstep.testkit.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.migrate.apply.InvalidModelException;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a database holds besides a data model is read without harm, kept, and never dropped by accident. */
class OddObjectsTest {

    /** Every name in it is nobody's but for {@code book}, which a model takes over. */
    static final String OBJECTS = """
            create table book (
                id bigint unsigned auto_increment primary key,
                title varchar(100) character set utf8mb4 collate utf8mb4_unicode_ci not null default 'it''s "new"'
                    comment 'The title; what "it" is',
                feeling enum('sad', 'it''s fine', 'Happy') default 'sad', tags set('a', 'b') default 'a,b',
                small smallint unsigned, tiny tinyint, medium mediumint zerofill, wide double, plain decimal(10,0),
                tree json default '{"a": 1}', fixed char(5), raw varbinary(20), big longblob, flags bit(8) default b'101',
                truth bit(1), made year, place point, net inet6, token uuid default uuid(), hidden int invisible,
                stamp timestamp(3) not null default current_timestamp(3) on update current_timestamp(3),
                clock time(6), few int check (few > 0), twice int as (few + 1) stored, thrice int as (tiny * 3) virtual,
                words text, check (plain > 0), unique key title_small (title, small), key book_prefix (fixed(3)),
                fulltext key book_words (words), key book_desc (wide desc)) auto_increment = 7;
            create view sad_books as select id, title as name from book where feeling = 'sad';
            create table noted (at timestamp default current_timestamp, made year);
            create trigger book_noted after update on book for each row insert into noted (made) values (new.made);
            create table measured (at datetime not null, place int not null, value float, primary key (at, place))
                partition by range (year(at)) (partition p2026 values less than (2027), partition later values less than maxvalue);
            create table no_key (a int, "B c" text);
            create table pair (a int, b int, note varchar(10), primary key (a, b));
            create table points_at (book_id bigint unsigned, a int, b int, foreign key (a, b) references pair (a, b)
                on delete cascade, constraint to_book foreign key (book_id) references book (id) on update cascade);
            create table "Order-Größe" ("select" int primary key, "日本" varchar(5) character set latin1, key "group" ("日本"));
            create table old (id int primary key, name varchar(20)) engine=Aria character set latin1;
            create sequence lonely;
            insert into book (title, small, feeling, tags, few, made, flags, place)
                values ('one', 1, 'Happy', 'b', 3, 2026, b'11', point(1, 2));
            insert into measured values ('2026-05-05', 1, 1.5);
            insert into points_at (book_id) values (7);
            """;

    private static final List<String> FIELDS = List.of(
            "title", "feeling", "tags", "small", "tiny", "medium", "wide", "plain", "tree", "fixed", "raw", "big",
            "flags", "truth", "made", "place", "net", "token", "stamp", "clock", "few", "twice", "words");

    private ScratchProject project;

    @BeforeEach
    void make() throws SQLException {
        project = ScratchProject.create(TestVendor.MARIADB);
        run(project, OBJECTS);
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @Test
    void keepsEverythingThatAChangeDoesNotName() throws SQLException {
        var before = catalog();
        project.migrate(model("""
                collections: [{collection: other, meta: {}, schema: {}}]
                fields:
                  - {collection: other, field: id, type: integer, meta: {}, schema: {is_primary_key: true, has_auto_increment: true}}
                  - {collection: other, field: book, type: bigInteger, meta: {}, schema: {}}
                relations: [{collection: other, field: book, related_collection: book, meta: {}, schema: {on_delete: CASCADE}}]
                """));
        var after = catalog();
        assertThat(after.remove("table other"))
                .contains("`book` bigint(20) unsigned DEFAULT NULL", "REFERENCES `book` (`id`) ON DELETE CASCADE");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void tellsTypesAsDirectusDoes() {
        project.migrate(adopted());
        assertThat(types())
                .containsEntry("id", "integer bigint unsigned null")
                .containsEntry("title", "string varchar 100")
                .containsEntry("feeling", "unknown enum null")
                .containsEntry("tags", "unknown set null")
                .containsEntry("small", "integer smallint unsigned null")
                .containsEntry("tiny", "integer tinyint null")
                .containsEntry("wide", "float double null")
                .containsEntry("plain", "decimal decimal null")
                .containsEntry("tree", "text longtext 4294967295")
                .containsEntry("fixed", "string char 5")
                .containsEntry("raw", "binary varbinary 20")
                .containsEntry("big", "binary longblob 4294967295")
                .containsEntry("truth", "boolean bit null")
                .containsEntry("made", "integer year null")
                .containsEntry("place", "geometry.Point point null")
                .containsEntry("stamp", "timestamp timestamp null")
                .containsEntry("clock", "time time null");
    }

    @Test
    void altersATableWithoutLosingAnythingOfIt() throws SQLException {
        project.migrate(adopted());
        var before = catalog();
        var changed = set(project.snapshot(), "fixed", "max_length", JsonValue.of(6));
        project.migrate(set(changed, "tiny", "is_indexed", JsonValue.of(true)));
        var after = catalog();
        var table = String.valueOf(before.remove("table book"))
                .replace("`fixed` char(5)", "`fixed` char(6)")
                .replace(
                        "  FULLTEXT KEY `book_words`",
                        "  KEY `book_tiny_index` (`tiny`),\n  FULLTEXT KEY `book_words`");
        assertThat(after.remove("table book")).isEqualTo(table);
        assertThat(after).isEqualTo(before);
        assertThat(answer("select concat_ws(' ', id, title, feeling, tags, bin(flags), st_astext(place)) from book"))
                .isEqualTo("7 one Happy b 11 POINT(1 2)");
    }

    @Test
    void carriesTypesToAnotherDatabase() {
        project.migrate(adopted());
        var snapshot = project.snapshot();
        try (var second = ScratchProject.create(TestVendor.MARIADB)) {
            second.migrate(snapshot);
            assertThat(second.diff(snapshot).changes().all()).isEmpty();
            var expected = types();
            // what documents have no words for: items of an enum, digits of a bit field, sizes of bytes, numbers for
            // show
            List.of("feeling", "tags").forEach(field -> expected.put(field, "text text 65535"));
            List.of("flags", "truth").forEach(field -> expected.put(field, "boolean boolean null"));
            List.of("raw", "big").forEach(field -> expected.put(field, "binary blob 65535"));
            expected.put("made", "integer smallint null");
            expected.put("medium", "integer int null");
            expected.put("token", "string char 36");
            assertThat(types(second)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "feeling, The view sad_books",
        "few, The column twice",
        "made, The trigger book_noted",
        "plain, The constraint CONSTRAINT_1",
        "title, is part of index \"title_small\""
    })
    void refusesToDropWhatOthersDependOn(String field, String reason) throws SQLException {
        project.migrate(adopted());
        var before = catalog();
        var refusal = catchThrowableOfType(
                InvalidModelException.class, () -> project.migrate(without(project.snapshot(), field)));
        assertThat(refusal.problems().getFirst().message()).contains(reason);
        assertThat(catalog()).isEqualTo(before);
    }

    /** A column that is made anew would lose what the catalog does not tell of its indexes. */
    @Test
    void refusesToMakeAColumnAnewUnderAnIndexThatIsNotPlain() throws SQLException {
        project.migrate(adopted());
        var before = catalog();
        var snapshot = project.snapshot();
        var retyped = snapshot.with(
                "fields",
                new JsonArray(fields(snapshot).stream()
                        .<JsonValue>map(field -> field.text("field").orElse("").equals("words")
                                ? field.with("type", JsonValue.of("integer")).with("schema", JsonObject.EMPTY)
                                : field)
                        .toList()));
        var refusal = catchThrowableOfType(InvalidModelException.class, () -> project.migrate(retyped));
        assertThat(refusal.problems().getFirst().message()).contains("The index book_words");
        assertThat(catalog()).isEqualTo(before);
    }

    @Test
    void setsATableAsideWithAllNamesFree() throws SQLException {
        run(project, "drop view sad_books");
        project.migrate(adopted());
        project.migrate(model("collections: []\nfields: []\nrelations: []"));
        assertThat(
                        answer(
                                "select count(*) from information_schema.tables where table_schema = database() and table_name = 'book'"))
                .isEqualTo("0");
        var kept = answer("select stored_table from lockstep_kept where kind = 'table'");
        assertThat(answer("select title from " + kept)).isEqualTo("one");
        assertThat(answer("select book_id from points_at")).isEqualTo("7");
    }

    private static JsonObject adopted() {
        var text = new StringBuilder("collections: [{collection: book, meta: {}}]\nrelations: []\nfields:\n");
        text.append("  - {collection: book, field: id, meta: {}}\n");
        FIELDS.forEach(field ->
                text.append("  - {collection: book, field: ").append(field).append(", meta: {}}\n"));
        return model(text.toString());
    }

    private static JsonObject model(String yaml) {
        return ((JsonObject) YamlReader.read(yaml))
                .with("version", JsonValue.of(1))
                .with("directus", JsonValue.of(ScratchProject.COMPATIBILITY))
                .with("vendor", JsonValue.of("mysql"));
    }

    private static List<JsonObject> fields(JsonObject snapshot) {
        return ((JsonArray) snapshot.find("fields").orElseThrow())
                .items().stream().map(JsonObject.class::cast).toList();
    }

    private static JsonObject without(JsonObject snapshot, String name) {
        return snapshot.with(
                "fields",
                new JsonArray(fields(snapshot).stream()
                        .<JsonValue>map(field -> field)
                        .filter(field ->
                                !((JsonObject) field).text("field").orElse("").equals(name))
                        .toList()));
    }

    private static JsonObject set(JsonObject snapshot, String name, String key, JsonValue value) {
        return snapshot.with(
                "fields",
                new JsonArray(fields(snapshot).stream()
                        .<JsonValue>map(field -> field.text("field").orElse("").equals(name)
                                ? field.with(
                                        "schema",
                                        ((JsonObject) field.find("schema").orElseThrow()).with(key, value))
                                : field)
                        .toList()));
    }

    private Map<String, String> types() {
        return types(project);
    }

    private static Map<String, String> types(ScratchProject project) {
        var types = new TreeMap<String, String>();
        for (var field : fields(project.snapshot())) {
            var schema = (JsonObject) field.find("schema").orElseThrow();
            types.put(
                    field.text("field").orElse(""),
                    field.text("type").orElse("") + " "
                            + schema.text("data_type").orElse("") + " " + schema.get("max_length"));
        }
        return types;
    }

    /** Everything but the tables of the server, as the server itself prints it. */
    private Map<String, String> catalog() throws SQLException {
        var catalog = new TreeMap<String, String>();
        try (var connection = project.connect();
                var names = connection.createStatement();
                var statement = connection.createStatement();
                var objects = names.executeQuery("""
                        select case table_type when 'VIEW' then 'view' when 'SEQUENCE' then 'sequence' else 'table' end, table_name
                        from information_schema.tables where table_schema = database() and table_name not like 'directus\\_%'
                        and table_name not in ('lockstep_history', 'lockstep_model')
                        union all select 'trigger', trigger_name from information_schema.triggers where trigger_schema = database()
                        """)) {
            // as it is on connections of others: with backticks
            statement.execute("set session sql_mode = ''");
            while (objects.next()) {
                var kind = objects.getString(1);
                var name = objects.getString(2);
                try (var shown = statement.executeQuery("show create " + kind + " `" + name + "`")) {
                    shown.next();
                    catalog.put(kind + " " + name, shown.getString(kind.equals("trigger") ? 3 : 2));
                }
            }
        }
        return catalog;
    }

    private String answer(String sql) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    private static void run(ScratchProject project, String sql) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
