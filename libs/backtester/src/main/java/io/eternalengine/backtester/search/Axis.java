package io.eternalengine.backtester.search;

import java.util.HashSet;
import java.util.List;

/** One parameter and the values that a sweep tries for it. */
public record Axis(String key, List<String> values) {
    public Axis {
        values = List.copyOf(values);
        if (key.isBlank() || values.isEmpty()) {
            throw new IllegalArgumentException("the axis \"" + key + "\" needs a key and at least one value");
        }
        var seen = new HashSet<String>();
        for (String value : values) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("the axis " + key + " has an empty value: each must be given");
            }
            if (!seen.add(value)) {
                throw new IllegalArgumentException("the axis " + key + " has " + value + " twice: values must differ");
            }
        }
    }

    /** Reads {@code key=a,b,c}. */
    public static Axis parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException("the axis is \"" + text + "\": must be key=value,value,...");
        }
        return new Axis(
                text.substring(0, equals).strip(),
                List.of(text.substring(equals + 1).strip().split(" *, *", -1)));
    }
}
