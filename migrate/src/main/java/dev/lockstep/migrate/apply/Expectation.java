package dev.lockstep.migrate.apply;

import dev.lockstep.model.ColumnReference;
import dev.lockstep.model.DataModel;
import dev.lockstep.model.FieldDefinition;
import dev.lockstep.model.compare.Changes;
import java.util.LinkedHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The model that a target should have after a change, and what the same request would then still find to do. Working
 * this out needs no database, so it goes beside the statements.
 */
record Expectation(DataModel model, Changes left) {

    /**
     * Starts working it out.
     *
     * @param left what a request finds to do on a model
     */
    static CompletableFuture<Expectation> of(DataModel wanted, Function<DataModel, Changes> left) {
        return CompletableFuture.supplyAsync(() -> {
            var model = withReferences(wanted);
            return new Expectation(model, left.apply(model));
        });
    }

    /** The result, or the failure itself instead of one around it. */
    static <R> R result(CompletableFuture<R> work) {
        try {
            return work.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** A wanted column does not say where it points; its relation does. */
    private static DataModel withReferences(DataModel wanted) {
        var fields = new LinkedHashMap<>(wanted.fields());
        for (var relation : wanted.relations().values()) {
            var key = relation.foreignKey();
            if (key != null) {
                fields.computeIfPresent(relation.name(), (_, field) -> pointing(field, key.references()));
            }
        }
        return new DataModel(wanted.collections(), fields, wanted.relations(), wanted.systemIndexes());
    }

    private static FieldDefinition pointing(FieldDefinition field, ColumnReference references) {
        var column = field.column();
        return column == null || references.equals(column.references())
                ? field
                : field.withColumn(column.withReferences(references));
    }
}
