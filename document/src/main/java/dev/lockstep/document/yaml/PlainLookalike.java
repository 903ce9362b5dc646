package dev.lockstep.document.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts that without quotes would be read as something else by js-yaml, or by older readers of YAML 1.1. This is wider
 * than what {@link PlainScalar} reads as something else.
 */
final class PlainLookalike {

    private static final Set<String> WORDS = Set.of(
            "~",
            "null",
            "Null",
            "NULL",
            "true",
            "True",
            "TRUE",
            "false",
            "False",
            "FALSE",
            "<<",
            // Truths of YAML 1.1
            "y",
            "Y",
            "yes",
            "Yes",
            "YES",
            "on",
            "On",
            "ON",
            "n",
            "N",
            "no",
            "No",
            "NO",
            "off",
            "Off",
            "OFF");

    private static final int LONGEST_WORD = 5;

    private static final Pattern BASED = Pattern.compile("[-+]?0(?:b[01]+|x[0-9a-fA-F]+|o[0-7]+)");

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?");

    private static final Pattern FRACTION = Pattern.compile("\\.[0-9]+(?:[eE][-+]?[0-9]+)?");

    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    /** Minutes and seconds in YAML 1.1, where {@code 1:30} is 90. */
    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[0-9_]+:[0-9_:]*[0-9_](?:\\.[0-9_]*)?");

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)"
            + "[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?");

    private PlainLookalike() {}

    static boolean matches(String text) {
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '.' || first == '+' || first == '-') {
            return looksLikeNumberOrTime(text);
        }
        return text.length() <= LONGEST_WORD && WORDS.contains(text);
    }

    /** Whether YAML 1.1 would read a number; js-yaml quotes such a text even where it is too long for its line. */
    static boolean isSexagesimal(String text) {
        return text.indexOf(':') > 0 && matches(SEXAGESIMAL, text) && !text.contains("::");
    }

    private static boolean looksLikeNumberOrTime(String text) {
        return matches(BASED, text)
                || matches(DECIMAL, text)
                || matches(FRACTION, text)
                || matches(NO_NUMBER, text)
                || matches(DATE, text)
                || matches(TIMESTAMP, text);
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }
}
