package io.eternalengine.reporting.interpret;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.reporting.model.Intent;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.RuleValue;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of messages that are stored as JSON because they are only ever shown, in their order. */
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static String details(DecisionRecorded decision) throws UnreadableRecord {
        ObjectNode details = NODES.objectNode();
        details.set("values", ruleValues(decision.getValuesList()));
        details.set("intents", intents(decision.getIntentsList()));
        return details.toString();
    }

    /** Names and values of parameters. */
    static String parameters(List<RuleValue> parameters) throws UnreadableRecord {
        ObjectNode object = NODES.objectNode();
        object.set("values", ruleValues(parameters));
        return object.toString();
    }

    private static ArrayNode ruleValues(List<RuleValue> values) throws UnreadableRecord {
        ArrayNode array = NODES.arrayNode();
        for (RuleValue value : values) {
            array.addObject()
                    .put("name", Fields.name("values.name", value.getName()))
                    .put("value", Fields.text("values.value", value.getValue()));
        }
        return array;
    }

    private static ArrayNode intents(List<OrderIntended> intents) throws UnreadableRecord {
        ArrayNode array = NODES.arrayNode();
        for (OrderIntended intended : intents) {
            array.add(intent(EngineRows.of(intended)));
        }
        return array;
    }

    private static ObjectNode intent(Intent intent) {
        return NODES.objectNode()
                .put("intentId", intent.intentId)
                .put("account", intent.account)
                .put("category", intent.category)
                .put("symbol", intent.symbol)
                .put("side", intent.side)
                .put("style", intent.style)
                .put("quantity", plain(intent.quantity))
                .put("quoteAmount", plain(intent.quoteAmount))
                .put("reducesExposure", intent.reducesExposure)
                .put("reason", intent.reason);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
