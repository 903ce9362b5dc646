package dev.lockstep.server.badinput;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.server.RunningProject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Uploaded documents in broken forms, and YAML that is none, or too much. */
final class FormMutations {

    private static final String FILE = "Content-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n";

    private static final List<String> NO_YAML = List.of(
            "a: [",
            "a: b: c",
            "\ta: 1",
            "a: 1\na: 2",
            "a: *nowhere",
            "a: &a [*a]",
            "&a {x: *a}",
            "a: !!python/object:os.system ls",
            "a: !ruby/object:Gem::Installer {}",
            "a: !!binary gA==",
            "a: !!set {x, y}",
            "!!str",
            "a: !<tag:example.com,2000:x> 1",
            "a: 1\n---\nb: 2",
            "%YAML 9.9\n---\na: 1",
            "? [a, b]\n: c",
            "? {a: 1}\n: c",
            "a: 1e999999",
            "a: \"\\xZZ\"",
            "a: 'x",
            "a: \u0000",
            "a: |9\n x",
            "<<: 1\na: 2",
            "null",
            "---",
            "# nothing",
            "text",
            "[]",
            "{}",
            "- 1");

    private final Random random;

    FormMutations(Random random) {
        this.random = random;
    }

    List<Mutation> of(Sample sample) {
        var body = sample.body();
        if (!sample.takesDocument() || body == null) {
            return List.of();
        }
        var all = new ArrayList<Mutation>();
        var json = JsonWriter.toText(body);
        all.add(Mutation.accepted("form with JSON", form(sample, part("application/json", json))));
        all.add(Mutation.accepted("form with YAML", form(sample, part("text/yaml", json))));
        brokenForms(json).forEach((name, text) -> all.add(Mutation.refused(name, form(sample, text))));
        for (var type : List.of(
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"",
                "multipart/form-data; boundary=OTHER",
                "multipart/form-data; boundary=" + "B".repeat(71),
                "multipart/mixed; boundary=B")) {
            all.add(Mutation.refused(
                    "type of the form",
                    type,
                    form(sample, part("application/json", json)).replacing("Content-Type", type)));
        }
        for (var yaml : NO_YAML) {
            all.add(Mutation.refused("no YAML", yaml, form(sample, part("text/yaml", RawRequest.bytes(yaml)))));
        }
        all.add(Mutation.refused("YAML bomb", form(sample, part("text/yaml", bomb()))));
        all.add(Mutation.refused("long YAML bomb", form(sample, part("text/yaml", longBomb()))));
        all.add(Mutation.refused("deep YAML", form(sample, part("text/yaml", "[".repeat(100_000)))));
        all.add(Mutation.refused("deep YAML of blocks", form(sample, part("text/yaml", blocks()))));
        all.add(Mutation.refused("YAML that is no UTF-8", form(sample, part("text/yaml", "a: \u00c3(\n"))));
        int cut = random.nextInt(1, json.length());
        all.add(Mutation.refused("file cut off", form(sample, part("application/json", json.substring(0, cut)))));
        all.add(Mutation.refused("YAML cut off", form(sample, part("text/yaml", json.substring(0, cut)))));
        all.add(Mutation.refused("YAML that is said to be JSON", form(sample, part("application/json", "a: 1"))));
        return all;
    }

    private Map<String, String> brokenForms(String json) {
        var whole = part("application/json", json);
        var forms = new LinkedHashMap<String, String>();
        forms.put("no end of the form", whole.substring(0, whole.length() - 5));
        forms.put("form cut off", whole.substring(0, random.nextInt(1, whole.length() - 8)));
        forms.put("no parts", "--B--\r\n");
        forms.put("nothing", "\r\n");
        forms.put("no headers of the part", "--B\r\n\r\n" + json + "\r\n--B--\r\n");
        forms.put("headers without an end", "--B\r\n" + FILE.strip() + "\r\n--B--\r\n");
        forms.put("empty file", "--B\r\n" + FILE + "\r\n--B--\r\n");
        forms.put(
                "field instead of a file",
                "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n" + json + "\r\n--B--\r\n");
        forms.put(
                "huge header of a part", "--B\r\nX-A: " + "a".repeat(50_000) + "\r\n" + FILE + json + "\r\n--B--\r\n");
        forms.put("header of a part without a colon", "--B\r\nnothing\r\n" + FILE + json + "\r\n--B--\r\n");
        forms.put(
                "thousands of parts",
                "--B\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n".repeat(3000) + whole);
        forms.put("another disposition", whole.replace("form-data", "attachment"));
        forms.put("JSON instead of a form", json);
        forms.put("NUL before the form", "\u0000" + whole.substring(3));
        return forms;
    }

    private static String part(String type, String content) {
        return "--B\r\nContent-Type: " + type + "\r\n" + FILE + content + "\r\n--B--\r\n";
    }

    private static RawRequest form(Sample sample, String body) {
        var head = List.of(
                "Host: localhost",
                "Connection: close",
                "Authorization: Bearer " + RunningProject.TOKEN,
                "Content-Type: multipart/form-data; boundary=B");
        return new RawRequest(sample.method(), sample.target(), head, body);
    }

    /** Nine levels of nine each: a few hundred bytes that would become a billion. */
    private static String bomb() {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i <= 9; i++) {
            var alias = "*a" + (i - 1);
            yaml.append("a%d: &a%d [%s]\n"
                    .formatted(
                            i,
                            i,
                            String.join(", ", List.of(alias, alias, alias, alias, alias, alias, alias, alias, alias))));
        }
        return yaml.toString();
    }

    /** A long text, named very often. */
    private static String longBomb() {
        return "a: &a " + "x".repeat(1_000_000) + "\nb: [" + "*a, ".repeat(20_000) + "]\n";
    }

    private static String blocks() {
        var yaml = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            yaml.append(" ".repeat(i)).append("a:\n");
        }
        return yaml.toString();
    }
}
