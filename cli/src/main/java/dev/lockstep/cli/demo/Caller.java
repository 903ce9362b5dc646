package dev.lockstep.cli.demo;

import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests to a project the way its clients do: over HTTP, with its administrator's token. */
final class Caller implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Answer get(DemoProject project, String path) {
        return send(request(project, path).GET());
    }

    Answer post(DemoProject project, String path, JsonValue body) {
        return send(json(project, path).POST(BodyPublishers.ofString(JsonWriter.toText(body))));
    }

    Answer patch(DemoProject project, String path, JsonValue body) {
        return send(json(project, path).method("PATCH", BodyPublishers.ofString(JsonWriter.toText(body))));
    }

    private static HttpRequest.Builder json(DemoProject project, String path) {
        return request(project, path).header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder request(DemoProject project, String path) {
        return HttpRequest.newBuilder(URI.create(project.address() + path))
                .header("Authorization", "Bearer " + project.token())
                .timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            long started = System.nanoTime();
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), Duration.ofNanos(System.nanoTime() - started));
        } catch (IOException failure) {
            throw new DemoFailedException("A request failed: " + failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("The demo was interrupted.");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
