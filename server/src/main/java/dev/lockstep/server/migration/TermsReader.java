package dev.lockstep.server.migration;

import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.migrate.consent.InvalidConsentException;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import dev.lockstep.server.http.Request;

/** Reads on which terms a request changes the data model: {@code allow}, {@code plan} and {@code rehearse}. */
public final class TermsReader {

    private final boolean lossNeedsConsent;

    /** @param lossNeedsConsent whether what is taken away and set aside needs to be agreed to */
    public TermsReader(boolean lossNeedsConsent) {
        this.lossNeedsConsent = lossNeedsConsent;
    }

    /**
     * The terms.
     *
     * @throws ApiException if {@code allow} names no hazard, or {@code plan} is empty
     */
    public Terms read(Request request) {
        var query = request.query();
        if (query.has("plan") && query.text("plan").orElse("").isBlank()) {
            throw ApiError.invalidQuery("\"plan\" must be the digest of a plan").asException();
        }
        return new Terms(consent(request), query.text("plan").orElse(null), query.flag("rehearse"));
    }

    /** What is agreed to, for a request that knows no other terms. */
    public Consent consent(Request request) {
        try {
            return Consent.read(request.query().texts("allow"), lossNeedsConsent);
        } catch (InvalidConsentException invalid) {
            throw new ApiException(
                    invalid.reasons().stream().map(ApiError::invalidQuery).toList());
        }
    }
}
