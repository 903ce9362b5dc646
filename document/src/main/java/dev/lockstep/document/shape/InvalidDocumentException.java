package dev.lockstep.document.shape;

import java.util.List;

/** A document does not have the shape of what it should be; every reason is listed, each without a full stop. */
public final class InvalidDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> reasons;

    public InvalidDocumentException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** What is wrong, in the order of the document; at least one. */
    public List<String> reasons() {
        return reasons;
    }
}
