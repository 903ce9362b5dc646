package dev.lockstep.cli.demo;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonValue;
import java.time.Duration;

/** Makes the source what it is: a project with a model and rows in it. */
final class Source {

    private final Caller caller;
    private final Page page;
    private final DemoProject project;

    Source(Caller caller, Page page, DemoProject project) {
        this.caller = caller;
        this.page = page;
        this.project = project;
    }

    void fill() {
        // the first request of a process pays for the client, which is not what the times are to show
        expect(200, caller.get(project, "/server/info"));
        var diff = expect(200, caller.post(project, "/schema/diff", ExampleModel.snapshot()));
        var applied = expect(204, caller.post(project, "/schema/apply", diff.data()));
        page.timed(
                "the model, through /schema/diff and /schema/apply", diff.time().plus(applied.time()));

        var me = expect(200, caller.get(project, "/users/me?fields=id"));
        var rows = new ExampleRows(me.dataObject().text("id").orElseThrow()).byCollection();
        int count = 0;
        var time = Duration.ZERO;
        for (var entry : rows.entrySet()) {
            time = time.plus(insert(entry.getKey(), entry.getValue()));
            count += entry.getValue().items().size();
        }
        time = time.plus(change("/items/house", ExampleRows.house()));
        time = time.plus(change("/items/imprints/1", ExampleRows.flagship()));
        page.timed(count + 1 + " rows in " + (rows.size() + 1) + " tables, through /items", time);
    }

    private Duration insert(String collection, JsonArray rows) {
        return expect(200, caller.post(project, "/items/" + collection, rows)).time();
    }

    private Duration change(String path, JsonValue row) {
        return expect(200, caller.patch(project, path, row)).time();
    }

    static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new DemoFailedException(
                    "Expected " + status + ", but the answer was " + answer.status() + ": " + answer.error());
        }
        return answer;
    }
}
