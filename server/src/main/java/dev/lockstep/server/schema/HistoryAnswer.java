package dev.lockstep.server.schema;

import dev.lockstep.document.diff.RecordedDiff;
import dev.lockstep.migrate.history.DiskUse;
import dev.lockstep.migrate.history.History;
import dev.lockstep.migrate.history.HistoryEntry;
import dev.lockstep.migrate.history.Kept;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What entries of the history look like over HTTP. */
final class HistoryAnswer {

    private HistoryAnswer() {}

    /** An entry at a glance. */
    static JsonObject of(HistoryEntry entry) {
        return glance(entry).build();
    }

    /**
     * An entry with all that is known of it.
     *
     * @param kept what its change set aside and is still listed
     * @param sizes bytes by the name of a table
     */
    static JsonObject of(History.Full full, List<Kept> kept, Map<String, Long> sizes) {
        var document = full.document();
        return glance(full.entry())
                .put("diff", RecordedDiff.write(document.changes()))
                .put("plan", document.plan())
                .put("hazards", document.hazards())
                .put("warnings", document.warnings())
                .put(
                        "kept",
                        new JsonArray(kept.stream()
                                .<JsonValue>map(each -> kept(each, sizes.get(each.table())))
                                .toList()))
                .build();
    }

    /** How much everything that was set aside takes. */
    static JsonObject of(DiskUse use) {
        return JsonObject.builder()
                .put("tables", use.tables())
                .put("rows", use.rows())
                .put("bytes", use.bytes().map(JsonValue::of).orElse(JsonNull.NULL))
                .build();
    }

    private static JsonObject.Builder glance(HistoryEntry entry) {
        return JsonObject.builder()
                .put("id", entry.id())
                .put("at", entry.at().toString())
                .put("who", entry.who())
                .put("how", entry.how().word())
                .put("source", entry.source())
                .put("hash", beforeAndAfter(entry.hashBefore(), entry.hashAfter()))
                .put("fingerprint", beforeAndAfter(entry.fingerprintBefore(), entry.fingerprintAfter()))
                .put("duration_ms", entry.duration().toMillis())
                .put("outcome", entry.outcome().word())
                .put("undo_of", number(entry.undoOf()))
                .put("undone_by", number(entry.undoneBy()))
                .put("purged_at", moment(entry.purgedAt()));
    }

    private static JsonObject beforeAndAfter(@Nullable String before, String after) {
        return JsonObject.builder().put("before", before).put("after", after).build();
    }

    private static JsonObject kept(Kept kept, @Nullable Long bytes) {
        return JsonObject.builder()
                .put("table", kept.table())
                .put("kind", kept.kind())
                .put("collection", kept.collection())
                .put("field", kept.field())
                .put("rows", kept.rows())
                .put("present", kept.present())
                .put("bytes", number(bytes))
                .build();
    }

    private static JsonValue number(@Nullable Long number) {
        return number == null ? JsonNull.NULL : JsonValue.of(number);
    }

    private static @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
