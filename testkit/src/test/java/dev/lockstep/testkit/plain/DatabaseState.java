package dev.lockstep.testkit.plain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Every declaration in a database as its text, and every table's rows as a checksum. */
public record DatabaseState(List<String> lines) {

    /** The state now. */
    public static DatabaseState of(PlainDatabase database) throws SQLException {
        var lines = new ArrayList<String>();
        for (var row : database.rows("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")) {
            lines.add(row.values().toString());
            if (row.text("type").equals("table")) {
                lines.add("rows of " + row.text("name") + ": " + checksum(database, row.text("name")));
            }
        }
        return new DatabaseState(List.copyOf(lines));
    }

    private static String checksum(PlainDatabase database, String table) throws SQLException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var row : database.rows("SELECT * FROM " + PlainDatabase.quote(table))) {
                row.values().forEach((column, value) -> {
                    var text = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
                    var kind = value == null ? "" : value.getClass().getName();
                    digest.update((column + '\0' + kind + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8));
                });
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
