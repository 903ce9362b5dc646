package dev.lockstep.model.resolve;

import java.util.ArrayList;
import java.util.List;

/** Collects problems and warnings. Not safe for use by several threads. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    void problem(Problem.Code code, String path, String message) {
        problems.add(new Problem(code, path, message));
    }

    void warn(Warning.Code code, String path, String message) {
        warnings.add(new Warning(code, path, message));
    }

    List<Problem> problems() {
        return problems;
    }

    List<Warning> warnings() {
        return warnings;
    }
}
