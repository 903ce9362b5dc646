package dev.lockstep.server.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The header lines of a request or a response. Names are compared without regard to case; a name may have several
 * values, which keep their order. Immutable and safe to share between threads.
 */
public final class Headers {

    /** No headers. */
    public static final Headers EMPTY = new Headers(Map.of());

    private final Map<String, List<String>> values;

    private Headers(Map<String, List<String>> values) {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, all) -> copy.merge(name, List.copyOf(all), Headers::joined));
        this.values = Collections.unmodifiableMap(copy);
    }

    /** Headers with these values. */
    public static Headers of(Map<String, List<String>> values) {
        return values.isEmpty() ? EMPTY : new Headers(values);
    }

    /** The first value of a header. */
    public Optional<String> first(String name) {
        var all = values.get(name);
        return all == null || all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** All values of a header, empty if there is none. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether there is such a header. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** All headers, in the order of their names. */
    public Map<String, List<String>> asMap() {
        return values;
    }

    /**
     * The same headers with this one set; earlier values of it are gone.
     *
     * @throws IllegalArgumentException if the name or the value holds a character that would break the header line
     */
    public Headers with(String name, String value) {
        checkName(name);
        checkValue(name, value);
        var copy = new TreeMap<>(values);
        copy.put(name, List.of(value));
        return new Headers(copy);
    }

    /**
     * The same headers with one more value of this one.
     *
     * @throws IllegalArgumentException if the name or the value holds a character that would break the header line
     */
    public Headers plus(String name, String value) {
        checkName(name);
        checkValue(name, value);
        var copy = new TreeMap<>(values);
        copy.merge(name, List.of(value), Headers::joined);
        return new Headers(copy);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private static void checkName(String name) {
        boolean token = !name.isEmpty()
                && name.chars().allMatch(c -> c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0);
        if (!token) {
            throw new IllegalArgumentException("not a header name: " + name);
        }
    }

    private static void checkValue(String name, String value) {
        if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c > 0x7e)) {
            throw new IllegalArgumentException("the value of header " + name + " holds a character it cannot hold");
        }
    }

    /** The names only: values may be secrets. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
