package dev.lockstep.server.badinput;

/** What must become of a request. */
enum Verdict {
    /** Refused with a reason, and nothing changed. */
    REFUSED,
    /** Still a good request. */
    ACCEPTED,
    /** Changes nothing: refused, or there was nothing to do, which the protocol answers as a success. */
    HARMLESS,
    /** The protocol leaves it open: refused with a reason and without a change, or carried out. */
    OPEN,
    /** Not a whole request: refused as above, or not answered at all, and nothing changed. */
    UNFINISHED
}
