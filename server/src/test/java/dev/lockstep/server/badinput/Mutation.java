package dev.lockstep.server.badinput;

/**
 * One wrong request.
 *
 * @param kind the way in which it is wrong
 * @param detail where, or how exactly; may be empty
 */
record Mutation(String kind, String detail, Verdict verdict, RawRequest request) {

    static Mutation refused(String kind, RawRequest request) {
        return new Mutation(kind, "", Verdict.REFUSED, request);
    }

    static Mutation refused(String kind, String detail, RawRequest request) {
        return new Mutation(kind, detail, Verdict.REFUSED, request);
    }

    static Mutation unfinished(String kind, RawRequest request) {
        return new Mutation(kind, "", Verdict.UNFINISHED, request);
    }

    static Mutation open(String kind, RawRequest request) {
        return new Mutation(kind, "", Verdict.OPEN, request);
    }

    static Mutation accepted(String kind, RawRequest request) {
        return new Mutation(kind, "", Verdict.ACCEPTED, request);
    }

    @Override
    public String toString() {
        return kind + " " + detail + " (" + verdict + ")\n" + request;
    }
}
