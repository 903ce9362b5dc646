package dev.lockstep.server.settings;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where the server listens, and what others call it.
 *
 * @param host the address to listen on
 * @param port the port, 0 for any free one
 * @param publicUrl the address that browsers use, or {@code /} if it is the one they came by
 */
public record ListenSettings(String host, int port, String publicUrl) {

    static ListenSettings read(SettingsReader reader) {
        return new ListenSettings(
                reader.text("HOST", "0.0.0.0"),
                reader.number("PORT", 8055, 0, 65_535),
                reader.value("PUBLIC_URL", "/", ListenSettings::publicUrl));
    }

    private static String publicUrl(String text) throws SettingsReader.BadValue {
        try {
            var uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (text.equals("/") || (web && uri.getHost() != null)) {
                return text;
            }
        } catch (URISyntaxException malformed) {
            // Said below, for both.
        }
        throw new SettingsReader.BadValue("must be an address such as https://data.example.com");
    }
}
