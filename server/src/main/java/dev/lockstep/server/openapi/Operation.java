package dev.lockstep.server.openapi;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the description says of a method on a path beyond what the route tells itself.
 *
 * @param summary one sentence about what it does
 * @param audience who may use it
 * @param parameters the names of shared parameters of its query
 * @param body what is sent, if something is
 * @param answers what may come back when all is well
 */
record Operation(
        String summary, Audience audience, List<String> parameters, Optional<Shape> body, List<Answer> answers) {

    Operation {
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
    }

    /** Who may use an operation. */
    enum Audience {
        /** Whoever asks. */
        EVERYBODY,
        /** Whoever has signed in. */
        USERS,
        /** Administrators. */
        ADMINISTRATORS
    }

    /**
     * An answer.
     *
     * @param type the content type; empty for an answer without a body
     */
    record Answer(int status, String type, Optional<Shape> shape) {

        static Answer json(Shape shape) {
            return new Answer(200, "application/json", Optional.of(shape));
        }

        static Answer empty() {
            return new Answer(204, "", Optional.empty());
        }
    }

    static Operation of(String summary, Audience audience, Answer... answers) {
        return new Operation(summary, audience, List.of(), Optional.empty(), List.of(answers));
    }

    Operation taking(Shape shape) {
        return new Operation(summary, audience, parameters, Optional.of(shape), answers);
    }

    Operation with(String... names) {
        return new Operation(summary, audience, List.of(names), body, answers);
    }

    /** Whether somebody who belongs to these may use it. */
    boolean isFor(Set<Audience> audiences) {
        return audiences.contains(audience);
    }
}
