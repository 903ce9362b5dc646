package dev.lockstep.server.items;

import dev.lockstep.database.InvalidValueException;
import dev.lockstep.database.ValueCodec;
import dev.lockstep.database.query.Filter;
import dev.lockstep.database.query.Filter.Operator;
import dev.lockstep.database.query.Filter.Place;
import dev.lockstep.model.json.JsonArray;
import dev.lockstep.model.json.JsonBoolean;
import dev.lockstep.model.json.JsonNull;
import dev.lockstep.model.json.JsonNumber;
import dev.lockstep.model.json.JsonObject;
import dev.lockstep.model.json.JsonText;
import dev.lockstep.model.json.JsonValue;
import dev.lockstep.server.access.Access;
import dev.lockstep.server.access.Accountability;
import dev.lockstep.server.http.ApiError;
import dev.lockstep.server.http.ApiException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code filter} of a query: conditions on fields, joined by {@code _and} and {@code _or}. */
final class FilterReader {

    private final ItemCollection collection;
    private final ValueCodec codec;
    private final Accountability who;
    private final Clock clock;
    private final int maximumValues;
    private int values;

    FilterReader(ItemCollection collection, ValueCodec codec, Accountability who, Clock clock, int maximumValues) {
        this.collection = collection;
        this.codec = codec;
        this.who = who;
        this.clock = clock;
        this.maximumValues = maximumValues;
    }

    /** @throws ApiException 400 INVALID_QUERY, or 403 FORBIDDEN for unknown fields */
    Filter read(JsonValue value) {
        return switch (value) {
            case JsonObject(var members) -> {
                var all = new ArrayList<Filter>();
                members.forEach((name, member) -> all.add(member(name, member)));
                yield all(all);
            }
            case JsonArray(var items) when items.isEmpty() -> Filter.all();
            case JsonNull _ -> Filter.all();
            case JsonArray _ -> throw malformed();
            default -> throw badKey("_eq");
        };
    }

    private Filter member(String name, JsonValue value) {
        if (name.equals("_and") || name.equals("_or")) {
            if (!(value instanceof JsonArray(var items))) {
                throw malformed();
            }
            var filters = items.stream().map(this::read).toList();
            // Without any condition, both mean all items, as in Directus.
            return name.equals("_or") && !filters.isEmpty() ? new Filter.Or(filters) : all(filters);
        }
        if (name.startsWith("_")) {
            throw badKey(name);
        }
        var field = collection.fields().get(name);
        if (name.indexOf('(') >= 0 || collection.aliases().containsKey(name)) {
            throw invalid("A filter on \"" + name + "\" is not supported yet");
        }
        if (field == null) {
            throw Access.forbiddenField(collection.name(), name).asException();
        }
        return switch (value) {
            case JsonObject(var operators) -> {
                var all = new ArrayList<Filter>();
                operators.forEach((operator, operand) -> all.add(condition(field, operator, operand)));
                yield all(all);
            }
            case JsonNull _ -> throw malformed();
            default -> condition(field, "_eq", value);
        };
    }

    private Filter condition(ItemField field, String operator, JsonValue operand) {
        if (!operator.startsWith("_") || operator.equals("_some") || operator.equals("_none")) {
            throw invalid("A filter on \"" + field.name() + "." + operator + "\" is not supported yet");
        }
        countValues(1);
        var type = field.definition().type();
        if (!FilterOperators.of(type).contains(operator)) {
            throw invalid(
                    "\"" + type.wireName() + "\" field type does not contain the \"" + operator + "\" filter operator");
        }
        if (field.concealed() && !FilterOperators.SWITCHES.contains(operator)) {
            throw invalid("Field with \"conceal\" special does not allow the \"" + operator + "\" filter operator");
        }
        var name = field.name();
        return switch (operator) {
            case "_null" -> new Filter.Null(name, !isOn(operator, operand));
            case "_nnull" -> new Filter.Null(name, isOn(operator, operand));
            case "_empty" -> new Filter.Empty(name, !isOn(operator, operand));
            case "_nempty" -> new Filter.Empty(name, isOn(operator, operand));
            case "_eq" ->
                operand.isNull() ? new Filter.Null(name, false) : compare(field, Operator.EQUAL, operator, operand);
            case "_neq" ->
                operand.isNull() ? new Filter.Null(name, true) : compare(field, Operator.NOT_EQUAL, operator, operand);
            case "_lt" -> compare(field, Operator.LESS, operator, operand);
            case "_lte" -> compare(field, Operator.LESS_OR_EQUAL, operator, operand);
            case "_gt" -> compare(field, Operator.GREATER, operator, operand);
            case "_gte" -> compare(field, Operator.GREATER_OR_EQUAL, operator, operand);
            case "_in", "_nin" -> new Filter.In(name, values(field, operator, operand), operator.equals("_nin"));
            case "_between", "_nbetween" -> between(field, operator, operand);
            default -> match(field, operator, operand);
        };
    }

    private void countValues(int more) {
        values += more;
        if (values > maximumValues) {
            throw invalid("The filter holds more than " + maximumValues + " values");
        }
    }

    private Filter compare(ItemField field, Operator operator, String name, JsonValue operand) {
        return new Filter.Compare(field.name(), operator, value(field, name, operand));
    }

    private Filter between(ItemField field, String operator, JsonValue operand) {
        var values = values(field, operator, operand);
        if (values.size() != 2) {
            throw invalid("\"" + operator + "\" has to be an array of two values");
        }
        return new Filter.Between(field.name(), values.getFirst(), values.getLast(), operator.equals("_nbetween"));
    }

    private Filter match(ItemField field, String operator, JsonValue operand) {
        var what = operator.substring(1);
        boolean negated = what.startsWith("n");
        what = negated ? what.substring(1) : what;
        boolean ignoreCase = what.startsWith("i");
        what = ignoreCase ? what.substring(1) : what;
        var place = switch (what) {
            case "contains" -> Place.ANYWHERE;
            case "starts_with" -> Place.START;
            case "ends_with" -> Place.END;
            default -> throw new IllegalStateException("an operator without a meaning: " + operator);
        };
        return new Filter.Match(field.name(), place, scalar(operator, operand).toString(), ignoreCase, negated);
    }

    private List<Object> values(ItemField field, String operator, JsonValue operand) {
        List<JsonValue> operands = switch (operand) {
            case JsonArray(var items) -> items;
            case JsonText(var text) ->
                Arrays.stream(text.split(",", -1)).map(JsonValue::of).toList();
            default -> List.of(operand);
        };
        if (operands.isEmpty()) {
            throw invalid("\"" + operator + "\" has to be an array of values");
        }
        countValues(operands.size());
        return operands.stream().map(each -> value(field, operator, each)).toList();
    }

    private Object value(ItemField field, String operator, JsonValue operand) {
        var resolved = variable(operand);
        if (resolved.equals(JsonValue.of(""))) {
            throw invalid("You can't filter for an empty string in \"" + operator
                    + "\". Use \"_empty\" or \"_nempty\" instead");
        }
        scalar(operator, resolved);
        try {
            return codec.toComparable(field.definition(), resolved);
        } catch (InvalidValueException incomparable) {
            throw invalid(String.valueOf(incomparable.getMessage()));
        }
    }

    /** A value for what stands for the caller or the time; a variable that we do not know is no text to compare with. */
    private JsonValue variable(JsonValue operand) {
        if (!(operand instanceof JsonText(var text)) || !text.startsWith("$")) {
            return operand;
        }
        return switch (text) {
            case "$NOW" -> JsonNumber.of(clock.millis());
            case "$CURRENT_USER" -> identity(who.user());
            case "$CURRENT_ROLE" -> identity(who.role());
            default -> {
                if (text.startsWith("$NOW(") || text.startsWith("$CURRENT_")) {
                    throw invalid("\"" + text + "\" is not supported yet");
                }
                yield operand;
            }
        };
    }

    private static JsonValue identity(@Nullable String id) {
        // Nobody's id equals none of the ids.
        return JsonValue.of(id == null ? "00000000-0000-0000-0000-000000000000" : id);
    }

    private static Object scalar(String operator, JsonValue operand) {
        return switch (operand) {
            case JsonText(var text) -> text;
            case JsonNumber number -> number;
            case JsonBoolean flag -> flag;
            case JsonObject _, JsonArray _, JsonNull _ ->
                throw invalid("The filter value for \"" + operator + "\" has to be a string, number, or boolean");
        };
    }

    private static boolean isOn(String operator, JsonValue operand) {
        return switch (operand) {
            case JsonBoolean flag -> flag.value();
            case JsonText(var text) when text.isEmpty() || text.equals("true") -> true;
            case JsonText(var text) when text.equals("false") -> false;
            default -> throw invalid("\"" + operator + "\" has to be a boolean");
        };
    }

    private static Filter all(List<Filter> filters) {
        return filters.size() == 1 ? filters.getFirst() : new Filter.And(filters);
    }

    private ApiException badKey(String key) {
        return invalid("Invalid filter key \"" + key + "\" on \"" + collection.name() + "\"");
    }

    private static ApiException malformed() {
        return invalid("Invalid filter object");
    }

    private static ApiException invalid(String reason) {
        return ApiError.invalidQuery(reason).asException();
    }
}
