package dev.lockstep.database.mysql;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a database is and how it is reached. Its text holds no secrets.
 *
 * @param url for the driver, {@code jdbc:mariadb://host:port/database}
 * @param properties of the driver, some of them secret
 * @param pool how many connections are kept
 */
public record MysqlAddress(String url, Map<String, String> properties, Pool pool) {

    public MysqlAddress {
        properties = Map.copyOf(properties);
    }

    /** How many connections are kept at least, and are had at most. */
    public record Pool(int least, int most) {
        /** As many as Directus has. */
        public static final Pool DEFAULT = new Pool(0, 10);
    }

    /** The same with a further property of the driver. */
    public MysqlAddress with(String property, String value) {
        var more = new TreeMap<>(properties);
        more.put(property, value);
        return new MysqlAddress(url, more, pool);
    }

    /** The same with a pool of this size. */
    public MysqlAddress withPool(Pool other) {
        return new MysqlAddress(url, properties, other);
    }

    /** Server and database, for people. */
    public String shown() {
        int start = url.indexOf("//");
        int end = url.indexOf('?');
        return url.substring(start < 0 ? 0 : start + 2, end < 0 ? url.length() : end);
    }

    @Override
    public String toString() {
        return "MysqlAddress[" + shown() + ", pool=" + pool + "]";
    }
}
