package dev.lockstep.server.schema;

import dev.lockstep.document.json.JsonStream;
import dev.lockstep.model.DataModel;
import dev.lockstep.server.http.Response;
import dev.lockstep.server.http.Response.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;

/**
 * The last complete snapshot as it was sent, for as long as nothing else needs the memory. It is sent again for the very model
 * that it is of, which an inspection gives again only while the database tells that it is the same. Safe for use by several
 * threads.
 */
final class WrittenSnapshot {

    private volatile SoftReference<Written> last = new SoftReference<>(null);
    private volatile WeakReference<DataModel> seen = new WeakReference<>(null);

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Written(DataModel model, byte[] bytes) {}

    /** @param data writes the snapshot of the model */
    @SuppressWarnings("ReferenceEquality") // to compare two models takes longer than to write one
    Response answer(DataModel model, JsonStream.Parts data) throws IOException {
        var written = last.get();
        if (written != null && written.model() == model) {
            return again(written);
        }
        var answer = Response.data(data);
        if (seen.get() != model || !(answer.content() instanceof Content.Streamed(var writer))) {
            // whoever asks once may not ask again
            seen = new WeakReference<>(model);
            return answer;
        }
        var bytes = new ByteArrayOutputStream();
        writer.writeTo(bytes);
        var kept = new Written(model, bytes.toByteArray());
        last = new SoftReference<>(kept);
        return again(kept);
    }

    private static Response again(Written written) {
        return Response.bytes(200, Response.JSON_TYPE, written.bytes());
    }
}
