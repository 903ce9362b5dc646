package dev.lockstep.cli.demo;

/** The last word of the demo: how to do by hand what it did. This is the one place that tells the secrets. */
final class Invitation {

    private final Page page;
    private final DemoProject source;
    private final DemoProject target;

    Invitation(Page page, DemoProject source, DemoProject target) {
        this.page = page;
        this.source = source;
        this.target = target;
    }

    void show() {
        page.heading("Now you");
        page.line("Both projects run until you press Ctrl-C. The administrator of each is");
        page.line(DemoProject.EMAIL + ", with the password");
        page.line("  source   " + source.password());
        page.line("  target   " + target.password());
        page.line("and the token in the first lines of what follows. Paste it into another");
        page.line("terminal: it adds a field to the source and carries it to the target.");
        page.line("");
        page.line("SOURCE=" + source.address());
        page.line("SOURCE_TOKEN=" + source.token());
        page.line("TARGET=" + target.address());
        page.line("TARGET_TOKEN=" + target.token());
        page.line("");
        curl(
                "$SOURCE/fields/books",
                "SOURCE",
                "-o /dev/null -d '{\"field\":\"shelf\",\"type\":\"string\",\"meta\":{}}'");
        page.line("");
        page.line("# 1  read the source");
        curl("$SOURCE/schema/snapshot?export=json", "SOURCE", "-o snapshot.json");
        page.line("# 2  ask the target (204 and no file: nothing to change)");
        curl("$TARGET/schema/diff", "TARGET", "-d @snapshot.json -o diff.json");
        page.line("# 3  change the target (204: done)");
        curl("$TARGET/schema/apply", "TARGET", "-d @diff.json");
        page.line("");
        page.remark("More in docs/guide.md. Ctrl-C stops both projects; their data stays.");
    }

    private void curl(String address, String who, String rest) {
        boolean sends = rest.contains("-d ");
        page.line("curl -sS -w '%{http_code}\\n' \"" + address + "\" \\");
        page.line("  -H \"Authorization: Bearer $" + who + "_TOKEN\" \\");
        if (sends) {
            page.line("  -H 'Content-Type: application/json' \\");
        }
        page.line("  " + rest);
    }
}
