package io.eternalengine.simulator.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Side;
import java.math.BigDecimal;

/**
 * A trade that everybody sees.
 *
 * @param taker side of who took liquidity
 * @param direction how the price moved, in the exchange's word
 * @param id the execution's id
 * @param timeMs when it was made, market time
 */
record TapeTrade(
        Listing listing,
        Side taker,
        BigDecimal quantity,
        BigDecimal price,
        String direction,
        String id,
        long timeMs,
        long sequence) {

    /** As the stream reports it. */
    ObjectNode toStream() {
        return Json.object()
                .put("T", timeMs)
                .put("s", listing.symbol())
                .put("S", taker.wireName())
                .put("v", Json.text(quantity))
                .put("p", Json.text(price))
                .put("L", direction)
                .put("i", id)
                .put("BT", false)
                .put("RPI", false)
                .put("seq", sequence);
    }

    /** As REST lists it. */
    ObjectNode toRest() {
        return Json.object()
                .put("execId", id)
                .put("symbol", listing.symbol())
                .put("price", Json.text(price))
                .put("size", Json.text(quantity))
                .put("side", taker.wireName())
                .put("time", Json.time(timeMs))
                .put("isBlockTrade", false)
                .put("isRPITrade", false)
                .put("seq", Long.toString(sequence));
    }
}
