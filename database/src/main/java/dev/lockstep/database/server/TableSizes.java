package dev.lockstep.database.server;

import dev.lockstep.database.sql.Sql;
import dev.lockstep.database.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a catalog how much tables take. */
public final class TableSizes {

    private static final int MOST_AT_ONCE = 1000;

    private TableSizes() {}

    /**
     * The bytes of each table that the catalog knows a size of.
     *
     * @param query for {@code name} and {@code bytes}, with {@code %s} where the names go
     */
    public static Map<String, Long> read(Connection connection, String query, Set<String> tables) throws SQLException {
        var sizes = new HashMap<String, Long>();
        var names = List.copyOf(tables);
        for (int i = 0; i < names.size(); i += MOST_AT_ONCE) {
            var some = names.subList(i, Math.min(names.size(), i + MOST_AT_ONCE));
            var marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            var sql = new Sql(query.formatted(marks), new ArrayList<@Nullable Object>(some));
            try (var statement = connection.prepareStatement(sql.text())) {
                Statements.bind(statement, sql.parameters());
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        long bytes = row.getLong("bytes");
                        if (!row.wasNull()) {
                            sizes.put(row.getString("name"), bytes);
                        }
                    }
                }
            }
        }
        return sizes;
    }
}
