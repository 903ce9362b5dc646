package dev.lockstep.testkit.series;

import dev.lockstep.testkit.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Snapshots of one repository in the order of their dates. */
record Series(String repository, List<Path> files) {

    private record Dated(String date, Path file) {}

    /** All repositories with at least two snapshots, as the corpus' index tells. */
    static List<Series> of(Corpus corpus) {
        var index = corpus.files().getFirst().resolveSibling("INDEX.tsv");
        var byRepository = new TreeMap<String, List<Dated>>();
        try {
            var lines = Files.readAllLines(index);
            var header = List.of(lines.getFirst().split("\t", -1));
            for (var line : lines.subList(1, lines.size())) {
                var cells = List.of(line.split("\t", -1));
                byRepository
                        .computeIfAbsent(cells.get(header.indexOf("repo")), name -> new ArrayList<>())
                        .add(new Dated(
                                cells.get(header.indexOf("date")),
                                index.resolveSibling(cells.get(header.indexOf("file")))));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var series = new ArrayList<Series>();
        byRepository.forEach((name, dated) -> {
            if (dated.size() > 1) {
                // of one day, the index has them in their order
                dated.sort(Comparator.comparing(Dated::date));
                series.add(new Series(name, dated.stream().map(Dated::file).toList()));
            }
        });
        return series;
    }
}
