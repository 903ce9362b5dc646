package dev.lockstep.server.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Everything that can be set, a record for each concern. Immutable; its text holds no secrets.
 *
 * @param listen where the server listens
 * @param database which database the project is in
 * @param admin the first administrator
 * @param limits how much the server takes in
 * @param cors what pages from other origins may do
 * @param compatibility which Directus the server stands in for
 * @param tokens how the tokens of a log-in are made
 * @param cookies the cookies of a log-in
 * @param login how log-ins are answered
 * @param history what is kept of the history of the data model
 * @param log what is logged
 */
public record Settings(
        ListenSettings listen,
        DatabaseSettings database,
        AdminSettings admin,
        LimitSettings limits,
        CorsSettings cors,
        CompatibilitySettings compatibility,
        TokenSettings tokens,
        CookieSettings cookies,
        LoginSettings login,
        HistorySettings history,
        LogSettings log) {

    /**
     * Reads the settings from an environment and, over it, from the file that {@code CONFIG_PATH} names: {@code .env} if it
     * names none, which may then be missing.
     *
     * @param environment usually {@link System#getenv()}
     * @param workingDirectory what relative paths are beside of
     * @throws SettingsException with all problems, if there are any
     */
    public static Settings read(Map<String, String> environment, Path workingDirectory) {
        return new SettingsReader(GivenSettings.read(environment, workingDirectory))
                .finish(Settings::read)
                .beside(workingDirectory);
    }

    private Settings beside(Path folder) {
        return new Settings(
                listen,
                database.beside(folder),
                admin,
                limits,
                cors,
                compatibility,
                tokens,
                cookies,
                login,
                history,
                log);
    }

    /** The names of all settings, in the order of the records. */
    static Set<String> names() {
        var reader = new SettingsReader(GivenSettings.nothing());
        read(reader);
        return reader.names();
    }

    private static Settings read(SettingsReader reader) {
        reader.text("CONFIG_PATH", ".env");
        return new Settings(
                ListenSettings.read(reader),
                DatabaseSettings.read(reader),
                AdminSettings.read(reader),
                LimitSettings.read(reader),
                CorsSettings.read(reader),
                CompatibilitySettings.read(reader),
                TokenSettings.read(reader),
                CookieSettings.read(reader),
                LoginSettings.read(reader),
                HistorySettings.read(reader),
                LogSettings.read(reader));
    }
}
