package dev.lockstep.server.users;

/** Something that was asked of users cannot be done. The message says what and what to do next. */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;

    UserException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** The stable reason. */
    public Code code() {
        return code;
    }

    /** Reasons. */
    public enum Code {
        /** No user has this e-mail address. */
        UNKNOWN_USER,
        /** Another user has this e-mail address. */
        EMAIL_TAKEN,
        /** The text is no e-mail address. */
        INVALID_EMAIL,
        /** The project has no role or policy that makes an administrator. */
        NO_ADMIN_POLICY
    }
}
