package dev.lockstep.cli;

import java.util.List;
import java.util.stream.IntStream;

/** Columns of text under each other. */
final class TextTable {

    private static final String BETWEEN = "  ";

    private TextTable() {}

    /** A line for each row, each column as wide as its widest cell; nothing stands behind the last cell. */
    static List<String> lines(List<List<String>> rows) {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        var widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = row.get(i);
            line.append(i == 0 ? "" : BETWEEN).append(cell).append(" ".repeat(widths[i] - cell.length()));
        }
        return line.toString().stripTrailing();
    }
}
