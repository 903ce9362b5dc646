package dev.lockstep.database.postgres;

import dev.lockstep.database.ConnectionString;
import dev.lockstep.database.DatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Where a database is and how it is reached. Its text holds no secrets.
 *
 * @param url for the driver, without user and password
 * @param properties of the driver, some of them secret
 * @param searchPath schemas that bare names are looked for in; empty leaves that to the server
 * @param pool how many connections are kept
 */
public record PostgresAddress(String url, Map<String, String> properties, List<String> searchPath, Pool pool) {

    /** The port that servers have unless somebody says otherwise. */
    public static final int DEFAULT_PORT = 5432;

    public PostgresAddress {
        properties = Map.copyOf(properties);
        searchPath = List.copyOf(searchPath);
    }

    /** How many connections are kept at least, and are had at most. */
    public record Pool(int least, int most) {
        /** What 64 clients at once were served best with ({@code docs/reliability.md}). */
        public static final Pool DEFAULT = new Pool(0, 20);
    }

    /** A database by the parts of its address. */
    public static PostgresAddress of(
            String host, int port, String database, @Nullable String user, @Nullable String password) {
        var properties = new TreeMap<String, String>();
        if (user != null) {
            properties.put("user", user);
        }
        if (password != null) {
            properties.put("password", password);
        }
        var bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return new PostgresAddress(
                "jdbc:postgresql://" + bracketed + ":" + port + "/"
                        + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20"),
                properties,
                List.of(),
                Pool.DEFAULT);
    }

    /**
     * A database by one text, as {@code postgres://user:password@host:port/database?sslmode=require}.
     *
     * @throws DatabaseException if the text is no such address; what it says is not repeated, since it may hold a password
     */
    public static PostgresAddress parse(String text) {
        var parts = ConnectionString.parse(text, Set.of("postgres", "postgresql"))
                .orElseThrow(() -> new DatabaseException(
                        "The connection string is no address such as postgres://user@host/database.", null));
        var address = of(
                parts.host(),
                Objects.requireNonNullElse(parts.port(), DEFAULT_PORT),
                parts.database().isEmpty() ? "postgres" : parts.database(),
                parts.user(),
                parts.password());
        for (var option : parts.options().entrySet()) {
            address = address.with(option.getKey(), option.getValue());
        }
        return address;
    }

    /**
     * The same over an encrypted connection.
     *
     * @param verify whether the server must show a certificate for its own name
     * @param authority the certificate that vouches for the server's, as text
     * @param certificate to show to the server, as text
     * @param key of that certificate, as text
     */
    public PostgresAddress withTls(
            boolean verify, @Nullable String authority, @Nullable String certificate, @Nullable String key) {
        var address = with("sslmode", verify ? "verify-full" : "require");
        if (authority != null) {
            address = address.with("sslrootcert", file(authority));
        } else if (verify) {
            // what this machine trusts, as in Node, and not a file in the user's folder
            address = address.with("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        if (certificate != null) {
            address = address.with("sslcert", file(certificate));
        }
        return key == null ? address : address.with("sslkey", file(key)).with("pemKeyAlgorithm", KeyAlgorithm.of(key));
    }

    /** The driver reads certificates from files only; temporary ones are readable to their owner alone. */
    private static String file(String text) {
        try {
            var file = Files.createTempFile("lockstep-", ".pem");
            file.toFile().deleteOnExit();
            Files.writeString(file, text);
            return file.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same with a further property of the driver. */
    public PostgresAddress with(String property, String value) {
        var more = new TreeMap<>(properties);
        more.put(property, value);
        return new PostgresAddress(url, more, searchPath, pool);
    }

    /** The same with these schemas. */
    public PostgresAddress withSearchPath(List<String> schemas) {
        return new PostgresAddress(url, properties, schemas, pool);
    }

    /** The same with a pool of this size. */
    public PostgresAddress withPool(Pool other) {
        return new PostgresAddress(url, properties, searchPath, other);
    }

    /** Server and database, for people. */
    public String shown() {
        var given = Driver.parseURL(url, new Properties());
        return given == null
                ? url
                : given.getProperty("PGDBNAME") + " on " + given.getProperty("PGHOST") + ":"
                        + given.getProperty("PGPORT");
    }

    @Override
    public String toString() {
        return "PostgresAddress[url=" + url + ", searchPath=" + searchPath + ", pool=" + pool + "]";
    }
}
