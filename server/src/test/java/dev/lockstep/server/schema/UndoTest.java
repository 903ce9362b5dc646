package dev.lockstep.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import dev.lockstep.server.RunningProject.Answer;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.TestVendor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes are taken back, with the rows that they took away, while rows that were written since are kept. */
@ParameterizedClass
@MethodSource("vendors")
class UndoTest {

    private static final String SHOP = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [
               {"collection": "author", "meta": {"icon": "person", "sort": 1}, "schema": {}},
               {"collection": "book", "meta": {"icon": "book", "sort": 2}, "schema": {}}],
             "fields": [
               {"collection": "author", "field": "id", "type": "uuid", "meta": {"special": ["uuid"]}, "schema": {"is_primary_key": true, "is_nullable": false}},
               {"collection": "author", "field": "name", "type": "string", "meta": {}, "schema": {"is_nullable": false}},
               {"collection": "author", "field": "books", "type": "alias", "meta": {"special": ["o2m"]}},
               {"collection": "book", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "has_auto_increment": true}},
               {"collection": "book", "field": "title", "type": "string", "meta": {}, "schema": {"max_length": 100}},
               {"collection": "book", "field": "isbn", "type": "string", "meta": {}, "schema": {"is_unique": true, "max_length": 20}},
               {"collection": "book", "field": "pages", "type": "string", "meta": {}, "schema": {}},
               {"collection": "book", "field": "author", "type": "uuid", "meta": {"special": ["m2o"]}, "schema": {}}],
             "relations": [
               {"collection": "book", "field": "author", "related_collection": "author", "meta": {"one_field": "books"}, "schema": {"on_delete": "SET NULL"}}]}
            """;

    private static final String EMMA = "00000000-0000-4000-8000-000000000001";

    private final TestVendor vendor;
    private RunningProject project;

    UndoTest(TestVendor vendor) {
        this.vendor = vendor;
    }

    static Stream<TestVendor> vendors() {
        return EachVendor.vendors();
    }

    @BeforeEach
    void start() throws SQLException {
        project = RunningProject.start(vendor);
        migrate(SHOP);
        run("insert into author (id, name) values ('" + EMMA + "', 'Jane')");
        run("insert into book (title, isbn, pages, author) values ('Emma', '978-1', '007', '" + EMMA
                + "'), ('Persuasion', '978-2', '12', null), ('Cranford', null, null, null)");
    }

    @AfterEach
    void stop() {
        project.close();
    }

    private void run(String sql) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (var connection = project.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }

    private void migrate(String snapshot) {
        var diff = project.send("POST", "/schema/diff?force=true", snapshot);
        assertThat(diff.status()).as(body(diff)).isEqualTo(200);
        assertThat(project.post("/schema/apply", diff.data()).status()).isEqualTo(204);
    }

    private static String body(Answer answer) {
        return answer.response().body();
    }

    private String snapshot() {
        return JsonWriter.toText(project.get("/schema/snapshot").data());
    }

    /** The number of the newest entry. */
    private long newest() throws SQLException {
        return Long.parseLong(rows("select max(id) from lockstep_history").getFirst());
    }

    private void undo(long entry) {
        var answer = project.send("POST", "/schema/undo/" + entry, "");
        assertThat(answer.status()).as(body(answer)).isEqualTo(204);
    }

    private static final String BOOKS = "select id, title, isbn, pages, author from book order by id";

    @Test
    void bringsBackAColumnWithItsValues() throws SQLException {
        var before = snapshot();
        var books = rows(BOOKS);
        assertThat(project.send("DELETE", "/fields/book/isbn", "").status()).isEqualTo(204);
        run("insert into book (title) values ('Evelina')");
        run("delete from book where title = 'Persuasion'");
        undo(newest());
        assertThat(snapshot()).isEqualTo(before);
        assertThat(rows(BOOKS)).containsExactly(books.get(0), books.get(2), "4|Evelina|null|null|null");
    }

    @Test
    void bringsBackACollectionWithItsRowsAndRelations() throws SQLException {
        var before = snapshot();
        var books = rows(BOOKS);
        var authors = rows("select * from author");
        assertThat(project.send("DELETE", "/collections/author", "").status()).isEqualTo(204);
        assertThat(snapshot()).isNotEqualTo(before);
        undo(newest());
        assertThat(snapshot()).isEqualTo(before);
        assertThat(rows("select * from author")).isEqualTo(authors);
        assertThat(rows(BOOKS)).isEqualTo(books);
        // the foreign key is one again
        run("delete from author");
        assertThat(rows("select author from book where title = 'Emma'"))
                .containsExactly(vendor == TestVendor.SQLITE ? EMMA : "null");
    }

    @Test
    void takesAwayWhatTheChangeBroughtAndCanBeUndoneItself() throws SQLException {
        var before = snapshot();
        migrate(SHOP.replace(
                "\"fields\": [",
                "\"fields\": [{\"collection\": \"book\", \"field\": \"price\", \"type\": \"decimal\", \"meta\": {}, \"schema\":"
                        + " {\"default_value\": 5}},"));
        var with = snapshot();
        run("update book set price = 7 where title = 'Emma'");
        long change = newest();
        undo(change);
        assertThat(snapshot()).isEqualTo(before);
        long undo = newest();
        assertThat(rows("select undo_of from lockstep_history where id = " + undo))
                .containsExactly(String.valueOf(change));
        assertThat(rows("select undone_by from lockstep_history where id = " + change))
                .containsExactly(String.valueOf(undo));
        undo(undo);
        assertThat(snapshot()).isEqualTo(with);
        assertThat(rows("select price from book order by id"))
                .extracting(price -> Double.parseDouble(price))
                .containsExactly(7.0, 5.0, 5.0);
        undo(newest());
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void givesValuesTheFormThatTheyHad() throws SQLException {
        var before = snapshot();
        var books = rows(BOOKS);
        migrate(SHOP.replace(
                "\"field\": \"pages\", \"type\": \"string\"", "\"field\": \"pages\", \"type\": \"integer\""));
        assertThat(rows("select pages from book order by id")).containsExactly("7", "12", "null");
        run("update book set pages = 300 where title = 'Persuasion'");
        undo(newest());
        assertThat(snapshot()).isEqualTo(before);
        assertThat(rows("select pages from book order by id")).containsExactly("007", "300", "null");
        assertThat(rows(BOOKS).getFirst()).isEqualTo(books.getFirst());
    }

    @Test
    void goesNewestFirstOrThroughAll() throws SQLException {
        var before = snapshot();
        var books = rows(BOOKS);
        project.send("DELETE", "/fields/book/isbn", "");
        long first = newest();
        project.send("POST", "/fields/book", "{\"field\": \"note\", \"type\": \"text\", \"meta\": {}}");
        project.send("DELETE", "/fields/book/pages", "");
        var refused = project.send("POST", "/schema/undo/" + first, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(body(refused))
                .contains("\"entries\":[" + (first + 2) + "," + (first + 1) + "]", "LATER_ENTRIES", "through=true");
        var planned = project.send("POST", "/schema/plan?through=true&undo=" + first, "");
        assertThat(planned.status()).as(body(planned)).isEqualTo(200);
        var digest = ((JsonObject) planned.data()).text("digest").orElseThrow();
        var undone = project.send("POST", "/schema/undo/" + first + "?through=true&plan=" + digest, "");
        assertThat(undone.status()).as(body(undone)).isEqualTo(204);
        assertThat(snapshot()).isEqualTo(before);
        assertThat(rows(BOOKS)).isEqualTo(books);
        var again = project.send("POST", "/schema/undo/" + first, "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(body(again)).contains("UNDONE_ALREADY");
        // all of it once more, by undoing the undo
        undo(newest());
        assertThat(rows("select * from book").getFirst().split("\\|", -1)).hasSize(4);
    }

    @Test
    void noticesWhatOthersDid() throws SQLException {
        var before = snapshot();
        run("update directus_collections set icon = 'star' where collection = 'book'");
        var changed = snapshot();
        long newest = newest();
        var refused = project.send("POST", "/schema/undo/" + newest, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(body(refused)).contains("\"entries\":[" + (newest + 1) + "]");
        assertThat(rows("select how from lockstep_history where id = " + (newest + 1)))
                .containsExactly("external");
        undo(newest + 1);
        assertThat(snapshot()).isEqualTo(before).isNotEqualTo(changed);
    }

    @Test
    void tellsOfConflictsWithRowsWrittenSince() throws SQLException {
        migrate(SHOP.replace(
                "\"field\": \"name\", \"type\": \"string\", \"meta\": {}, \"schema\": {\"is_nullable\": false}",
                "\"field\": \"name\", \"type\": \"alias\", \"meta\": {}"));
        assertThat(project.get("/fields/author/name").status()).isEqualTo(200);
        run("insert into author (id) values ('00000000-0000-4000-8000-000000000002')");
        var refused = project.send("POST", "/schema/undo/" + newest(), "");
        assertThat(refused.status()).as(body(refused)).isEqualTo(400);
        assertThat(body(refused)).contains("NULL_VALUES", "00000000-0000-4000-8000-000000000002");
        run("delete from author where id = '00000000-0000-4000-8000-000000000002'");
        undo(newest());
        assertThat(rows("select name from author")).containsExactly("Jane");
    }

    @Test
    void rehearsesAnUndo() throws SQLException {
        project.send("DELETE", "/collections/author", "");
        var after = snapshot();
        var kept = rows("select stored_table from lockstep_kept order by id");
        long newest = newest();
        for (var path :
                List.of("/schema/undo/" + newest + "?rehearse=true", "/schema/plan?rehearse=true&undo=" + newest)) {
            var answer = project.send("POST", path, "");
            assertThat(answer.status()).as(body(answer)).isEqualTo(200);
            assertThat(((JsonObject) answer.data()).get("rehearsed")).isEqualTo(JsonValue.of(true));
        }
        assertThat(snapshot()).isEqualTo(after);
        assertThat(rows("select stored_table from lockstep_kept order by id")).isEqualTo(kept);
        assertThat(newest()).isEqualTo(newest);
    }

    @Test
    void bringsBackWhatBelongedToACollection() throws SQLException {
        var policy = rows("select id from directus_policies order by id").getFirst();
        run("insert into directus_permissions (collection, action, policy, fields) values ('author', 'read', '" + policy
                + "', '*')");
        run("insert into directus_presets (collection, bookmark) values ('author', 'mine')");
        project.send("DELETE", "/collections/author", "");
        assertThat(rows("select * from directus_presets where collection = 'author'"))
                .isEmpty();
        undo(newest());
        assertThat(rows("select action, policy, fields from directus_permissions where collection = 'author'"))
                .containsExactly("read|" + policy + "|*");
        assertThat(rows("select bookmark from directus_presets where collection = 'author'"))
                .containsExactly("mine");
    }

    @Test
    void saysWhatWasDestroyedSince() throws SQLException {
        project.send("DELETE", "/fields/book/isbn", "");
        long newest = newest();
        run("drop table " + rows("select stored_table from lockstep_kept").getFirst());
        var refused = project.send("POST", "/schema/undo/" + newest, "");
        assertThat(refused.status()).as(body(refused)).isEqualTo(400);
        assertThat(body(refused)).contains("VALUES_DESTROYED", "allow=VALUES_DESTROYED:book.isbn");
        var undone = project.send("POST", "/schema/undo/" + newest + "?allow=VALUES_DESTROYED", "");
        assertThat(undone.status()).as(body(undone)).isEqualTo(204);
        assertThat(rows("select isbn from book")).containsExactly("null", "null", "null");
    }

    @Test
    void refusesWhatIsNoEntry() {
        assertThat(project.send("POST", "/schema/undo/999", "").status()).isEqualTo(403);
        assertThat(project.send("POST", "/schema/undo/x", "").status()).isEqualTo(400);
        assertThat(project.send("POST", "/schema/plan?undo=x", "").status()).isEqualTo(400);
        assertThat(JsonReader.read(body(project.send("POST", "/schema/undo/0", "")))
                        .toString())
                .isNotEqualTo(JsonArray.EMPTY.toString());
    }
}
