package io.eternalengine.conformance;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an order request; cases change one of an order that would be accepted. */
record OrderFields(Map<String, Object> values) {
    String text(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the order has no " + name);
        }
        return value.toString();
    }

    BigDecimal decimal(String name) {
        return new BigDecimal(text(name));
    }

    OrderFields with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new OrderFields(changed);
    }

    OrderFields without(String name) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.remove(name);
        return new OrderFields(changed);
    }
}
