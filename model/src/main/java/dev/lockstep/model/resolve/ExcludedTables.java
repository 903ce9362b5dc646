package dev.lockstep.model.resolve;

import dev.lockstep.model.SystemModel;
import dev.lockstep.model.entry.Entry;
import java.util.List;
import java.util.function.Function;

/** Leaves out what a document says of tables that are no part of the project, so that nothing happens to them. */
final class ExcludedTables {

    private final SystemModel system;
    private final Findings findings;

    ExcludedTables(SystemModel system, Findings findings) {
        this.system = system;
        this.findings = findings;
    }

    Intent without(Intent intent) {
        if (system.excluded().isEmpty()) {
            return intent;
        }
        return new Intent(
                kept(intent.collections(), entry -> entry.name()),
                kept(intent.fields(), entry -> entry.name().collection()),
                intent.systemFields(),
                kept(intent.relations(), entry -> entry.name().collection()),
                intent.removals(),
                intent.rowless());
    }

    private <E extends Entry> List<E> kept(List<E> entries, Function<E, String> collection) {
        return entries.stream()
                .filter(entry -> {
                    boolean excluded = system.excluded().contains(collection.apply(entry));
                    if (excluded) {
                        findings.warn(
                                Warning.Code.EXCLUDED_TABLE,
                                entry.path(),
                                "Table \"" + collection.apply(entry)
                                        + "\" is excluded from this project by its settings and is left as it is");
                    }
                    return !excluded;
                })
                .toList();
    }
}
