package dev.lockstep.migrate.consent;

import java.util.List;

/** A text that should say what is agreed to says something else. */
public final class InvalidConsentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    InvalidConsentException(List<String> reasons) {
        super(reasons.toString());
        this.reasons = List.copyOf(reasons);
    }

    /** What is wrong with it; at least one. */
    public List<String> reasons() {
        return reasons;
    }
}
