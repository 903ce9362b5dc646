package dev.lockstep.server.migration;

import dev.lockstep.database.ConstraintViolationException;
import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.migrate.apply.HazardsException;
import dev.lockstep.migrate.apply.IncompatibleSnapshotException;
import dev.lockstep.migrate.apply.InvalidModelException;
import dev.lockstep.migrate.apply.MigrationRefusedException;
import dev.lockstep.migrate.apply.OtherPlanException;
import dev.lockstep.migrate.apply.OutdatedDiffException;
import dev.lockstep.migrate.apply.UndoRefusedException;
import dev.lockstep.migrate.consent.Allowance;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.plan.PlanDocument;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.resolve.Problem;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import java.util.List;

/** Turns refusals into error answers: one entry for each reason, all of them at once. */
public final class MigrationErrors {

    private MigrationErrors() {}

    /** The error answer of a refusal. */
    public static ApiException of(MigrationRefusedException refusal) {
        return switch (refusal) {
            case IncompatibleSnapshotException incompatible ->
                ApiError.invalidPayload(String.valueOf(incompatible.getMessage()))
                        .asException();
            case OutdatedDiffException outdated -> invalidPayload(outdated.reasons());
            case OtherPlanException other ->
                new ApiException(ApiError.invalidPayload(String.valueOf(other.getMessage()))
                        .withExtension("plan", JsonValue.of(other.digest())));
            case UndoRefusedException undo -> of(undo);
            case InvalidModelException invalid ->
                new ApiException(invalid.problems().stream()
                        .map(MigrationErrors::problem)
                        .toList());
            case HazardsException hazards ->
                new ApiException(
                        hazards.hazards().stream().map(MigrationErrors::hazard).toList());
        };
    }

    private static ApiException of(UndoRefusedException undo) {
        if (undo.reason() == UndoRefusedException.Reason.UNKNOWN_ENTRY) {
            return ApiError.forbidden().asException();
        }
        var entries = undo.entries().stream().<JsonValue>map(JsonValue::of).toList();
        return new ApiException(ApiError.conflict(String.valueOf(undo.getMessage()))
                .withExtension("problem", JsonValue.of(undo.reason().name()))
                .withExtension("entries", new JsonArray(entries)));
    }

    /** The error answer of a document that has the wrong shape. */
    public static ApiException of(InvalidDocumentException invalid) {
        return invalidPayload(invalid.reasons());
    }

    /**
     * The error answer where a row of the server's own tables was refused: people may add columns to them, with
     * constraints that rows of ours do not fulfil. Everything was taken back.
     */
    public static ApiException of(ConstraintViolationException violation) {
        var collection = violation.table();
        var field = violation.column();
        var error = switch (violation.kind()) {
            case UNIQUE -> ApiError.recordNotUnique(collection, field, null);
            case NOT_NULL -> ApiError.notNullViolation(collection, field);
            case FOREIGN_KEY -> ApiError.invalidForeignKey(collection, field, null);
            case TOO_LONG -> ApiError.valueTooLong(collection, field, null);
            case OUT_OF_RANGE -> ApiError.valueOutOfRange(collection, field, null);
            case CHECK ->
                ApiError.invalidPayload(
                        collection == null
                                ? "A constraint of the database refuses a value"
                                : "A constraint of \"" + collection + "\" refuses a value");
        };
        return error.asException();
    }

    private static ApiException invalidPayload(List<String> reasons) {
        return new ApiException(reasons.stream().map(ApiError::invalidPayload).toList());
    }

    private static ApiError problem(Problem problem) {
        var error = ApiError.invalidPayload(problem.message());
        return error.withExtension("problem", JsonValue.of(problem.code().name()))
                .withExtension("path", problem.path().isEmpty() ? null : JsonValue.of(problem.path()));
    }

    /** Directus has codes of its own for what rows refuse; where it has one, we answer with that. */
    private static ApiError hazard(Hazard hazard) {
        var collection = hazard.collection();
        var field = hazard.field() == null ? "" : hazard.field();
        var error = switch (hazard.code()) {
            case NULL_VALUES -> ApiError.containsNullValues(collection, field);
            case DUPLICATE_VALUES -> ApiError.recordNotUnique(collection, field, null);
            case VALUE_TOO_LONG -> ApiError.valueTooLong(collection, field, null);
            case ORPHAN_VALUES -> ApiError.invalidForeignKey(collection, field, null);
            case CAST_FAILS, CHANGES_VALUES, VALUES_DESTROYED, DROPS_COLUMN, DROPS_TABLE, DROPS_RECORDS ->
                ApiError.invalidPayload(hazard.describe());
        };
        var obstacle = hazard.obstacle();
        var way = obstacle == null
                ? " Allow it with allow=" + Allowance.of(hazard) + "."
                : " It cannot be allowed here: " + obstacle.words() + ".";
        return new ApiError(
                400,
                error.code(),
                error.message() + " Nothing was changed: " + hazard.describe() + "." + way,
                extensions(error.extensions(), hazard));
    }

    private static JsonObject extensions(JsonObject own, Hazard hazard) {
        var all = own.with("hazard", JsonValue.of(hazard.code().name()));
        for (var member : PlanDocument.hazard(hazard).members().entrySet()) {
            if (!member.getKey().equals("code") && !member.getKey().equals("message")) {
                all = all.with(member.getKey(), member.getValue());
            }
        }
        return all;
    }
}
