package dev.lockstep.cli.demo;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;

/** The steps of docs/guide.md, each with what is sent, what comes back and how long it took. */
final class Walk {

    private final Caller caller;
    private final Page page;
    private final DemoProject source;
    private final DemoProject target;

    Walk(Caller caller, Page page, DemoProject source, DemoProject target) {
        this.caller = caller;
        this.page = page;
        this.source = source;
        this.target = target;
    }

    void go() {
        var snapshot = snapshot();
        var diff = diff(snapshot);
        apply(diff);
        diffAgain(snapshot);
        compareSnapshots(snapshot);
    }

    private JsonObject snapshot() {
        page.step(1, "Read the data model of the source");
        var answer = send("GET", source, "/schema/snapshot", JsonObject.EMPTY);
        var snapshot = Source.expect(200, answer).dataObject();
        page.answer(answer, counts(snapshot));
        page.detail(kilobytes(answer.body().length()) + " of JSON; what stands under \"data\" goes on");
        page.line("");
        return snapshot;
    }

    private JsonObject diff(JsonObject snapshot) {
        page.step(2, "Ask the target what would change");
        var answer = send("POST", target, "/schema/diff", snapshot);
        var document = Source.expect(200, answer).dataObject();
        page.answer(answer, document.get("diff") instanceof JsonObject diff ? counts(diff) : "no diff");
        page.detail("hash " + document.text("hash").orElse("missing"));
        page.detail("Nothing has changed so far.");
        page.line("");
        return document;
    }

    private void apply(JsonObject diff) {
        page.step(3, "Change the target, all or nothing");
        var answer = Source.expect(204, send("POST", target, "/schema/apply", diff));
        page.answer(answer, "done");
        page.line("");
    }

    private void diffAgain(JsonObject snapshot) {
        page.step(4, "Ask again");
        var answer = Source.expect(204, send("POST", target, "/schema/diff", snapshot));
        page.answer(answer, "nothing is left to change");
        page.line("");
    }

    private void compareSnapshots(JsonObject snapshot) {
        page.step(5, "Read the data model of the target");
        var answer = Source.expect(200, send("GET", target, "/schema/snapshot", JsonObject.EMPTY));
        if (!answer.data().equals(snapshot)) {
            throw new DemoFailedException("The target's model is not the source's.");
        }
        page.answer(answer, "the same document as in step 1");
    }

    private Answer send(String method, DemoProject project, String path, JsonObject body) {
        page.request(method, project.address() + path);
        return method.equals("GET") ? caller.get(project, path) : caller.post(project, path, body);
    }

    private static String counts(JsonObject lists) {
        return Arrays.asList("collections", "fields", "relations").stream()
                .map(name -> (lists.get(name) instanceof JsonArray list
                                ? list.items().size()
                                : 0) + " " + name)
                .reduce((first, second) -> first + ", " + second)
                .orElse("");
    }

    private static String kilobytes(int characters) {
        return String.format(Locale.ROOT, "%,d kB", (characters + 512) / 1024);
    }
}
