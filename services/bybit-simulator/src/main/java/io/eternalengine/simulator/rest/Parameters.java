package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A request's parameters, from the query of a GET or the body of a POST. Null counts as absent, as does an empty text. */
record Parameters(Map<String, String> values, Map<String, List<Parameters>> lists) {

    /** Western digits, with some of them before and after a point; an exponent comes from numbers in JSON. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private static final int LONGEST_NUMBER = 40;
    private static final long ABSENT = -1;

    Parameters(Map<String, String> values) {
        this(values, Map.of());
    }

    static Parameters ofBody(ObjectNode body) {
        Map<String, String> values = new HashMap<>();
        Map<String, List<Parameters>> lists = new HashMap<>();
        for (var field : body.properties()) {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                values.put(field.getKey(), field.getValue().asText());
            } else if (field.getValue().isArray()) {
                lists.put(field.getKey(), objectsOf(field.getKey(), field.getValue()));
            }
        }
        return new Parameters(values, lists);
    }

    private static List<Parameters> objectsOf(String name, JsonNode array) {
        List<Parameters> objects = new ArrayList<>();
        for (JsonNode element : array) {
            if (!(element instanceof ObjectNode object)) {
                throw new Refusal(ReturnCode.PARAMETER_ERROR, name + " must hold objects");
            }
            objects.add(ofBody(object));
        }
        return objects;
    }

    /** The objects of an array; none when it is absent. */
    List<Parameters> children(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** The same with another value of a parameter. */
    Parameters with(String name, String value) {
        Map<String, String> changed = new HashMap<>(values);
        changed.put(name, value);
        return new Parameters(changed, lists);
    }

    /** The same with a value for a parameter that is absent. */
    Parameters or(String name, String value) {
        return text(name).isEmpty() ? with(name, value) : this;
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    String required(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, name + " is missing");
        }
        return value;
    }

    Category category() {
        return Category.parse(required("category"));
    }

    Optional<BigDecimal> decimal(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (value.length() <= LONGEST_NUMBER && NUMBER.matcher(value).matches()) {
                BigDecimal decimal = new BigDecimal(value);
                if (Math.abs((long) decimal.scale()) <= LONGEST_NUMBER) {
                    return Optional.of(decimal);
                }
            }
        } catch (NumberFormatException e) {
            throw notANumber(name);
        }
        throw notANumber(name);
    }

    BigDecimal requiredDecimal(String name) {
        return decimal(name).orElseThrow(() -> new Refusal(ReturnCode.PARAMETER_ERROR, name + " is missing"));
    }

    /** A decimal where zero, as well as nothing, means none. */
    Optional<BigDecimal> positiveDecimal(String name) {
        Optional<BigDecimal> value = decimal(name).filter(decimal -> decimal.signum() != 0);
        if (value.isPresent() && value.get().signum() < 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, name + " must not be negative");
        }
        return value;
    }

    long integerOr(String name, long otherwise) {
        String value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("-?[0-9]{1,18}")) {
            throw notANumber(name);
        }
        return Long.parseLong(value);
    }

    /** A time in epoch milliseconds. */
    OptionalLong time(String name) {
        long timeMs = integerOr(name, ABSENT);
        if (timeMs == ABSENT && text(name).isEmpty()) {
            return OptionalLong.empty();
        }
        if (timeMs < 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, name + " must not be negative");
        }
        return OptionalLong.of(timeMs);
    }

    /** A whole number within bounds. */
    long whole(String name, long otherwise, long least, long most) {
        long value = integerOr(name, otherwise);
        if (value < least || value > most) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, name + " must be between " + least + " and " + most);
        }
        return value;
    }

    /** A coin's name; empty when none is named. */
    String coin(String name) {
        return coinName(name, text(name));
    }

    /** The coins of a list that commas part; none when it is absent. */
    List<String> coins(String name) {
        String listed = text(name);
        return listed.isEmpty()
                ? List.of()
                : Arrays.stream(listed.split(",", -1))
                        .map(coin -> coinName(name, coin.isEmpty() ? "?" : coin))
                        .toList();
    }

    private static String coinName(String name, String coin) {
        if (!coin.matches("[A-Z0-9]{0,20}")) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, name + " must be a coin's name in upper case");
        }
        return coin;
    }

    int limit(int otherwise, int most) {
        long limit = integerOr("limit", otherwise);
        if (limit < 1) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "limit must be between 1 and " + most);
        }
        return (int) Math.min(limit, most);
    }

    boolean flag(String name) {
        return oneOf(name, "false", "true").equals("true");
    }

    /** A text that is absent or one of some, so that a misspelt word is never taken for no word. */
    String oneOf(String name, String... known) {
        String value = text(name);
        if (!value.isEmpty() && !List.of(known).contains(value)) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, name + " must be one of " + String.join(", ", known));
        }
        return value;
    }

    private static Refusal notANumber(String name) {
        return new Refusal(ReturnCode.PARAMETER_ERROR, name + " is no number");
    }
}
