package dev.lockstep.benchmarks;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Moves the same data model into several servers over HTTP and puts their times beside each other. The servers run
 * already, over empty projects: Lockstep, or Directus, whose protocol is the same.
 *
 * <p>Arguments: the number of collections, then for each server its name, address and administrator's token, such as
 * {@code lockstep=http://127.0.0.1:8055=token}. The first is what the others are compared with.
 */
public final class ServerBenchmark {

    private static final int ROUNDS = 15;

    private static final int CHANGES = 5;

    private ServerBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int collections = Integer.parseInt(arguments[0]);
        var servers = Arrays.stream(arguments).skip(1).map(Peer::of).toList();
        // what is sent to all is a whole document, as a server writes it: some read a key that is missing as a deletion
        var first = servers.getFirst();
        var rows = new double[servers.size()][];
        rows[0] = measure(first, GeneratedModel.snapshot(collections, false), collections);
        var model = first.model;
        for (int i = 1; i < servers.size(); i++) {
            rows[i] = measure(servers.get(i), model, collections);
        }
        print(servers, rows);
    }

    /** What is measured, in the order of the rows. */
    private static final List<String> TITLES = List.of(
            "diff from empty",
            "apply from empty",
            "snapshot",
            "no-op diff",
            "one more field in every tenth: diff",
            "one more field in every tenth: apply");

    private static double[] measure(Peer peer, JsonValue model, int collections) throws IOException {
        var millis = new double[TITLES.size()];
        var wanted = within((JsonObject) data(peer.timed("GET", "/schema/snapshot", new byte[0])), (JsonObject) model);
        var diff = peer.timed("POST", "/schema/diff", bytes(wanted));
        millis[0] = diff.millis;
        millis[1] = peer.timed("POST", "/schema/apply", bytes(data(diff))).millis;
        var snapshots = new double[ROUNDS];
        var diffs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            var snapshot = peer.timed("GET", "/schema/snapshot", new byte[0]);
            snapshots[round] = snapshot.millis;
            peer.model = data(snapshot);
            diffs[round] = peer.timed("POST", "/schema/diff", bytes(peer.model)).millis;
        }
        millis[2] = median(snapshots);
        millis[3] = median(diffs);
        var wider = peer.model;
        var changeDiffs = new double[CHANGES];
        var changes = new double[CHANGES];
        for (int round = 0; round < CHANGES; round++) {
            wider = withOneMoreField(wider, collections, round);
            var more = peer.timed("POST", "/schema/diff", bytes(wider));
            changeDiffs[round] = more.millis;
            changes[round] = peer.timed("POST", "/schema/apply", bytes(data(more))).millis;
        }
        System.err.println(peer.name + ", each apply of one more field: "
                + Arrays.toString(Arrays.stream(changes).mapToLong(Math::round).toArray()) + " ms");
        millis[4] = median(changeDiffs);
        millis[5] = median(changes);
        return millis;
    }

    /** The server's own document, with the model in it: what else it says differs from version to version. */
    private static JsonObject within(JsonObject own, JsonObject model) {
        var document = JsonObject.builder();
        own.members().forEach(document::put);
        for (var section : List.of("collections", "fields", "relations")) {
            document.put(section, model.find(section).orElseThrow());
        }
        return document.build();
    }

    /**
     * The document with a copy of the field {@code title} in every tenth collection.
     *
     * @param round how many copies it has already
     */
    private static JsonValue withOneMoreField(JsonValue model, int collections, int round) {
        var document = (JsonObject) model;
        var fields = new ArrayList<JsonValue>();
        var text = "collection_";
        if (!(document.get("fields") instanceof JsonArray(var given))) {
            throw new IllegalStateException("a snapshot without fields");
        }
        for (var field : given) {
            fields.add(field);
            var entry = (JsonObject) field;
            var collection = entry.text("collection").orElseThrow();
            boolean tenth = Integer.parseInt(collection.substring(text.length())) % 10 == 0;
            if (tenth && entry.text("field").orElseThrow().equals("title")) {
                fields.add(JsonReader.read(JsonWriter.toText(entry)
                        .replace("\"title\"", "\"added_" + round + "\"")
                        .replace("\"sort\":2", "\"sort\":" + (11 + round))));
            }
        }
        int expected = given.size() + (collections + 9) / 10;
        if (fields.size() != expected) {
            throw new IllegalStateException(fields.size() + " fields instead of " + expected);
        }
        var more = JsonObject.builder();
        document.members().forEach((key, value) -> more.put(key, key.equals("fields") ? new JsonArray(fields) : value));
        return more.build();
    }

    private static void print(List<Peer> servers, double[][] rows) {
        var head = new StringBuilder("| |");
        var line = new StringBuilder("|---|");
        for (int i = 0; i < servers.size(); i++) {
            head.append(' ').append(servers.get(i).name).append(i == 0 ? " |" : " | times |");
            line.append(i == 0 ? "---:|" : "---:|---:|");
        }
        System.out.println(head);
        System.out.println(line);
        for (int title = 0; title < TITLES.size(); title++) {
            var row = new StringBuilder("| " + TITLES.get(title) + " |");
            for (int i = 0; i < servers.size(); i++) {
                row.append(String.format(Locale.ROOT, " %.0f ms |", rows[i][title]));
                if (i > 0) {
                    row.append(String.format(Locale.ROOT, " %.1f |", rows[i][title] / rows[0][title]));
                }
            }
            System.out.println(row);
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static JsonValue data(Timed answer) {
        var json = (JsonObject) JsonReader.read(answer.body);
        return json.find("data").orElseThrow();
    }

    private static byte[] bytes(JsonValue json) throws IOException {
        var out = new ByteArrayOutputStream();
        JsonWriter.write(json, out);
        return out.toByteArray();
    }

    /** An answer and how long it took from the first byte of the request to the last of the answer. */
    private record Timed(double millis, String body) {}

    /** A server that runs. */
    private static final class Peer {
        private final String name;
        private final String address;
        private final String token;
        private JsonValue model = JsonObject.EMPTY;

        private Peer(String name, String address, String token) {
            this.name = name;
            this.address = address;
            this.token = token;
        }

        static Peer of(String argument) {
            var parts = argument.split("=", 3);
            return new Peer(parts[0], parts[1], parts[2]);
        }

        Timed timed(String method, String path, byte[] body) throws IOException {
            var connection =
                    (HttpURLConnection) URI.create(address + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Content-Type", "application/json");
            long start = System.nanoTime();
            if (body.length > 0) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(body.length);
                try (var out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            int status = connection.getResponseCode();
            boolean good = status / 100 == 2;
            byte[] answer;
            try (var in = good ? connection.getInputStream() : connection.getErrorStream()) {
                answer = in == null ? new byte[0] : in.readAllBytes();
            }
            double millis = (System.nanoTime() - start) / 1e6;
            var text = new String(answer, StandardCharsets.UTF_8);
            if (!good) {
                throw new IOException(name + " answers " + method + " " + path + " with " + status + ": "
                        + text.substring(0, Math.min(500, text.length())));
            }
            return new Timed(millis, text);
        }
    }
}
