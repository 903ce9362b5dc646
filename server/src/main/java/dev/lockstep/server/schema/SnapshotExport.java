package dev.lockstep.server.schema;

import dev.lockstep.document.export.CsvWriter;
import dev.lockstep.document.export.XmlWriter;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.yaml.YamlWriter;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which a snapshot can be downloaded. */
enum SnapshotExport {
    JSON("json", "json", "application/json"),
    YAML("yaml", "yaml", "text/yaml"),
    CSV("csv", "csv", "text/csv"),
    CSV_UTF8("csv_utf8", "csv", "text/csv"),
    XML("xml", "xml", "text/xml");

    /** All parts padded, so that names sort by time. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final String parameter;
    private final String extension;
    private final String contentType;

    SnapshotExport(String parameter, String extension, String contentType) {
        this.parameter = parameter;
        this.extension = extension;
        this.contentType = contentType;
    }

    /** The form that the parameter names; empty if it is empty. */
    static Optional<SnapshotExport> read(String parameter) {
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        for (var export : values()) {
            if (export.parameter.equals(parameter)) {
                return Optional.of(export);
            }
        }
        var all = Arrays.stream(values()).map(export -> export.parameter).collect(Collectors.joining(", "));
        throw ApiError.invalidQuery("\"export\" must be one of [" + all + "]").asException();
    }

    Response answer(JsonObject snapshot, Instant now) {
        var name = "Export " + STAMP.format(now) + "." + extension;
        return Response.streamed(200, contentType + "; charset=utf-8", out -> write(snapshot, out))
                .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private void write(JsonObject snapshot, OutputStream out) throws IOException {
        switch (this) {
            case JSON -> JsonWriter.write(snapshot, JsonWriter.Layout.TABS, out);
            case YAML -> YamlWriter.write(snapshot, out);
            case CSV -> CsvWriter.write(snapshot, out);
            case CSV_UTF8 -> CsvWriter.writeWithByteOrderMark(snapshot, out);
            case XML -> XmlWriter.write(snapshot, out);
        }
    }
}
