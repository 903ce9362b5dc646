package dev.lockstep.cli;

import dev.lockstep.cli.terminal.Terminal;
import dev.lockstep.server.Project;
import dev.lockstep.server.settings.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** Starts a project and stays until the process is told to end. */
@Command(
        name = "start",
        description = "Starts a project. An empty database becomes a new one.",
        footer = {"", "It stops on Ctrl-C or SIGTERM, after it has finished what runs."})
final class StartCommand implements Callable<Integer> {

    private final Terminal terminal;

    StartCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = Settings.read(System.getenv(), Path.of(""));
        Logs.configure(settings.log().level());
        var project = Project.start(settings);
        Shutdown.run(() -> {
            terminal.remark("Stopping; what runs is finished first.");
            project.close();
        });
        new Notice(terminal).running(project, settings);
        if (project.firstStart().isPresent()) {
            // hashing a password took 64 MB, which the process would keep for as long as it runs
            System.gc();
        }
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }
}
