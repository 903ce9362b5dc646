package dev.lockstep.database.sqlite;

import dev.lockstep.model.ReferentialAction;
import dev.lockstep.model.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a foreign key from {@code REFERENCES} on. */
final class ForeignKeyParser {

    private ForeignKeyParser() {}

    static ForeignKey parse(TokenReader reader, @Nullable String name, List<String> columns) {
        reader.expect("REFERENCES");
        String table = reader.name();
        var referenced = new ArrayList<String>();
        if (reader.accept('(')) {
            do {
                referenced.add(reader.name());
            } while (reader.accept(','));
            reader.expect(')');
        }
        var onUpdate = ReferentialAction.NO_ACTION;
        var onDelete = ReferentialAction.NO_ACTION;
        var options = new ArrayList<String>();
        while (true) {
            if (reader.accept("ON", "UPDATE")) {
                onUpdate = action(reader);
            } else if (reader.accept("ON", "DELETE")) {
                onDelete = action(reader);
            } else if (reader.accept("ON", "INSERT")) {
                // accepted by SQLite without any effect
                action(reader);
            } else if (reader.accept("MATCH")) {
                options.add("MATCH " + SqliteNames.quote(reader.name()));
            } else if (reader.accept("NOT", "DEFERRABLE")) {
                options.add("NOT DEFERRABLE" + initially(reader));
            } else if (reader.accept("DEFERRABLE")) {
                options.add("DEFERRABLE" + initially(reader));
            } else {
                break;
            }
        }
        return new ForeignKey(name, columns, table, referenced, onUpdate, onDelete, String.join(" ", options));
    }

    private static ReferentialAction action(TokenReader reader) {
        if (reader.accept("SET", "NULL")) {
            return ReferentialAction.SET_NULL;
        }
        if (reader.accept("SET", "DEFAULT")) {
            return ReferentialAction.SET_DEFAULT;
        }
        if (reader.accept("CASCADE")) {
            return ReferentialAction.CASCADE;
        }
        if (reader.accept("RESTRICT")) {
            return ReferentialAction.RESTRICT;
        }
        reader.expect("NO", "ACTION");
        return ReferentialAction.NO_ACTION;
    }

    private static String initially(TokenReader reader) {
        return reader.accept("INITIALLY") ? " INITIALLY " + reader.take().keyword() : "";
    }
}
