package dev.lockstep.server.schema;

import dev.lockstep.database.Vendor;
import dev.lockstep.document.diff.DiffWriter;
import dev.lockstep.migrate.apply.Proposal;
import dev.lockstep.migrate.consent.Allowance;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.migrate.hazard.Hazard;
import dev.lockstep.migrate.plan.PlanDocument;
import dev.lockstep.migrate.plan.WarningDocument;
import dev.lockstep.migrate.travel.LeftBehind;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a plan looks like over HTTP. */
final class PlanAnswer {

    private final Vendor vendor;
    private final Function<Proposal, String> hash;

    /** @param hash of the project that a proposal is for */
    PlanAnswer(Vendor vendor, Function<Proposal, String> hash) {
        this.vendor = vendor;
        this.hash = hash;
    }

    /**
     * The plan.
     *
     * @param consent what is agreed to, which is said of each hazard
     * @param durations how long each step took in a rehearsal; empty if there was none
     */
    JsonObject of(Proposal proposal, Consent consent, boolean rehearsed, List<Duration> durations) {
        var now = hash.apply(proposal);
        JsonValue diff = proposal.changes().isEmpty()
                ? JsonNull.NULL
                : DiffWriter.write(now, proposal.changes(), null).find("diff").orElse(JsonNull.NULL);
        List<JsonValue> hazards = proposal.hazards().stream()
                .<JsonValue>map(hazard -> hazard(hazard, consent))
                .toList();
        return JsonObject.builder()
                .put("digest", proposal.digest())
                .put("hash", now)
                .put("applicable", proposal.hazards().stream().allMatch(consent::covers))
                .put("rehearsed", rehearsed)
                .put("diff", diff)
                .put("steps", PlanDocument.steps(vendor, proposal.plan(), proposal.changes(), durations))
                .put("hazards", new JsonArray(hazards))
                .put("not_carried", leftBehind(proposal.leftBehind()))
                .put("warnings", WarningDocument.of(proposal.warnings()))
                .build();
    }

    private static JsonObject hazard(Hazard hazard, Consent consent) {
        return PlanDocument.hazard(hazard)
                .with(
                        "allow",
                        hazard.allowable() ? JsonValue.of(Allowance.of(hazard).toString()) : JsonNull.NULL)
                .with(
                        "obstacle",
                        textOrNull(
                                hazard.obstacle() == null
                                        ? null
                                        : hazard.obstacle().words()))
                .with("allowed", JsonValue.of(consent.covers(hazard)));
    }

    private static JsonArray leftBehind(List<LeftBehind> left) {
        return new JsonArray(left.stream()
                .<JsonValue>map(each -> JsonObject.builder()
                        .put("code", each.code().name())
                        .put("table", textOrNull(each.table()))
                        .put("id", each.id())
                        .put("collection", each.collection())
                        .put("field", textOrNull(each.field()))
                        .build())
                .toList());
    }

    private static JsonValue textOrNull(@Nullable String text) {
        return text == null ? JsonNull.NULL : JsonValue.of(text);
    }
}
