package dev.lockstep.database.mysql;

import dev.lockstep.database.ConnectionString;
import dev.lockstep.database.DatabaseException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and how it is reached. Its text holds no secrets.
 *
 * @param host the server
 * @param port its port
 * @param database the database's name on it
 * @param properties of the driver, some of them secret
 * @param pool how many connections are kept
 */
public record MysqlAddress(String host, int port, String database, Map<String, String> properties, Pool pool) {

    /** The port that servers have unless somebody says otherwise. */
    public static final int DEFAULT_PORT = 3306;

    public MysqlAddress {
        properties = Map.copyOf(properties);
    }

    /** How many connections are kept at least, and are had at most. */
    public record Pool(int least, int most) {
        /** As many as Directus has. */
        public static final Pool DEFAULT = new Pool(0, 10);
    }

    /** A database by the parts of its address. */
    public static MysqlAddress of(
            String host, int port, String database, @Nullable String user, @Nullable String password) {
        var address = new MysqlAddress(host, port, database, Map.of(), Pool.DEFAULT);
        address = user == null ? address : address.with("user", user);
        return password == null ? address : address.with("password", password);
    }

    /**
     * A database by one text, as {@code mysql://user:password@host:port/database?sslMode=trust}.
     *
     * @throws DatabaseException if the text is no such address; what it says is not repeated, since it may hold a password
     */
    public static MysqlAddress parse(String text) {
        var parts = ConnectionString.parse(text, Set.of("mysql", "mariadb"))
                .filter(given -> !given.database().isEmpty())
                .orElseThrow(() -> new DatabaseException(
                        "The connection string is no address such as mysql://user@host/database.", null));
        var address = of(
                parts.host(),
                Objects.requireNonNullElse(parts.port(), DEFAULT_PORT),
                parts.database(),
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
     * @param authority the certificate that vouches for the server's, as text; null for those that this machine trusts
     * @param certificate to show to the server, as text
     * @param key of that certificate, as text
     * @throws DatabaseException if a certificate or the key cannot be read
     */
    public MysqlAddress withTls(
            boolean verify, @Nullable String authority, @Nullable String certificate, @Nullable String key) {
        var address = with("sslMode", verify ? "verify-full" : "trust");
        if (authority != null) {
            address = address.with("serverSslCert", authority);
        }
        if (certificate == null || key == null) {
            return address;
        }
        var store = ClientCertificate.store(certificate, key);
        return address.with("keyStore", store.file().toString())
                .with("keyStoreType", "PKCS12")
                .with("keyStorePassword", store.password());
    }

    /** The same with a further property of the driver. */
    public MysqlAddress with(String property, String value) {
        var more = new TreeMap<>(properties);
        more.put(property, value);
        return new MysqlAddress(host, port, database, more, pool);
    }

    /** The same with a pool of this size. */
    public MysqlAddress withPool(Pool other) {
        return new MysqlAddress(host, port, database, properties, other);
    }

    /** Database and server, for people. */
    public String shown() {
        return database + " on " + host + ":" + port;
    }

    @Override
    public String toString() {
        return "MysqlAddress[" + shown() + ", pool=" + pool + "]";
    }
}
