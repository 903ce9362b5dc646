package dev.lockstep.testkit.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.migrate.apply.Applied;
import dev.lockstep.migrate.apply.Author;
import dev.lockstep.migrate.apply.HazardsException;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.apply.Proposal;
import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.testkit.EachVendor;
import dev.lockstep.testkit.ScratchProject;
import dev.lockstep.testkit.TestVendor;
import dev.lockstep.testkit.plain.DatabaseState;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** A project with shelves and books, of which each has a value {@code v}, and whose table counts what is written to it. */
final class Shelves implements AutoCloseable {

    static final String TEXT = "\"max_length\": 20, \"is_nullable\": true";
    static final String NUMBER = "\"is_nullable\": true";

    private final TestVendor vendor;
    private final ScratchProject project;
    private final PlainDatabase database;

    Shelves(TestVendor vendor) throws SQLException {
        this.vendor = vendor;
        this.project = ScratchProject.create(vendor);
        this.database = PlainDatabase.open(project.url());
    }

    /** What is done to it. */
    interface Trying {
        void with(Shelves project) throws SQLException;
    }

    /** The same on each product. */
    static Stream<DynamicTest> each(Trying test) {
        return EachVendor.vendors()
                .map(vendor -> DynamicTest.dynamicTest(vendor.toString(), () -> {
                    try (var project = new Shelves(vendor)) {
                        test.with(project);
                    }
                }));
    }

    /** A snapshot with these fields of books, besides their key and {@code seen}, and these relations. */
    static String snapshot(String key, String fields, String relations) {
        return """
                {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
                 "collections": [{"collection": "book", "meta": {}, "schema": {"name": "book"}},
                  {"collection": "room", "meta": {}, "schema": {"name": "room"}},
                  {"collection": "shelf", "meta": {}, "schema": {"name": "shelf"}}],
                 "fields": [
                  {"collection": "book", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "is_nullable": false}},
                  {"collection": "book", "field": "seen", "type": "integer", "meta": {}, "schema": {"default_value": 0}},
                  {"collection": "room", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true, "is_nullable": false}},
                  {"collection": "shelf", "field": "id", "type": "%s", "meta": {}, "schema": {"is_primary_key": true, "is_nullable": false}}%s],
                 "relations": [%s]}
                """.formatted(key, fields.isEmpty() ? "" : ", " + fields, relations);
    }

    /** A snapshot whose books have a text. */
    static String text(String schema) {
        return snapshot("integer", field("v", "string", schema), "");
    }

    /** A snapshot whose books have a number. */
    static String number(String schema) {
        return snapshot("integer", field("v", "integer", schema), "");
    }

    /** A snapshot whose books have a number that points. */
    static String pointer(String schema, String collection) {
        return snapshot("integer", field("v", "integer", schema), pointing("v", collection));
    }

    /** A field of books. */
    static String field(String name, String type, String schema) {
        return """
                {"collection": "book", "field": "%s", "type": "%s", "meta": {}, "schema": {%s}}""".formatted(name, type, schema);
    }

    /** A foreign key on a field of books. */
    static String pointing(String field, String collection) {
        return """
                {"collection": "book", "field": "%s", "related_collection": "%s", "meta": {}, "schema": {"on_delete": "SET NULL"}}""".formatted(field, collection);
    }

    private Function<ProjectState, Migrator.Request> request(String snapshot) {
        return project.migrator().request(SnapshotReader.read(JsonReader.read(snapshot)), Intent.Mode.MIRROR, true);
    }

    static Consent consent(String allow) {
        return Consent.read(List.of(allow), false);
    }

    private static Terms terms(String allow, @Nullable String digest, boolean rehearsal) {
        return new Terms(consent(allow), digest, rehearsal, Author.UNKNOWN);
    }

    Applied migrate(String snapshot, String allow) {
        return project.migrator().change(request(snapshot), terms(allow, null, false));
    }

    Applied migrate(String snapshot, String allow, String digest, boolean rehearsal) {
        return project.migrator().change(request(snapshot), terms(allow, digest, rehearsal));
    }

    /** What the snapshot does not speak of stays. */
    Applied merge(String snapshot, String allow) {
        var document = SnapshotReader.read(JsonReader.read(snapshot));
        return project.migrator()
                .change(project.migrator().request(document, Intent.Mode.MERGE, true), terms(allow, null, false));
    }

    Proposal plan(String snapshot, String allow) {
        return project.migrator().plan(request(snapshot), consent(allow));
    }

    Proposal planUndo(long entry, String allow) {
        return project.migrator().planUndo(entry, false, consent(allow));
    }

    long undo(long entry, String allow) {
        return undo(entry, allow, false);
    }

    long undo(long entry, String allow, boolean through) {
        var undone = project.migrator().undo(entry, through, terms(allow, null, false));
        return Objects.requireNonNull(undone.entry());
    }

    /** The codes of what a snapshot is refused for; nothing changes. */
    List<String> refusal(String snapshot, String allow) throws SQLException {
        return refusal(() -> migrate(snapshot, allow));
    }

    List<String> refusal(Runnable change) throws SQLException {
        var before = DatabaseState.of(database);
        var refused = catchThrowableOfType(HazardsException.class, change::run);
        assertThat(refused).isNotNull();
        assertThat(DatabaseState.of(database)).isEqualTo(before);
        return refused.hazards().stream()
                .map(hazard -> hazard.code().name())
                .sorted()
                .distinct()
                .toList();
    }

    /** Whether any text can be where a UUID should be. */
    boolean keepsUuidsInTexts() {
        return vendor == TestVendor.MARIADB || vendor == TestVendor.MYSQL;
    }

    String quote(String name) {
        return database.quote(name);
    }

    void write(String sql) throws SQLException {
        database.run(sql);
    }

    /** All books get values, each an SQL literal, with keys from 1 on. */
    void fill(List<String> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            write("INSERT INTO book (id, v) VALUES (" + (i + 1) + ", " + values.get(i) + ")");
        }
    }

    /** Counts what is written to books; the text must not name the field, which it would otherwise be in the way of. */
    void count() throws SQLException {
        switch (vendor) {
            case SQLITE ->
                write("CREATE TRIGGER book_seen AFTER UPDATE ON book WHEN old.seen = new.seen BEGIN"
                        + " UPDATE book SET seen = seen + 1 WHERE id = new.id; END");
            case POSTGRES -> {
                write("CREATE FUNCTION seen() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN new.seen = old.seen + 1;"
                        + " RETURN new; END'");
                write("CREATE TRIGGER book_seen BEFORE UPDATE ON book FOR EACH ROW EXECUTE FUNCTION seen()");
            }
            case MARIADB, MYSQL ->
                write("CREATE TRIGGER book_seen BEFORE UPDATE ON book FOR EACH ROW SET new.seen = old.seen + 1");
        }
    }

    /** What a query answers, a row a text. */
    List<String> rows(String query) throws SQLException {
        var all = new ArrayList<String>();
        for (var row : database.rows(query)) {
            all.add(String.join(
                    " ", row.values().values().stream().map(String::valueOf).toList()));
        }
        return all;
    }

    /** The values of the books, in the order of their keys. */
    List<String> values() throws SQLException {
        return rows("SELECT v FROM book ORDER BY id");
    }

    /** Whether there is nothing left to do. */
    boolean isAt(String snapshot) {
        return project.diff(JsonReader.read(snapshot)).changes().isEmpty();
    }

    Content content() throws SQLException {
        return Content.of(project, database);
    }

    @Override
    public void close() throws SQLException {
        database.close();
        project.close();
    }
}
