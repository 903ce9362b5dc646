package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.migrate.apply.NotConvergedException;
import dev.lockstep.model.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Something in the database undoes what an apply does, so that the check at its end finds it. */
class NotConvergedTest {

    private static final String BEFORE = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [{"collection": "book", "meta": {}, "schema": {}}],
             "fields": [{"collection": "book", "field": "id", "type": "integer", "meta": {},
               "schema": {"is_primary_key": true, "has_auto_increment": true}},
              {"collection": "book", "field": "title", "type": "string", "meta": {}, "schema": {}}],
             "relations": []}""";

    @Test
    void saysWhichPropertiesOfWhichEntriesDifferAndTakesEverythingBack() {
        try (var project = ScratchProject.create()) {
            project.migrate(document(BEFORE));
            run(project, """
                    create trigger meddle after update on directus_fields when new.field = 'title'
                    begin update directus_fields set note = 'mine', width = 'half' where id = new.id; end""");
            run(project, """
                    create trigger swallow after insert on directus_collections when new.collection = 'shelf'
                    begin delete from directus_collections where collection = 'shelf'; end""");
            var before = project.snapshot();
            var wanted = BEFORE.replace(
                            "\"title\", \"type\": \"string\", \"meta\": {}",
                            "\"title\", \"type\": \"string\", \"meta\": {\"note\": \"yours\"}")
                    .replace("\"collections\": [", "\"collections\": [{\"collection\": \"shelf\", \"meta\": {}}, ");
            assertThatThrownBy(() -> project.migrate(document(wanted)))
                    .isInstanceOf(NotConvergedException.class)
                    .hasMessage("After all steps these differences were left, so everything was taken back:"
                            + " collection shelf is missing; field book.title differs in meta.note, meta.width.");
            assertThat(project.snapshot()).isEqualTo(before);
        }
    }

    private static JsonObject document(String text) {
        return (JsonObject) JsonReader.read(text);
    }

    private static void run(ScratchProject project, String sql) {
        project.database().write(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
