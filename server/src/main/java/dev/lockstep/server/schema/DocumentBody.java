package dev.lockstep.server.schema;

import dev.lockstep.document.DocumentException;
import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.yaml.YamlReader;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import dev.lockstep.server.http.Body;
import dev.lockstep.server.http.BodyLimit;
import dev.lockstep.server.http.Multipart;
import dev.lockstep.server.http.Request;
import java.io.IOException;

/** Reads the document in a request: a JSON body, or the first file of a form, JSON or YAML. */
final class DocumentBody {

    private DocumentBody() {}

    static JsonValue read(Request request, BodyLimit fileLimit) throws IOException {
        if (!Multipart.isMultipart(request)) {
            return Body.json(request);
        }
        var file = Multipart.firstFile(request, fileLimit);
        boolean json =
                file.contentType().filter(type -> type.is("application/json")).isPresent();
        try (var content = file.content()) {
            var value = json ? JsonReader.read(content) : YamlReader.read(content);
            if (value.isNull() || value.equals(JsonObject.EMPTY) || value.equals(JsonArray.EMPTY)) {
                throw ApiError.invalidPayload("No data was included in the body")
                        .asException();
            }
            return value;
        } catch (DocumentException unreadable) {
            throw unreadable(unreadable, json);
        }
    }

    private static ApiException unreadable(DocumentException unreadable, boolean json) {
        if (unreadable.kind() == DocumentException.Kind.EMPTY) {
            return ApiError.invalidPayload("No file was included in the request")
                    .asException();
        }
        return ApiError.invalidPayload(
                        "Uploaded file is not valid " + (json ? "JSON" : "YAML") + ": " + unreadable.getMessage())
                .asException();
    }
}
