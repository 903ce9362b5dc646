package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.migrate.apply.NotConvergedException;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.testkit.plain.DatabaseState;
import dev.lockstep.testkit.plain.PlainDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Something in the database undoes what an apply does, so that the check at its end finds it. */
class NotConvergedTest {

    private static final String BEFORE = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [{"collection": "book", "meta": {}, "schema": {}}],
             "fields": [{"collection": "book", "field": "id", "type": "integer", "meta": {},
               "schema": {"is_primary_key": true, "has_auto_increment": true}},
              {"collection": "book", "field": "title", "type": "string", "meta": {}, "schema": {}}],
             "relations": []}""";

    private static final Map<TestVendor, List<String>> MEDDLING =
            Map.of(TestVendor.SQLITE, List.of("""
                    create trigger meddle after update on directus_fields when new.field = 'title'
                    begin update directus_fields set note = 'mine', width = 'half' where id = new.id; end""", """
                    create trigger swallow after insert on directus_collections when new.collection = 'shelf'
                    begin delete from directus_collections where collection = 'shelf'; end"""), TestVendor.POSTGRES, List.of("""
                    create function meddle() returns trigger language plpgsql as
                    'begin new.note = ''mine''; new.width = ''half''; return new; end'""", """
                    create trigger meddle before update on directus_fields for each row when (new.field = 'title')
                    execute function meddle()""", """
                    create function swallow() returns trigger language plpgsql as 'begin return null; end'""", """
                    create trigger swallow before insert on directus_collections for each row
                    when (new.collection = 'shelf') execute function swallow()"""));

    @TestFactory
    Stream<DynamicTest> saysWhichPropertiesOfWhichEntriesDifferAndTakesEverythingBack() {
        return EachVendor.vendors()
                .filter(MEDDLING::containsKey)
                .map(vendor -> DynamicTest.dynamicTest(vendor.toString(), () -> takesEverythingBack(vendor)));
    }

    private static void takesEverythingBack(TestVendor vendor) throws SQLException {
        try (var project = ScratchProject.create(vendor);
                var database = PlainDatabase.open(project.url())) {
            project.migrate(document(BEFORE));
            for (var sql : MEDDLING.getOrDefault(vendor, List.of())) {
                database.run(sql);
            }
            var before = project.snapshot();
            var state = DatabaseState.of(database);
            var wanted = BEFORE.replace(
                            "\"title\", \"type\": \"string\", \"meta\": {}",
                            "\"title\", \"type\": \"string\", \"meta\": {\"note\": \"yours\"}")
                    .replace("\"collections\": [", "\"collections\": [{\"collection\": \"shelf\", \"meta\": {}}, ");
            assertThatThrownBy(() -> project.migrate(document(wanted)))
                    .isInstanceOf(NotConvergedException.class)
                    .hasMessage("After all steps these differences were left, so everything was taken back:"
                            + " collection shelf is missing; field book.title differs in meta.note, meta.width.");
            assertThat(project.snapshot()).isEqualTo(before);
            assertThat(DatabaseState.of(database)).isEqualTo(state);
        }
    }

    private static JsonObject document(String text) {
        return (JsonObject) JsonReader.read(text);
    }
}
