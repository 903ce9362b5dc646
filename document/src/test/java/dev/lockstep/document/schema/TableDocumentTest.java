package dev.lockstep.document.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.document.json.JsonReader;
import dev.lockstep.document.json.JsonWriter;
import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.model.schema.Check;
import dev.lockstep.model.schema.Column;
import dev.lockstep.model.schema.ForeignKey;
import dev.lockstep.model.schema.Index;
import dev.lockstep.model.schema.PrimaryKey;
import dev.lockstep.model.schema.Table;
import dev.lockstep.model.schema.Trigger;
import dev.lockstep.model.schema.Unique;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A table that is written down is read as the same table, whatever its parts say. */
class TableDocumentTest {

    private static final List<String> TEXTS =
            List.of("", "id", "it's \"x\"", "日本 \\ \n", "DEFERRABLE INITIALLY DEFERRED", "null", "(1 + 2)");

    @Test
    void readsWhatItWrites() {
        long seed = Long.getLong("lockstep.test.seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var table = new Tables(random).table();
            var text = JsonWriter.toText(TableDocument.write(table));
            assertThat(TableDocument.read((JsonObject) JsonReader.read(text)))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(table);
        }
    }

    @Test
    void saysWhereADocumentIsWrong() {
        var good = TableDocument.write(Table.of(
                "t", List.of(Column.of("id", "int", false, null)), Optional.of(new PrimaryKey("k", List.of("id")))));
        assertThatThrownBy(() -> TableDocument.read(good.without("name")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("\"table.name\" must be a text");
        assertThatThrownBy(() -> TableDocument.read(good.with("columns", JsonValue.of(1))))
                .hasMessage("\"table.columns\" must be a list");
        assertThatThrownBy(() -> TableDocument.read((JsonObject)
                        JsonReader.read("{\"name\": \"t\", \"columns\": [{\"name\": \"a\", \"type\": \"b\"}]}")))
                .hasMessage("\"table.columns[0].nullable\" must be true or false");
        assertThatThrownBy(() -> TableDocument.read(good.with("primary_key", JsonValue.of("id"))))
                .hasMessage("\"table.primary_key\" must be an object");
    }

    /** Makes tables by chance. */
    private record Tables(Random random) {

        Table table() {
            return new Table(
                    text(),
                    many(() -> new Column(
                            text(),
                            text(),
                            random.nextBoolean(),
                            maybe(),
                            random.nextBoolean(),
                            random.nextBoolean() ? null : new Column.Generated(text(), random.nextBoolean()),
                            maybe(),
                            text())),
                    random.nextBoolean() ? Optional.empty() : Optional.of(new PrimaryKey(maybe(), names(), text())),
                    many(() -> new Unique(maybe(), names(), text())),
                    many(() -> new ForeignKey(maybe(), names(), text(), names(), action(), action(), text())),
                    many(() -> new Check(maybe(), text())),
                    many(() -> new Index(text(), names(), random.nextBoolean(), random.nextBoolean(), maybe())),
                    many(() -> new Trigger(text(), text())),
                    text());
        }

        private String text() {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }

        private @Nullable String maybe() {
            return random.nextBoolean() ? null : text();
        }

        private List<String> names() {
            return many(this::text);
        }

        private ReferentialAction action() {
            var all = List.copyOf(EnumSet.allOf(ReferentialAction.class));
            return all.get(random.nextInt(all.size()));
        }

        private <T> List<T> many(Supplier<T> one) {
            var all = new ArrayList<T>();
            for (int i = random.nextInt(4); i > 0; i--) {
                all.add(one.get());
            }
            return all;
        }
    }
}
