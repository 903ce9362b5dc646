package dev.lockstep.server.migration;

import dev.lockstep.migrate.apply.Author;
import dev.lockstep.migrate.apply.Terms;
import dev.lockstep.migrate.consent.Consent;
import dev.lockstep.migrate.consent.InvalidConsentException;
import dev.lockstep.migrate.history.HistoryEntry.How;
import dev.lockstep.server.access.Accountability;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import dev.lockstep.server.http.Request;
import java.util.function.Function;

/** Reads on which terms a request changes the data model: {@code allow}, {@code plan} and {@code rehearse}. */
public final class TermsReader {

    private final boolean lossNeedsConsent;
    private final Function<Request, Accountability> user;

    /**
     * @param lossNeedsConsent whether what is taken away and set aside needs to be agreed to
     * @param user who asks
     */
    public TermsReader(boolean lossNeedsConsent, Function<Request, Accountability> user) {
        this.lossNeedsConsent = lossNeedsConsent;
        this.user = user;
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
        return new Terms(
                consent(request), query.text("plan").orElse(null), query.flag("rehearse"), author(request, How.APPLY));
    }

    /** The terms of a request that asks for one change by itself, which has no plan and no rehearsal. */
    public Terms direct(Request request) {
        return new Terms(consent(request), null, false, author(request, How.REST));
    }

    /** The terms of a rehearsal. */
    public Terms rehearsal(Request request) {
        return new Terms(consent(request), null, true, author(request, How.APPLY));
    }

    private Author author(Request request, How how) {
        return new Author(
                user.apply(request).user(),
                how,
                request.method() + " " + request.path() + ", " + request.remoteAddress());
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
