package dev.lockstep.server;

import dev.lockstep.database.Database;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.history.Purge;
import dev.lockstep.migrate.project.NotAProjectException;
import dev.lockstep.migrate.project.ProjectInspector;
import dev.lockstep.migrate.system.Bootstrap;
import dev.lockstep.migrate.system.Migrations;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.MetaTable;
import dev.lockstep.server.access.Access;
import dev.lockstep.server.access.Authenticator;
import dev.lockstep.server.access.LoginCookie;
import dev.lockstep.server.access.PasswordHash;
import dev.lockstep.server.access.Sessions;
import dev.lockstep.server.auth.AccessTokens;
import dev.lockstep.server.auth.AuthRoutes;
import dev.lockstep.server.auth.Login;
import dev.lockstep.server.cache.ModelCache;
import dev.lockstep.server.datamodel.CollectionRoutes;
import dev.lockstep.server.datamodel.FieldRoutes;
import dev.lockstep.server.datamodel.RelationRoutes;
import dev.lockstep.server.history.HistoryAdministration;
import dev.lockstep.server.history.RetentionSweep;
import dev.lockstep.server.history.SweepSchedule;
import dev.lockstep.server.http.BodyLimit;
import dev.lockstep.server.http.Handler;
import dev.lockstep.server.http.HttpOptions;
import dev.lockstep.server.http.HttpServer;
import dev.lockstep.server.http.Route;
import dev.lockstep.server.http.Router;
import dev.lockstep.server.info.Health;
import dev.lockstep.server.info.InfoRoutes;
import dev.lockstep.server.info.ProjectSettings;
import dev.lockstep.server.items.ItemActions;
import dev.lockstep.server.items.ItemRoutes;
import dev.lockstep.server.migration.TermsReader;
import dev.lockstep.server.openapi.SpecificationRoutes;
import dev.lockstep.server.schema.HistoryRoutes;
import dev.lockstep.server.schema.SchemaRoutes;
import dev.lockstep.server.settings.AdminSettings;
import dev.lockstep.server.settings.Settings;
import dev.lockstep.server.users.UserAdministration;
import dev.lockstep.server.users.UserRoutes;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One running project: the composition root, which puts the parts together with plain constructors. Safe for use by
 * several threads.
 */
public final class Project implements AutoCloseable {

    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
    private static final int PASSWORD_LENGTH = 20;
    /** Without letters and digits that are easily taken for each other. */
    private static final String PASSWORD_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final Database database;
    private final HttpServer http;
    private final PasswordHash passwords;
    private final List<Route> routes;
    private final Optional<FirstStart> firstStart;
    private final SweepSchedule sweeps;

    private Project(
            Database database,
            HttpServer http,
            PasswordHash passwords,
            List<Route> routes,
            Optional<FirstStart> firstStart,
            SweepSchedule sweeps) {
        this.database = database;
        this.http = http;
        this.routes = List.copyOf(routes);
        this.passwords = passwords;
        this.firstStart = firstStart;
        this.sweeps = sweeps;
    }

    /**
     * What a new project has to tell once.
     *
     * @param generatedPassword of the administrator, if none was given
     */
    public record FirstStart(String email, Optional<String> generatedPassword) {
        /** Everything but the password. */
        @Override
        public String toString() {
            return "FirstStart[email=" + email + "]";
        }
    }

    /**
     * Opens the database, makes it a project if it is empty, and listens.
     *
     * @throws dev.lockstep.database.DatabaseUnavailableException if the database cannot be opened
     * @throws dev.lockstep.migrate.system.OlderProjectException if its tables are those of an older Directus
     * @throws dev.lockstep.server.http.ListenException if the port is taken
     */
    public static Project start(Settings settings) {
        var ready = new CompletableFuture<Handler>();
        // the server's classes take as long to load as the database takes to open, so both go side by side; requests
        // that come too early wait
        var listening = besides(() -> HttpServer.start(
                HttpOptions.of(settings), request -> ready.join().handle(request)));
        try {
            return start(settings, listening, ready);
        } catch (RuntimeException failed) {
            ready.completeExceptionally(failed);
            closeOnceOpen(listening);
            throw failed;
        }
    }

    private static Project start(
            Settings settings, CompletableFuture<HttpServer> listening, CompletableFuture<Handler> ready) {
        // its zone is what times without a zone are in, as with Directus
        var clock = Clock.system(ZoneId.systemDefault());
        var describing = besides(SystemTables::load);
        var database = DatabaseOpening.await(settings.database());
        var passwords = new PasswordHash();
        try {
            var system = result(describing);
            // before a project is made: its password is shown once, which a port that is taken would prevent
            var http = result(listening);
            var firstStart = bootstrap(database, system, settings.admin(), passwords, clock);
            var sweep = new RetentionSweep(
                    new Purge(database, clock), settings.schema().retention());
            var routes = routes(database, system, settings, passwords, clock, sweep);
            ready.complete(new DatabaseOutage(new Router(routes)));
            var sweeps = SweepSchedule.start(sweep, BETWEEN_SWEEPS);
            return new Project(database, http, passwords, routes, firstStart, sweeps);
        } catch (RuntimeException failed) {
            passwords.close();
            database.close();
            throw failed;
        }
    }

    private static void closeOnceOpen(CompletableFuture<HttpServer> listening) {
        try {
            listening.join().close();
        } catch (CompletionException neverOpened) {
            // that it did not open is the failure that is told, or a second one after it
        }
    }

    private static <R> CompletableFuture<R> besides(Supplier<R> work) {
        return CompletableFuture.supplyAsync(
                work,
                task -> Thread.ofPlatform().daemon().name("lockstep-start").start(task));
    }

    /** The result, or the failure itself instead of one around it. */
    private static <R> R result(CompletableFuture<R> work) {
        try {
            return work.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /**
     * Works on the users of a project that exists, whether it runs or not.
     *
     * @throws NotAProjectException if there is no project where the settings say
     * @throws dev.lockstep.database.DatabaseUnavailableException if the database cannot be opened
     */
    public static <R> R administer(Settings settings, Function<UserAdministration, R> work) {
        return onExisting(settings, (database, inspector) -> {
            try (var passwords = new PasswordHash()) {
                return work.apply(new UserAdministration(database, () -> inspector.inspect(database), passwords));
            }
        });
    }

    /**
     * Works on the history of a project that exists, whether it runs or not.
     *
     * @throws NotAProjectException if there is no project where the settings say
     * @throws dev.lockstep.database.DatabaseUnavailableException if the database cannot be opened
     */
    public static <R> R administerHistory(Settings settings, Function<HistoryAdministration, R> work) {
        return onExisting(
                settings,
                (database, inspector) -> work.apply(new HistoryAdministration(
                        database,
                        inspector,
                        new Purge(database, Clock.systemUTC()),
                        settings.schema().retention())));
    }

    /** It must not be made by this: whoever stands in the wrong folder would get a new, empty project instead of an answer. */
    private static <R> R onExisting(Settings settings, BiFunction<Database, ProjectInspector, R> work) {
        var file = settings.database().filename();
        if (!settings.database().client().isServer() && !Files.exists(file)) {
            throw new NotAProjectException("There is no project at " + file + ".");
        }
        try (var database = DatabaseOpening.open(settings.database())) {
            var system = SystemTables.load().model();
            return work.apply(database, new ProjectInspector(database.vendor(), system));
        }
    }

    private static Optional<FirstStart> bootstrap(
            Database database, SystemTables system, AdminSettings admin, PasswordHash passwords, Clock clock) {
        boolean empty = database.inspect(connection -> {
            var schema = database.vendor().inspector().inspect(connection);
            if (schema.table(MetaTable.COLLECTIONS.tableName()) == null) {
                return true;
            }
            Migrations.requireServed(database.vendor(), connection, schema, system);
            return false;
        });
        if (!empty) {
            return Optional.empty();
        }
        Optional<String> generated = admin.password() == null ? Optional.of(randomPassword()) : Optional.empty();
        var password = generated.orElseGet(() -> String.valueOf(admin.password()));
        // hashing takes as long as making all tables, so they go side by side
        var hash = CompletableFuture.supplyAsync(() -> passwords.hash(password));
        boolean made = new Bootstrap(database.vendor(), system, clock)
                .run(database, new Bootstrap.Administrator(admin.email(), hash::join, admin.token()));
        return made ? Optional.of(new FirstStart(admin.email(), generated)) : Optional.empty();
    }

    private static String randomPassword() {
        return new SecureRandom()
                .ints(PASSWORD_LENGTH, 0, PASSWORD_LETTERS.length())
                .mapToObj(PASSWORD_LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    /**
     * Puts together what answers requests.
     *
     * @param sweep told of each change of the model
     */
    static List<Route> routes(
            Database database,
            SystemTables system,
            Settings settings,
            PasswordHash passwords,
            Clock clock,
            RetentionSweep sweep) {
        var directus = settings.compatibility().directusVersion();
        var vendor = database.vendor();
        var builtIn = system.model().withExcluded(Set.copyOf(settings.database().excludeTables()));
        var inspector = new ProjectInspector(vendor, builtIn);
        var cache = new ModelCache(database, inspector, clock);
        var purge = new Purge(database, clock);
        var migrator = new Migrator(database, inspector, directus, clock, _ -> {
            cache.forget();
            sweep.afterChange();
        });
        var tokens = new AccessTokens(settings.tokens().secret(), clock);
        var sessions = new Sessions(vendor, clock);
        var refreshCookie = new LoginCookie(
                settings.cookies().refreshToken(), settings.tokens().refreshTtl(), clock);
        var sessionCookie =
                new LoginCookie(settings.cookies().session(), settings.tokens().sessionTtl(), clock);
        var access = new Access(new Authenticator(database, cache, tokens, sessions, sessionCookie));
        var login = new Login(database, cache, passwords, sessions, settings.tokens(), clock);
        var items = new ItemActions(database, passwords, clock);
        var fileLimit = new BodyLimit(settings.limits().importMaxFileSize(), "IMPORT_MAX_FILE_SIZE");
        var origin = new SchemaRoutes.Origin(directus, vendor.rules().vendor());
        var terms = new TermsReader(settings.schema().lossNeedsConsent(), access::requireAdmin);
        var routes = new ArrayList<Route>();
        var health = new Health(
                database,
                settings.database().client().toString(),
                directus,
                settings.listen().publicUrl());
        routes.addAll(new InfoRoutes(access, directus, new ProjectSettings(database, cache), health).routes());
        routes.addAll(
                new AuthRoutes(access, login, tokens, settings.tokens(), settings.login(), refreshCookie, sessionCookie)
                        .routes());
        routes.addAll(
                new SchemaRoutes(migrator, vendor, origin, access::requireAdmin, fileLimit, terms, clock).routes());
        routes.addAll(new HistoryRoutes(database, inspector, purge, access::requireAdmin, migrator::notice).routes());
        routes.addAll(new CollectionRoutes(migrator, database, system, access::requireAdmin, terms).routes());
        routes.addAll(new FieldRoutes(migrator, database, system, access::requireAdmin, terms).routes());
        routes.addAll(new RelationRoutes(migrator, database, system, access::requireAdmin, terms).routes());
        routes.addAll(new ItemRoutes(items, access, cache).routes());
        var users = new UserRoutes(items, access, cache, vendor, system);
        routes.addAll(users.routes());
        var publicUrl = settings.listen().publicUrl();
        routes.addAll(new SpecificationRoutes(
                        access,
                        cache,
                        users::collection,
                        Collections.unmodifiableList(routes),
                        directus,
                        publicUrl,
                        settings.cookies().session().name())
                .routes());
        return routes;
    }

    /** The port it listens on. */
    public int port() {
        return http.port();
    }

    /** What it answers, in no order. */
    List<Route> routes() {
        return routes;
    }

    /** What to tell about a project that was made just now; empty if it existed. */
    public Optional<FirstStart> firstStart() {
        return firstStart;
    }

    /** Takes no more requests, finishes those that run, and closes the database. */
    @Override
    public void close() {
        try {
            http.stop();
        } finally {
            sweeps.close();
            passwords.close();
            database.close();
        }
    }
}
