package dev.lockstep.migrate.hazard;

/** Why nothing can be done about rows that do not fit, so that the hazard cannot be allowed where it is. */
public enum Obstacle {
    NOT_THERE("the column is not there yet"),
    FOUND("the column belongs to no field yet"),
    NO_KEY("the table has no primary key"),
    KEY("the field is a primary key"),
    CHANGED_KEY("the primary key changes as well"),
    GENERATED("the values of the field are generated"),
    POINTED_AT("other fields point at it"),
    SHARED("the field is unique together with others"),
    REQUIRED("the field is required, before or after the change"),
    NO_DEFAULT("the field is required and has no value as its default"),
    BOUND_DEFAULT("the field is required, and is unique or points at others, which its default may not fit"),
    BOUND_TEXT("the field is unique or points at others, which a shorter text may not fit");

    private final String words;

    Obstacle(String words) {
        this.words = words;
    }

    /** As it stands in answers. */
    public String words() {
        return words;
    }
}
