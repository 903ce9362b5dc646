package dev.lockstep.cli;

import dev.lockstep.cli.demo.Demo;
import dev.lockstep.cli.terminal.Terminal;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what Lockstep does, on two projects made for it. */
@Command(
        name = "demo",
        description = "Starts two projects and moves a data model from one to the other.",
        footer = {"", "Its data is new each time; where it is, is said."})
final class DemoCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--exit", description = "End when all is shown; exit code 0 if all of it held, else 1.")
    private boolean exit;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logs.configure(Level.WARNING);
        var demo = Demo.start(terminal);
        if (!exit) {
            Shutdown.run(() -> {
                terminal.remark("Stopping both projects.");
                demo.close();
            });
        }
        boolean held = demo.run();
        if (exit) {
            if (held) {
                demo.forget();
            } else {
                demo.close();
            }
            return held ? ExitCode.DONE : ExitCode.DIFFERS;
        }
        demo.invite();
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }
}
