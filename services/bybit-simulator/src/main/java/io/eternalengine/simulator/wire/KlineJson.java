package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.market.Bar;
import io.eternalengine.simulator.market.BarInterval;
import java.math.BigDecimal;

/** Candles: arrays over REST, objects on the stream. */
public final class KlineJson {

    private KlineJson() {}

    /** A row of a REST list. */
    public static ArrayNode row(Bar bar) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(Json.time(bar.startMs()))
                .add(Json.text(bar.open()))
                .add(Json.text(bar.high()))
                .add(Json.text(bar.low()))
                .add(Json.text(bar.close()))
                .add(Json.text(bar.volume()))
                .add(Json.text(turnover(bar)));
    }

    /** A candle as the stream sends it, closed or as it stands. */
    public static ObjectNode of(Bar bar, BarInterval interval, long nowMs, boolean closed) {
        ObjectNode json = Json.object();
        json.put("start", bar.startMs());
        json.put("end", bar.endMs() - 1);
        json.put("interval", interval.wireName());
        json.put("open", Json.text(bar.open()));
        json.put("close", Json.text(bar.close()));
        json.put("high", Json.text(bar.high()));
        json.put("low", Json.text(bar.low()));
        json.put("volume", Json.text(bar.volume()));
        json.put("turnover", Json.text(turnover(bar)));
        json.put("confirm", closed);
        json.put("timestamp", nowMs);
        return json;
    }

    private static BigDecimal turnover(Bar bar) {
        return bar.volume().multiply(bar.close());
    }
}
