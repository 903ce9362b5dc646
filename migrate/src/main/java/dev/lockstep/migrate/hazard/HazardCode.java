package dev.lockstep.migrate.hazard;

/** Stable codes of what a change can do to rows. */
public enum HazardCode {
    /** A column with values goes. The values are set aside. */
    DROPS_COLUMN(HazardClass.TAKES_AWAY),
    /** A table with rows goes. The table is set aside. */
    DROPS_TABLE(HazardClass.TAKES_AWAY),
    /** Permissions, presets, versions, shares or comments of a collection that goes. They are set aside. */
    DROPS_RECORDS(HazardClass.TAKES_AWAY),
    /** Values take another form with a new type, out of which the way back would not make what they were. They are set aside. */
    CHANGES_VALUES(HazardClass.TAKES_AWAY),
    /** What an undo would bring back was destroyed; it comes back empty. */
    VALUES_DESTROYED(HazardClass.BREAKS_VALUES),
    /** Texts are longer than the new length. */
    VALUE_TOO_LONG(HazardClass.BREAKS_VALUES),
    /** Values do not survive the change of type. */
    CAST_FAILS(HazardClass.BREAKS_VALUES),
    /** Rows have no value where one becomes required. */
    NULL_VALUES(HazardClass.BREAKS_VALUES),
    /** Rows share a value that becomes unique. */
    DUPLICATE_VALUES(HazardClass.BREAKS_VALUES),
    /** Rows point at nothing where a foreign key comes. */
    ORPHAN_VALUES(HazardClass.BREAKS_VALUES);

    private final HazardClass hazardClass;

    HazardCode(HazardClass hazardClass) {
        this.hazardClass = hazardClass;
    }

    /** What follows from it. */
    public HazardClass hazardClass() {
        return hazardClass;
    }

    /** Whether the change can be carried out in spite of it, if somebody agrees. */
    public boolean allowable() {
        return hazardClass == HazardClass.TAKES_AWAY || this == VALUES_DESTROYED;
    }

    /** Classes of hazards. */
    public enum HazardClass {
        /** Carried out; what goes is set aside. */
        TAKES_AWAY("takes away"),
        /** Refused before the first statement, unless it is allowed. */
        BREAKS_VALUES("breaks values");

        private final String word;

        HazardClass(String word) {
            this.word = word;
        }

        /** As it stands in answers. */
        public String word() {
            return word;
        }
    }
}
