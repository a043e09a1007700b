package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads requests and writes numbers as the exchange does. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Reads an object; anything else is refused with code 10001. */
    public static ObjectNode parseObject(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node instanceof ObjectNode found) {
                return found;
            }
        } catch (JsonProcessingException e) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "the body is not JSON");
        }
        throw new Refusal(ReturnCode.PARAMETER_ERROR, "the body must be a JSON object");
    }

    /** A decimal without exponent and without zeros at its end. */
    public static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** A decimal as text; empty for null, as the exchange writes what does not apply. */
    public static String textOrEmpty(@Nullable BigDecimal value) {
        return value == null ? "" : text(value);
    }

    /** A time as the exchange writes it in objects. */
    public static String time(long timeMs) {
        return Long.toString(timeMs);
    }
}
