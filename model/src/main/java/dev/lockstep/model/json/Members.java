package dev.lockstep.model.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
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

    private final String[] names;
    private final JsonValue[] values;
    /** Empty for few members. */
    private final Map<String, Integer> positions;

    private Members(String[] names, JsonValue[] values) {
        this.names = names;
        this.values = values;
        this.positions = names.length <= MOST_WITHOUT_POSITIONS ? Map.of() : positions(names);
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
            return positions.getOrDefault(name, -1);
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
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
