package dev.lockstep.testkit.content;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.testkit.TestVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One value changed in a snapshot, and what is to come of it.
 *
 * @param entry section and name, as in {@code fields/article.title}
 * @param path the keys to the value
 * @param items the items of the diff
 * @param changes of the database, as {@link DatabaseDump} tells them
 */
record Mutation(String entry, String path, JsonValue value, List<String> items, List<String> changes) {

    private static final Pattern ITEM = Pattern.compile("(collections|fields|systemFields|relations)/");

    /** The mutations of a file with what is to come of them on a product; the file tells of its form. */
    static List<Mutation> read(Path file, TestVendor vendor) {
        try {
            var mutations = new ArrayList<Mutation>();
            for (var line : Files.readAllLines(file)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith(" ")) {
                    mutations.getLast().expect(line.strip(), vendor);
                } else {
                    var parts = List.of(line.replaceFirst(" #.*", "").split(" \\| ", -1));
                    mutations.add(new Mutation(
                            parts.getFirst(),
                            parts.get(1),
                            JsonReader.read(parts.get(2)),
                            new ArrayList<>(),
                            new ArrayList<>()));
                }
            }
            return mutations;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void expect(String line, TestVendor vendor) {
        var said = Stream.of(TestVendor.values())
                .filter(each -> line.startsWith(each + ": "))
                .findFirst();
        if (said.isPresent() && said.get() != vendor) {
            return;
        }
        var expected = said.isPresent() ? line.substring(line.indexOf(' ') + 1) : line;
        (ITEM.matcher(expected).lookingAt() ? items : changes).add(expected);
    }

    @Override
    public String toString() {
        return entry + " " + path + " " + value;
    }
}
