package dev.lockstep.server.datamodel;

import dev.lockstep.document.shape.InvalidDocumentException;
import dev.lockstep.document.shape.Shape;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, to say all of it at once. Not safe for use by several threads. */
final class Refusals {

    private final List<ApiError> errors = new ArrayList<>();

    /** The body is wrong: the reason is a sentence without its full stop. */
    void invalid(String reason) {
        add(ApiError.invalidPayload(reason));
    }

    void add(ApiError error) {
        errors.add(error);
    }

    /** Takes over what a check of shapes has noted. */
    void addAll(Shape shape) {
        try {
            shape.check();
        } catch (InvalidDocumentException wrong) {
            wrong.reasons().forEach(this::invalid);
        }
    }

    /** Throws what was collected, if there is anything. */
    void check() {
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
    }
}
