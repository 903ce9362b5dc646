package dev.lockstep.cli.demo;

import dev.lockstep.cli.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Two projects and what happens between them. */
public final class Demo implements AutoCloseable {

    private final Page page;
    private final Path folder;
    private final DemoProject source;
    private final DemoProject target;

    private Demo(Page page, Path folder, DemoProject source, DemoProject target) {
        this.page = page;
        this.folder = folder;
        this.source = source;
        this.target = target;
    }

    /** Starts two new projects on the usual ports, or the next free ones, and says where. */
    public static Demo start(Terminal terminal) {
        var page = new Page(terminal);
        page.title("Lockstep demo: a data model moves from one project to another");
        var ports = PortPair.free();
        if (!ports.equals(PortPair.USUAL)) {
            page.remark("Ports " + PortPair.USUAL.source() + " and " + PortPair.USUAL.target()
                    + " are not both free, so these are the next two.");
        }
        var folder = newFolder();
        var source = DemoProject.start("source", folder, ports.source());
        try {
            var target = DemoProject.start("target", folder, ports.target());
            page.fact("source", source.address() + "   a small publishing house");
            page.fact("target", target.address() + "   empty");
            page.fact("data", folder.toString());
            return new Demo(page, folder, source, target);
        } catch (RuntimeException failed) {
            source.close();
            throw failed;
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("lockstep-demo-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Fills the source, walks the steps of the guide, and proves what came out; whether all of it held. */
    public boolean run() {
        try (var caller = new Caller()) {
            page.heading("The source gets its content");
            new Source(caller, page, source).fill();
            long rows = Proof.rows(source.file());

            page.heading("The steps of docs/guide.md");
            new Walk(caller, page, source, target).go();

            page.heading("Counted with plain SQL in both files");
            boolean holds = Proof.show(page, source.file(), target.file(), rows);
            page.verdict(holds, holds ? "Every step held." : "The two files differ.");
            return holds;
        } catch (DemoFailedException failure) {
            page.verdict(false, "Stopped: " + failure.getMessage());
            return false;
        }
    }

    /** Says how to go on by hand. */
    public void invite() {
        new Invitation(page, source, target).show();
    }

    /** Removes the data, too. */
    public void forget() {
        close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            target.close();
        } finally {
            source.close();
        }
    }
}
