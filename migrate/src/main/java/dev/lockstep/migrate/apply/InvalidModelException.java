package dev.lockstep.migrate.apply;

import dev.lockstep.model.resolve.Problem;
import java.util.List;

/** What is asked for cannot be; every problem is listed. */
public final class InvalidModelException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidModelException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
