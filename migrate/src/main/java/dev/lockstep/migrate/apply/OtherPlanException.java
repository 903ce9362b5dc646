package dev.lockstep.migrate.apply;

/** A plan was agreed to, and by now the same request would do something else. */
public final class OtherPlanException extends MigrationRefusedException {

    private static final long serialVersionUID = 1L;

    private final String digest;

    OtherPlanException(String digest) {
        super("The plan is another one than that which was agreed to, since the project has changed; its digest is "
                + digest + " now. Please look at the new plan and try again");
        this.digest = digest;
    }

    /** The digest of the plan as it would be now. */
    public String digest() {
        return digest;
    }
}
