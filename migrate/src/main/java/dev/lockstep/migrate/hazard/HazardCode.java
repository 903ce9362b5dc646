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
    /** Texts are longer than the new length. If it is allowed, they are cut. */
    VALUE_TOO_LONG(HazardClass.BREAKS_VALUES),
    /** Values do not survive the change of type. If it is allowed, they become null, or the default of a required field. */
    CAST_FAILS(HazardClass.BREAKS_VALUES),
    /** Rows have no value where one becomes required. If it is allowed, they get the default. */
    NULL_VALUES(HazardClass.BREAKS_VALUES),
    /** Rows share a value that becomes unique. If it is allowed, the one with the smallest key keeps it, the others get null. */
    DUPLICATE_VALUES(HazardClass.BREAKS_VALUES),
    /** Rows point at nothing where a foreign key comes. If it is allowed, they get null. */
    ORPHAN_VALUES(HazardClass.BREAKS_VALUES);

    private final HazardClass hazardClass;

    HazardCode(HazardClass hazardClass) {
        this.hazardClass = hazardClass;
    }

    /** What follows from it. */
    public HazardClass hazardClass() {
        return hazardClass;
    }

    /** Whether the rows are changed so that they fit, if somebody agrees; their values from before are set aside. */
    public boolean isMended() {
        return hazardClass == HazardClass.BREAKS_VALUES && this != VALUES_DESTROYED;
    }

    /** Classes of hazards. */
    public enum HazardClass {
        /** Carried out; what goes is set aside. */
        TAKES_AWAY("takes away"),
        /** Refused before the first statement, unless it is allowed; in some places it cannot be. */
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
