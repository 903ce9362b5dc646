package dev.lockstep.model.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object, in order. Immutable. Objects of a data model are many and mostly small, so this keeps two
 * arrays, and a map of positions only for objects in which looking through all names would take longer.
 */
final class Members extends AbstractMap<String, JsonValue> {

    private static final int MOST_WITHOUT_POSITIONS = 16;

    /** While members are collected, that is: most meta rows have more than 16 and less than these. */
    private static final int MOST_LOOKED_THROUGH = 40;

    private final String[] names;
    private final JsonValue[] values;
    /** Made when it is first asked for: most of what a document holds is gone through and not asked. */
    private @Nullable Positions positions;

    /** Any thread may see one that another has made, and then all of it, since what it holds is final. */
    private record Positions(Map<String, Integer> byName) {}

    private Members(String[] names, JsonValue[] values) {
        this.names = names;
        this.values = values;
    }

    static Members copyOf(Map<String, JsonValue> members) {
        if (members instanceof Members same) {
            return same;
        }
        var names = new String[members.size()];
        var values = new JsonValue[names.length];
        int i = 0;
        for (var member : members.entrySet()) {
            names[i] = Objects.requireNonNull(member.getKey(), "name");
            values[i] = Objects.requireNonNull(member.getValue(), member.getKey());
            i++;
        }
        return new Members(names, values);
    }

    private static Map<String, Integer> positions(String[] names) {
        // of the JDK, whose maps stay fast when somebody chooses names with one hash code
        var positions = HashMap.<String, Integer>newHashMap(names.length);
        for (int i = 0; i < names.length; i++) {
            positions.put(names[i], i);
        }
        return positions;
    }

    private int find(@Nullable Object name) {
        if (names.length > MOST_WITHOUT_POSITIONS) {
            var known = positions;
            if (known == null) {
                known = new Positions(positions(names));
                positions = known;
            }
            return known.byName().getOrDefault(name, -1);
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Collects members. A map of positions is kept only where looking through all names would take longer. */
    static final class Collector {

        private String[] names = new String[MOST_WITHOUT_POSITIONS];
        private JsonValue[] values = new JsonValue[MOST_WITHOUT_POSITIONS];
        private int size;
        private @Nullable Map<String, Integer> positions;

        /** Adds a member, or replaces its value. */
        void put(String name, JsonValue value) {
            int position = find(Objects.requireNonNull(name, "name"));
            if (position >= 0) {
                values[position] = Objects.requireNonNull(value, name);
                return;
            }
            add(name, value);
        }

        /** Adds a member of a name that is not there yet. */
        void add(String name, JsonValue value) {
            Objects.requireNonNull(value, name);
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            names[size] = Objects.requireNonNull(name, "name");
            values[size] = value;
            if (positions != null) {
                positions.put(name, size);
            }
            size++;
        }

        private int find(String name) {
            if (positions == null && size > MOST_LOOKED_THROUGH) {
                positions = positions(Arrays.copyOf(names, size));
            }
            if (positions != null) {
                return positions.getOrDefault(name, -1);
            }
            for (int i = 0; i < size; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        boolean has(String name) {
            return find(name) >= 0;
        }

        /** What was collected; it does not change any more. */
        Members collect() {
            return new Members(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        }
    }

    @Override
    public @Nullable JsonValue get(@Nullable Object name) {
        int position = find(name);
        return position < 0 ? null : values[position];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return find(name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super JsonValue> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Entry<String, JsonValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public Iterator<Entry<String, JsonValue>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < names.length;
                    }

                    @Override
                    public Entry<String, JsonValue> next() {
                        if (next >= names.length) {
                            throw new NoSuchElementException();
                        }
                        var member = Map.entry(names[next], values[next]);
                        next++;
                        return member;
                    }
                };
            }
        };
    }
}
