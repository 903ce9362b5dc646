package dev.lockstep.server.users;

import java.util.regex.Pattern;

/** Tells e-mail addresses from other texts, as strictly as Directus does: a name and a domain of at least two parts. */
public final class EmailAddress {

    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@\"(),:;<>\\[\\\\\\]]{1,64}@[^\\s@.]{1,63}(\\.[^\\s@.]{1,63})*\\.[^\\s@.\\d]{2,63}");

    private EmailAddress() {}

    /** Whether the text is an address. */
    public static boolean isValid(String text) {
        return text.length() <= 128 && SHAPE.matcher(text).matches();
    }
}
