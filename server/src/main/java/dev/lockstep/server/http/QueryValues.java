package dev.lockstep.server.http;

import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values of a query, which stands in an address, where all is text, or in a body. */
public final class QueryValues {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}");
    private static final Pattern FRACTION = Pattern.compile("[+-]?\\d{0,15}\\.\\d{1,15}");

    private QueryValues() {}

    /**
     * A whole number, or null if it is not given.
     *
     * @throws ApiException 400 INVALID_QUERY if it is none, below the least, or beyond 32 bits
     */
    public static @Nullable Long number(JsonObject query, String name, long least) {
        var value = query.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        long number = switch (value) {
            case JsonNumber whole when whole.isLong() -> whole.value().longValue();
            case JsonNumber _ -> throw invalid("\"" + name + "\" must be an integer");
            case JsonText(var text) -> number(name, text.strip());
            default -> throw invalid("\"" + name + "\" must be a number");
        };
        if (number < least) {
            throw invalid("\"" + name + "\" must be greater than or equal to " + least);
        }
        if (number > Integer.MAX_VALUE) {
            throw invalid("\"" + name + "\" must be less than or equal to " + Integer.MAX_VALUE);
        }
        return number;
    }

    private static long number(String name, String text) {
        if (text.isEmpty()) {
            // As Directus has it, and JavaScript: an empty text is zero.
            return 0;
        }
        if (WHOLE.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        throw invalid("\"" + name + "\" must be " + (FRACTION.matcher(text).matches() ? "an integer" : "a number"));
    }

    /**
     * The words of a parameter, which are separated by commas or stand in a list; a new list of the caller's own.
     *
     * @throws ApiException 400 INVALID_QUERY if it is neither
     */
    public static List<String> words(JsonObject query, String name) {
        var value = query.get(name);
        var words = new ArrayList<String>();
        switch (value) {
            case null -> {}
            case JsonText(var text) -> addWords(words, text);
            case JsonArray(var items) -> {
                for (var item : items) {
                    if (!(item instanceof JsonText(var text))) {
                        throw invalid("\"" + name + "[" + words.size() + "]\" must be a string");
                    }
                    addWords(words, text);
                }
            }
            default -> {
                if (!value.isNull()) {
                    throw invalid("\"" + name + "\" must be an array");
                }
            }
        }
        return words;
    }

    private static void addWords(List<String> words, String text) {
        for (var word : text.split(",", -1)) {
            words.add(word.strip());
        }
    }

    private static ApiException invalid(String reason) {
        return ApiError.invalidQuery(reason).asException();
    }
}
