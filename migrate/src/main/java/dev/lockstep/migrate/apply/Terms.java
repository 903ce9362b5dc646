package dev.lockstep.migrate.apply;

import dev.lockstep.migrate.consent.Consent;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a request is carried out.
 *
 * @param consent what is agreed to that it does to rows
 * @param digest of the plan that was seen before; null if none was, or whatever comes is fine
 * @param rehearsal whether all of it is run and then taken back
 * @param author who wants it
 */
public record Terms(Consent consent, @Nullable String digest, boolean rehearsal, Author author) {

    /** Nothing is agreed to but what is set aside. */
    public static final Terms DEFAULT = new Terms(Consent.NONE, null, false, Author.UNKNOWN);
}
