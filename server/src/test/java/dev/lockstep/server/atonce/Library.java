package dev.lockstep.server.atonce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.RunningProject;
import java.util.List;

/** A project with a collection {@code book} that can be made into several forms. */
final class Library {

    private static final String MODEL = """
            {"version": 1, "directus": "12.4.0", "vendor": "sqlite",
             "collections": [{"collection": "book", "meta": {}, "schema": {}}],
             "fields": [
               {"collection": "book", "field": "id", "type": "integer", "meta": {}, "schema": {"is_primary_key": true}},
               {"collection": "book", "field": "title", "type": "string", "meta": {}, "schema": {"max_length": 100}}%s],
             "relations": []}
            """;

    /** The forms, of which each is another table: made anew, longer by a field, or with a field of another type. */
    static final List<String> FORMS = List.of(
            MODEL.formatted(""),
            MODEL.formatted(field("pages", "integer")),
            MODEL.formatted(field("pages", "bigInteger")).replace("100", "200"),
            MODEL.formatted(field("pages", "bigInteger") + field("note", "text")));

    private Library() {}

    private static String field(String name, String type) {
        return ", {\"collection\": \"book\", \"field\": \"%s\", \"type\": \"%s\", \"meta\": {}, \"schema\": {}}"
                .formatted(name, type);
    }

    static RunningProject start() {
        var project = RunningProject.start();
        assertThat(project.post("/schema/apply", diff(project, FORMS.get(1))).status())
                .isEqualTo(204);
        return project;
    }

    static JsonValue diff(RunningProject project, String form) {
        var answer = project.send("POST", "/schema/diff", form);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.data();
    }
}
