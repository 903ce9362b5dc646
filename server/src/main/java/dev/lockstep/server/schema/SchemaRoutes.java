package dev.lockstep.server.schema;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.database.Vendor;
import dev.lockstep.document.diff.DiffReader;
import dev.lockstep.document.diff.DiffWriter;
import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.document.snapshot.SnapshotReader;
import dev.lockstep.document.snapshot.SnapshotWriter;
import dev.lockstep.migrate.apply.Applied;
import dev.lockstep.migrate.apply.MigrationRefusedException;
import dev.lockstep.migrate.apply.Migrator;
import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.project.ProjectState;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Intent;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.BodyLimit;
import dev.lockstep.server.http.Handler;
import dev.lockstep.server.http.QueryParameters;
import dev.lockstep.server.http.Request;
import dev.lockstep.server.http.Response;
import dev.lockstep.server.http.Route;
import dev.lockstep.server.migration.MigrationErrors;
import dev.lockstep.server.migration.TermsReader;
import dev.lockstep.server.migration.WarningAnswer;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code /schema}: for administrators only, which is checked before a body is read. */
public final class SchemaRoutes {

    private final Migrator migrator;
    private final Origin origin;
    private final Consumer<Request> requireAdmin;
    private final BodyLimit fileLimit;
    private final TermsReader terms;
    private final PlanAnswer answer;
    private final Clock clock;
    private final WrittenSnapshot written = new WrittenSnapshot();

    /** What a snapshot says about where it comes from: the compatibility version and the database product. */
    public record Origin(String directus, String vendor) {}

    /**
     * @param requireAdmin throws for everybody else
     * @param fileLimit how large an uploaded document may be
     * @param terms reads on which terms a change is asked for
     */
    public SchemaRoutes(
            Migrator migrator,
            Vendor vendor,
            Origin origin,
            Consumer<Request> requireAdmin,
            BodyLimit fileLimit,
            TermsReader terms,
            Clock clock) {
        this.migrator = migrator;
        this.terms = terms;
        this.answer = new PlanAnswer(
                vendor, proposal -> migrator.hash(proposal.before().model()));
        this.origin = origin;
        this.requireAdmin = requireAdmin;
        this.fileLimit = fileLimit;
        this.clock = clock;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/schema/snapshot", admin(this::snapshot)),
                Route.post("/schema/diff", admin(this::diff)),
                Route.post("/schema/plan", admin(this::plan)),
                Route.post("/schema/apply", admin(this::apply)),
                Route.post("/schema/undo/:entry", admin(this::undo)));
    }

    private Handler admin(Handler handler) {
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

    private Response snapshot(Request request) throws IOException {
        var query = request.query();
        var export = query.text("export").flatMap(SnapshotExport::read);
        boolean including = query.has("includeCollections");
        boolean excluding = query.has("excludeCollections");
        if (including && excluding) {
            throw ApiError.invalidPayload("\"includeCollections\" and \"excludeCollections\" cannot be used together")
                    .asException();
        }
        var model = migrator.inspect().model();
        var snapshot = including || excluding ? partial(model, query, including) : full(model);
        if (export.isPresent()) {
            return export.get().answer(snapshot.value(), clock.instant());
        }
        return including || excluding ? Response.data(snapshot::write) : written.answer(model, snapshot::write);
    }

    private SnapshotWriter full(DataModel model) {
        return SnapshotWriter.ofAll(model, origin.directus(), origin.vendor());
    }

    private SnapshotWriter partial(DataModel model, QueryParameters query, boolean including) {
        var names = names(query, including ? "includeCollections" : "excludeCollections");
        return SnapshotWriter.ofPart(
                model, origin.directus(), origin.vendor(), collection -> names.contains(collection) == including);
    }

    /** One name, a comma list, repeated, or in brackets. */
    private static Set<String> names(QueryParameters query, String parameter) {
        var names = new HashSet<String>();
        for (var text : query.texts(parameter)) {
            Arrays.stream(text.split(",", -1)).filter(name -> !name.isEmpty()).forEach(names::add);
        }
        return names;
    }

    private Response diff(Request request) throws IOException {
        var document = DocumentBody.read(request, fileLimit);
        var snapshot = SnapshotReader.read(document);
        var query = request.query();
        var difference = migrator.diff(snapshot, mode(query), query.flag("force"));
        if (difference.changes().isEmpty()) {
            return WarningAnswer.noContent(difference.warnings());
        }
        var written = DiffWriter.write(migrator.hash(difference.current()), difference.changes(), snapshot);
        return DiffWriter.isEmpty(written)
                ? WarningAnswer.noContent(difference.warnings())
                : WarningAnswer.data(written, difference.warnings());
    }

    private static Intent.Mode mode(QueryParameters query) {
        if (!query.has("mode")) {
            return Intent.Mode.MIRROR;
        }
        return switch (query.text("mode").orElse("")) {
            case "mirror" -> Intent.Mode.MIRROR;
            case "merge" -> Intent.Mode.MERGE;
            default ->
                throw ApiError.invalidPayload(
                                "Validation error: Invalid option: expected one of \"merge\"|\"mirror\" at \"mode\"")
                        .asException();
        };
    }

    private Response plan(Request request) throws IOException {
        if (request.query().has("undo")) {
            return planUndo(request);
        }
        var asked = submission(request, DocumentBody.read(request, fileLimit), true);
        if (request.query().flag("rehearse")) {
            var given = terms.rehearsal(request);
            return rehearsed(migrator.change(asked, given), given);
        }
        var consent = terms.consent(request);
        return Response.data(answer.of(migrator.plan(asked, consent), consent, false, List.of()));
    }

    private Response planUndo(Request request) {
        long entry = EntryNumber.read(request.query().text("undo").orElse(""));
        boolean through = request.query().flag("through");
        if (request.query().flag("rehearse")) {
            var given = terms.rehearsal(request);
            return rehearsed(migrator.undo(entry, through, given), given);
        }
        var consent = terms.consent(request);
        return Response.data(answer.of(migrator.planUndo(entry, through, consent), consent, false, List.of()));
    }

    private Response undo(Request request) {
        long entry = EntryNumber.read(request.pathParameter("entry"));
        var given = terms.read(request);
        var undone = migrator.undo(entry, request.query().flag("through"), given);
        if (given.rehearsal()) {
            return rehearsed(undone, given);
        }
        return WarningAnswer.noContent(undone.warnings());
    }

    private Response apply(Request request) throws IOException {
        var document = DocumentBody.read(request, fileLimit);
        var given = terms.read(request);
        boolean planned = given.digest() != null;
        if (!planned && !given.rehearsal() && DiffReader.read(document).isEmpty()) {
            return Response.noContent();
        }
        // a plan is of a snapshot or a diff, and what was agreed to is bound to the plan
        var asked = submission(request, document, planned);
        var applied = migrator.change(asked, given);
        return given.rehearsal() ? rehearsed(applied, given) : WarningAnswer.noContent(applied.warnings());
    }

    private Response rehearsed(Applied applied, Terms given) {
        return Response.data(answer.of(applied.proposal(), given.consent(), true, applied.durations()));
    }

    /**
     * What the document in the body asks for.
     *
     * @param any whether a snapshot will do, and a diff that was made for another state
     */
    private Function<ProjectState, Migrator.Request> submission(Request request, JsonValue document, boolean any) {
        boolean force = request.query().flag("force");
        if (any && !DiffReader.isDiff(document)) {
            return migrator.request(SnapshotReader.read(document), mode(request.query()), force);
        }
        return migrator.request(DiffReader.read(document), force || any);
    }
}
