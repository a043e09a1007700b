package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.market.Candle;
import java.math.BigDecimal;

/** Candles: arrays over REST, objects on the stream. */
public final class KlineJson {

    /** The one interval that is played. */
    public static final String INTERVAL = "60";

    private KlineJson() {}

    /** A row of a REST list. */
    public static ArrayNode row(Candle candle) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(Json.time(candle.startMs()))
                .add(Json.text(candle.open()))
                .add(Json.text(candle.high()))
                .add(Json.text(candle.low()))
                .add(Json.text(candle.close()))
                .add(Json.text(candle.volume()))
                .add(Json.text(turnover(candle)));
    }

    /** A closed candle as the stream sends it. */
    public static ObjectNode closed(Candle candle, long nowMs) {
        ObjectNode json = Json.object();
        json.put("start", candle.startMs());
        json.put("end", candle.endMs() - 1);
        json.put("interval", INTERVAL);
        json.put("open", Json.text(candle.open()));
        json.put("close", Json.text(candle.close()));
        json.put("high", Json.text(candle.high()));
        json.put("low", Json.text(candle.low()));
        json.put("volume", Json.text(candle.volume()));
        json.put("turnover", Json.text(turnover(candle)));
        json.put("confirm", true);
        json.put("timestamp", nowMs);
        return json;
    }

    private static BigDecimal turnover(Candle candle) {
        return candle.volume().multiply(candle.close());
    }
}
