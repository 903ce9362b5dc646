package dev.lockstep.testkit.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was tried, and what came of it. Not safe for use by several threads. */
final class Tally {

    private int applied;
    private int undone;
    private int redone;
    private int mended;
    private int refused;
    private int undoRefused;
    private int oneByOne;
    private int rows;
    private final Map<String, Integer> hazards = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    void applied() {
        applied++;
    }

    void undone() {
        undone++;
    }

    void redone() {
        redone++;
    }

    /** A change that was carried out with rows that were made to fit. */
    void mended() {
        mended++;
    }

    /** A change that the rows refused. */
    void refused(List<String> codes) {
        refused++;
        count(codes);
    }

    /** An undo that rows refused which were written since. */
    void undoRefused(List<String> codes) {
        undoRefused++;
        count(codes);
    }

    void oneByOne() {
        oneByOne++;
    }

    void rows(int number) {
        rows += number;
    }

    void failed(String what) {
        failures.add(what);
    }

    private void count(List<String> codes) {
        codes.stream().distinct().forEach(code -> hazards.merge(code, 1, Integer::sum));
    }

    /** Changes of a model that were carried out: applies, undos, and undos of undos. */
    int migrations() {
        return applied + undone + redone;
    }

    List<String> failures() {
        return failures;
    }

    @Override
    public String toString() {
        return migrations() + " migrations (" + applied + " applied, " + undone + " undone, " + redone
                + " done again, " + mended + " with rows that were made to fit), " + rows + " rows written, " + refused
                + " changes and " + undoRefused
                + " undos refused for their rows " + hazards + ", " + oneByOne + " to be undone one by one, "
                + failures.size() + " failures";
    }
}
