package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.venue.market.Bar;
import io.eternalengine.venue.market.BarInterval;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Candles: arrays over REST, objects on the stream. */
public final class KlineJson {

    private static final int PREMIUM_SCALE = 6;

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

    /** A row of a list of prices that nobody traded at. */
    public static ArrayNode prices(Bar bar) {
        return prices(bar.startMs(), bar.open(), bar.high(), bar.low(), bar.close());
    }

    /** A row of premiums, as fractions of the index; how far they went between open and close is not known. */
    public static ArrayNode premium(Bar perpetual, Bar index) {
        BigDecimal open = premium(perpetual.open(), index.open());
        BigDecimal close = premium(perpetual.close(), index.close());
        return prices(perpetual.startMs(), open, open.max(close), open.min(close), close);
    }

    private static BigDecimal premium(BigDecimal price, BigDecimal index) {
        return price.subtract(index).divide(index, PREMIUM_SCALE, RoundingMode.HALF_EVEN);
    }

    private static ArrayNode prices(long startMs, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(Json.time(startMs))
                .add(Json.text(open))
                .add(Json.text(high))
                .add(Json.text(low))
                .add(Json.text(close));
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
