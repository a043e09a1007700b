package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes the bodies of requests: decimals as plain text, what is absent not at all. */
final class Bodies {

    private Bodies() {}

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode of(Category category, String symbol) {
        return empty().put("category", category.wireName()).put("symbol", symbol);
    }

    static void put(ObjectNode body, String name, @Nullable BigDecimal value) {
        if (value != null) {
            body.put(name, value.toPlainString());
        }
    }
}
