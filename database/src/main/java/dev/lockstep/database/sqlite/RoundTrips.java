package dev.lockstep.database.sqlite;

import dev.lockstep.database.TableChange.Conversion;
import dev.lockstep.database.sql.RoundTrip;
import java.util.Locale;

/** What becomes of values that are converted and converted back, stored in columns of both types. */
final class RoundTrips {

    /** A text that is a number to SQLite: the other side of the comparison makes it try to read the text as one. */
    private static final String IS_NUMBER = "(@ = CAST(@ AS NUMERIC)) IS 1";

    private RoundTrips() {}

    /** @param declared the type of the column that the values are from */
    static RoundTrip of(Conversion conversion, String declared) {
        return new RoundTrip(
                step(ValueConversion.of(conversion.from(), conversion.to()), DeclaredType.text(conversion.to(), false)),
                step(ValueConversion.of(conversion.to(), conversion.from()), declared));
    }

    /**
     * The way back alone.
     *
     * @param conversion the one that is undone; from a type to itself if there was none
     */
    static RoundTrip ofMended(Conversion conversion, String declared) {
        return RoundTrip.ofMended(
                SqliteNames::quote,
                conversion.from().equals(conversion.to())
                        ? "@"
                        : step(ValueConversion.of(conversion.to(), conversion.from()), declared));
    }

    private static String step(ValueConversion conversion, String declared) {
        return "(SELECT " + stored(declared) + " FROM (SELECT " + conversion.orNull() + " AS lockstep_value))";
    }

    /**
     * What a column keeps of a value that is written to it
     * (https://sqlite.org/datatype3.html#determination_of_column_affinity). A cast would make more of it than that.
     */
    private static String stored(String declared) {
        String type = declared.toUpperCase(Locale.ROOT);
        String value;
        if (type.contains("INT")) {
            value = numeric();
        } else if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            value = "CASE WHEN typeof(@) IN ('integer', 'real') THEN CAST(@ AS TEXT) ELSE @ END";
        } else if (type.contains("BLOB") || type.isBlank()) {
            value = "@";
        } else if (type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB")) {
            value = "CASE WHEN typeof(@) = 'integer' OR (typeof(@) = 'text' AND " + IS_NUMBER
                    + ") THEN CAST(@ AS REAL) ELSE @ END";
        } else {
            value = numeric();
        }
        return value.replace("@", "lockstep_value");
    }

    private static String numeric() {
        return "CASE WHEN typeof(@) = 'text' AND " + IS_NUMBER + " THEN CAST(@ AS NUMERIC)"
                + " WHEN typeof(@) = 'real' AND abs(@) < 9e18 AND @ = CAST(@ AS INTEGER) THEN CAST(@ AS INTEGER)"
                + " ELSE @ END";
    }
}
