package dev.lockstep.testkit.kill.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.database.DatabaseException;
import dev.lockstep.database.DatabaseUnavailableException;
import dev.lockstep.database.OutcomeUnknownException;
import dev.lockstep.testkit.kill.ChildProcess;
import dev.lockstep.testkit.kill.postgres.StopPoint.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Applies that run side by side, each in a database of its own and to a point of its own, and end there all at once. */
final class Batch {

    private static final int PATIENCE_SECONDS = 300;

    private final CrashableServer server;
    private final WatchedApply watched;
    private final List<Victim> victims;

    /** One of them. */
    private record Victim(StopPoint point, String url, Gate gate) {}

    /** What whoever asked for an apply was told. */
    enum Told {
        /** Nobody is there any more. */
        NOBODY,
        DONE,
        /** The database is out of reach, which means that nothing was changed. */
        UNREACHABLE,
        /** It is not known whether anything was changed. */
        UNKNOWN
    }

    /** How one of them ended; its database is to be looked at. */
    record Ended(StopPoint point, String url, Told told) {}

    /** @param databases gives each of them a database as it was before */
    Batch(CrashableServer server, WatchedApply watched, List<StopPoint> points, Supplier<String> databases) {
        this.server = server;
        this.watched = watched;
        this.victims = points.stream()
                .map(point -> {
                    var url = databases.get();
                    return new Victim(point, url, Gate.open(url, point));
                })
                .toList();
    }

    /** Runs them and ends them; all are where they stopped when this returns. */
    List<Ended> end(Harm harm, Random random) throws Exception {
        return switch (harm) {
            case PROCESS -> endProcess(random);
            case CONNECTION -> endConnections(random, stopped -> {});
            case BACKEND ->
                endConnections(
                        random,
                        stopped -> server.killBackend(
                                stopped.get(random.nextInt(stopped.size())).process()));
            case SERVER -> endConnections(random, stopped -> server.stopAtOnce());
        };
    }

    private List<Ended> endProcess(Random random) throws Exception {
        var arguments = Stream.concat(
                        Stream.of(watched.application().name()),
                        victims.stream().map(victim -> victim.gate().url()))
                .toArray(String[]::new);
        var process = ChildProcess.start(ApplyingProcess.class, arguments);
        try {
            awaitAll();
            release(random);
            ChildProcess.kill(process);
        } finally {
            process.destroyForcibly().waitFor();
            victims.forEach(victim -> victim.gate().close());
        }
        return ended(victims.stream().map(_ -> Told.NOBODY).toList());
    }

    private interface Deed {
        void to(List<Gate.Stopped> stopped) throws IOException;
    }

    /** Here those who asked live on. */
    private List<Ended> endConnections(Random random, Deed deed) throws Exception {
        var asked = new ArrayList<CompletableFuture<Told>>();
        try {
            for (var victim : victims) {
                asked.add(CompletableFuture.supplyAsync(
                        () -> ask(victim), work -> Thread.ofPlatform().start(work)));
            }
            var stopped = awaitAll();
            release(random);
            deed.to(stopped);
        } finally {
            victims.forEach(victim -> victim.gate().close());
        }
        var told = new ArrayList<Told>();
        for (var each : asked) {
            told.add(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return ended(told);
    }

    private Told ask(Victim victim) {
        try {
            watched.application().run(CrashableServer.open(victim.gate().url()));
            return Told.DONE;
        } catch (DatabaseException failed) {
            return switch (failed) {
                case OutcomeUnknownException _ -> Told.UNKNOWN;
                case DatabaseUnavailableException _ -> Told.UNREACHABLE;
                default -> throw failed;
            };
        }
    }

    private List<Gate.Stopped> awaitAll() throws Exception {
        var all = new ArrayList<Gate.Stopped>();
        for (var victim : victims) {
            var stopped = victim.gate().await();
            assertThat(stopped.text())
                    .as(victim.point().toString())
                    .isEqualTo(
                            watched.requests().get(victim.point().request() - 1).text());
            all.add(stopped);
        }
        return all;
    }

    /** Lets the server work on what it is to be in the middle of, for a part of the time that this takes; mostly a short one. */
    private void release(Random random) throws InterruptedException {
        var during = victims.stream()
                .filter(victim -> victim.point().moment() == Moment.DURING)
                .toList();
        long whole = during.stream()
                .mapToLong(victim ->
                        watched.requests().get(victim.point().request() - 1).nanos())
                .sum();
        during.forEach(victim -> victim.gate().release());
        TimeUnit.NANOSECONDS.sleep((long) (whole * Math.pow(10, -3 * random.nextDouble())));
    }

    private List<Ended> ended(List<Told> told) throws InterruptedException {
        var ended = new ArrayList<Ended>();
        for (int i = 0; i < victims.size(); i++) {
            var victim = victims.get(i);
            server.awaitAlone(victim.url());
            ended.add(new Ended(victim.point(), victim.url(), told.get(i)));
        }
        return ended;
    }
}
