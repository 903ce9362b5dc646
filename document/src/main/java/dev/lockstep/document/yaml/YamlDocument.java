package dev.lockstep.document.yaml;

import dev.lockstep.document.DocumentException.Kind;
import dev.lockstep.document.Limits;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** One pass over the events of one document, straight into values. */
final class YamlDocument {

    /**
     * How much aliases may add to a document, in values and characters. The values themselves are shared, but whoever
     * walks or writes them meets each as often as it is named: nine lines can stand for a billion values.
     */
    private static final long ALIAS_BUDGET = 1_000_000;

    private static final String TAG_PREFIX = "tag:yaml.org,2002:";

    private final YamlEvents events;
    private final Limits limits;

    /** What the anchors name; null while the value is still being read. */
    private final Map<Anchor, @Nullable Anchored> anchors = new HashMap<>();

    /** Values and characters so far, as they are after all aliases are replaced. */
    private long size;

    private long addedByAliases;

    private record Anchored(JsonValue value, long size, int height) {}

    /** How many levels of objects and arrays the value read last has. */
    private int height;

    YamlDocument(YamlEvents events, Limits limits) {
        this.events = events;
        this.limits = limits;
    }

    JsonValue read() {
        events.next();
        if (events.next().getEventId() == ID.StreamEnd) {
            throw events.problem(Kind.EMPTY, "there is no value");
        }
        JsonValue value = value(events.next(), 0);
        events.next();
        if (events.next().getEventId() != ID.StreamEnd) {
            throw events.problem(Kind.MALFORMED, "there is more than one document");
        }
        return value;
    }

    private JsonValue value(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        if (anchor.isEmpty()) {
            return unanchored(event, depth);
        }
        long before = size;
        anchors.put(anchor.get(), null);
        JsonValue value = unanchored(event, depth);
        anchors.put(anchor.get(), new Anchored(value, size - before, height));
        return value;
    }

    private JsonValue unanchored(Event event, int depth) {
        size++;
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent start -> {
                requireTag(start.getTag(), "map");
                yield mapping(inside(depth));
            }
            case SequenceStartEvent start -> {
                requireTag(start.getTag(), "seq");
                yield sequence(inside(depth));
            }
            default -> throw new IllegalStateException("a value cannot start with " + event);
        };
    }

    private int inside(int depth) {
        requireDepth(depth + 1);
        return depth + 1;
    }

    private void requireDepth(int depth) {
        if (depth > limits.depth()) {
            throw events.problem(Kind.LIMIT, "nested deeper than " + limits.depth() + " levels");
        }
    }

    private JsonValue mapping(int depth) {
        var members = new LinkedHashMap<String, JsonValue>();
        var merged = new HashSet<String>();
        int highest = 0;
        for (Event event = events.next(); event.getEventId() != ID.MappingEnd; event = events.next()) {
            if (isMergeKey(event)) {
                merge(value(events.next(), depth), members, merged);
            } else {
                String key = key(event, depth);
                if (members.containsKey(key) && !merged.remove(key)) {
                    throw events.problem(Kind.DUPLICATE_KEY, "the key \"" + key + "\" comes twice");
                }
                members.put(key, value(events.next(), depth));
            }
            highest = Math.max(highest, height);
        }
        height = highest + 1;
        return members.isEmpty() ? JsonObject.EMPTY : new JsonObject(members);
    }

    private static boolean isMergeKey(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getTag().isEmpty()
                && scalar.getValue().equals("<<");
    }

    /** Adds the members that are not there yet; those that are written out win over them, before or after. */
    private void merge(JsonValue source, Map<String, JsonValue> members, Set<String> merged) {
        switch (source) {
            case JsonObject(var inherited) ->
                inherited.forEach((key, value) -> {
                    if (members.putIfAbsent(key, value) == null) {
                        merged.add(key);
                    }
                });
            case JsonArray(var sources)
            when sources.stream().allMatch(JsonObject.class::isInstance) ->
                sources.forEach(one -> merge(one, members, merged));
            default -> throw events.problem(Kind.MALFORMED, "a merge key needs an object or a list of objects");
        }
    }

    private JsonValue sequence(int depth) {
        var items = new ArrayList<JsonValue>();
        int highest = 0;
        for (Event event = events.next(); event.getEventId() != ID.SequenceEnd; event = events.next()) {
            items.add(value(event, depth));
            highest = Math.max(highest, height);
        }
        height = highest + 1;
        return items.isEmpty() ? JsonArray.EMPTY : new JsonArray(items);
    }

    /** A key as it is written: {@code 404:} and {@code true:} name members, as they do in JavaScript. */
    private String key(Event event, int depth) {
        if (event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getTag().isEmpty()) {
            String text = EngineShield.restore(scalar.getValue(), false);
            if (text.isEmpty()) {
                throw events.problem(Kind.MALFORMED, "a key is missing");
            }
            if (scalar.getAnchor().isEmpty()) {
                requireLength(text);
                size += text.length();
                return text;
            }
        }
        if (value(event, depth) instanceof JsonText(var text)) {
            return text;
        }
        throw events.problem(Kind.MALFORMED, "a key has to be a text");
    }

    private JsonValue alias(AliasEvent alias, int depth) {
        Anchor name = alias.getAlias();
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            String reason =
                    anchors.containsKey(name) ? "stands inside the value that it names" : "names nothing above it";
            throw events.problem(Kind.ALIAS, "the alias *" + name.getValue() + " " + reason);
        }
        size += anchored.size();
        addedByAliases += anchored.size();
        if (addedByAliases > ALIAS_BUDGET) {
            throw events.problem(Kind.ALIAS, "aliases repeat more than " + ALIAS_BUDGET + " values and characters");
        }
        requireDepth(depth + anchored.height());
        height = anchored.height();
        return anchored.value();
    }

    private JsonValue scalar(ScalarEvent scalar) {
        String text = EngineShield.restore(scalar.getValue(), scalar.isDQuoted());
        height = 0;
        size += text.length();
        requireLength(text);
        if (scalar.isPlain() && scalar.getTag().isEmpty()) {
            return plain(text);
        }
        String tag = scalar.getTag().orElse("!");
        if (tag.equals("!") || tag.equals(TAG_PREFIX + "str")) {
            return new JsonText(text);
        }
        CoreTag wanted = CoreTag.named(tag, TAG_PREFIX);
        if (wanted == null) {
            throw events.problem(Kind.TAG, "the tag " + tag + " is not supported");
        }
        JsonValue value = plain(text);
        if (!wanted.fits(value)) {
            throw events.problem(Kind.TAG, "the value does not fit its tag " + tag);
        }
        return value;
    }

    private JsonValue plain(String text) {
        try {
            return PlainScalar.resolve(text, limits.numberLength());
        } catch (ArithmeticException e) {
            throw events.problem(Kind.LIMIT, String.valueOf(e.getMessage()));
        }
    }

    private void requireLength(String text) {
        if (text.length() > limits.textLength()) {
            throw events.problem(Kind.LIMIT, "a text is longer than " + limits.textLength() + " characters");
        }
    }

    private void requireTag(Optional<String> tag, String core) {
        if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(TAG_PREFIX + core)) {
            throw events.problem(Kind.TAG, "the tag " + tag.get() + " is not supported");
        }
    }
}
