package dev.lockstep.server.settings;

import org.jspecify.annotations.Nullable;

/**
 * The administrator that is made at the first start.
 *
 * @param email the e-mail address to log in with
 * @param password the password, null for one that is made and shown once; a secret
 * @param token a token that never ends, null for none; a secret
 */
public record AdminSettings(
        String email, @Nullable String password, @Nullable String token) {

    static AdminSettings read(SettingsReader reader) {
        return new AdminSettings(
                reader.value("ADMIN_EMAIL", "admin@example.com", AdminSettings::email),
                reader.secret("ADMIN_PASSWORD"),
                reader.secret("ADMIN_TOKEN"));
    }

    private static String email(String text) throws SettingsReader.BadValue {
        int sign = text.indexOf('@');
        if (sign <= 0 || sign == text.length() - 1 || text.chars().anyMatch(Character::isWhitespace)) {
            throw new SettingsReader.BadValue("must be an e-mail address");
        }
        return text;
    }

    /** Everything but the secrets. */
    @Override
    public String toString() {
        return "AdminSettings[email=" + email + ", password=" + Secrets.masked(password) + ", token="
                + Secrets.masked(token) + "]";
    }
}
