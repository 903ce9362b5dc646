package dev.lockstep.server.datamodel;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.Database;
import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.migrate.apply.MigrationRefusedException;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.migrate.system.SystemTables;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Warning;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.Handler;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.migration.MigrationErrors;
import dev.lockstep.server.migration.TermsReader;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the routes of this package share: how the model is read and changed, and who may. */
final class ModelRoad {

    private final Migrator migrator;
    private final Database database;
    private final BuiltIn builtIn;
    private final Consumer<Request> requireAdmin;
    private final TermsReader terms;

    ModelRoad(
            Migrator migrator,
            Database database,
            SystemTables system,
            Consumer<Request> requireAdmin,
            TermsReader terms) {
        this.terms = terms;
        this.migrator = migrator;
        this.database = database;
        this.builtIn = new BuiltIn(system);
        this.requireAdmin = requireAdmin;
    }

    /** Asks for a change; it is told the project under the lock. */
    @FunctionalInterface
    interface Asking {
        void ask(ProjectView before, Refusals refusals, IntentBuilder intent);
    }

    /** The project after a change, and what is to be said about the change. */
    record Changed(ProjectView view, List<Warning> warnings) {}

    /** Lets administrators through only, which is checked before a body is read, and answers refusals. */
    Handler admin(Handler handler) {
        return request -> {
            requireAdmin.accept(request);
            try {
                return handler.handle(request);
            } catch (InvalidDocumentException invalid) {
                throw MigrationErrors.of(invalid);
            } catch (MigrationRefusedException refused) {
                throw MigrationErrors.of(refused);
            } catch (ConstraintViolationException violation) {
                throw MigrationErrors.of(violation);
            }
        };
    }

    /** The project as it is now. */
    ProjectView view() {
        return new ProjectView(builtIn, database.vendor(), migrator.inspect());
    }

    /** How the database product describes its tables now. */
    Map<String, JsonObject> tables() {
        return database.read(database.vendor()::describeTables);
    }

    /** Changes the model: all of what is asked for, or nothing if any of it is refused. */
    Changed change(Request request, Asking asking) {
        var given = terms.direct(request);
        Function<ProjectState, Migrator.Request> asked = state -> {
            var refusals = new Refusals();
            var intent = new IntentBuilder();
            asking.ask(new ProjectView(builtIn, database.vendor(), state), refusals, intent);
            refusals.check();
            return Migrator.Request.of(intent.build());
        };
        var applied = migrator.change(asked, given);
        return new Changed(new ProjectView(builtIn, database.vendor(), applied.after()), applied.warnings());
    }

    /** A body that must be an object. */
    static JsonObject object(JsonValue body) {
        if (body instanceof JsonObject object) {
            return object;
        }
        throw ApiError.invalidPayload("\"value\" must be of type object").asException();
    }

    /** The items of a body that must be a list, else a refusal with the reason. */
    static List<JsonValue> items(JsonValue body, String otherwise) {
        if (body instanceof JsonArray(var items)) {
            return items;
        }
        throw ApiError.invalidPayload(otherwise).asException();
    }
}
