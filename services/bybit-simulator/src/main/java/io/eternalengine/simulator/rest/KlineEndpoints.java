package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.simulator.wire.KlineJson;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import io.eternalengine.venue.market.Bar;
import io.eternalengine.venue.market.BarInterval;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Candles of trades, and of the mark, the index and the premium of a perpetual. Newest first, the open candle included. */
final class KlineEndpoints {

    private static final int KLINES = 200;
    private static final int MOST_KLINES = 1_000;

    private final Simulator simulator;

    KlineEndpoints(Simulator simulator) {
        this.simulator = simulator;
    }

    Map<String, Endpoint> routes() {
        return Map.of(
                "GET /v5/market/kline",
                this::klines,
                "GET /v5/market/mark-price-kline",
                call -> prices(call, Category.LINEAR),
                "GET /v5/market/index-price-kline",
                call -> prices(call, Category.SPOT),
                "GET /v5/market/premium-index-price-kline",
                this::premiums);
    }

    private ObjectNode klines(ApiCall call) {
        Listing listing = listing(call.parameters());
        ObjectNode result = head(listing);
        ArrayNode rows = result.putArray("list");
        bars(call.parameters(), listing).forEach(bar -> rows.add(KlineJson.row(bar)));
        return result;
    }

    /** The mark is the perpetual's own price here, and the index is that of spot. */
    private ObjectNode prices(ApiCall call, Category source) {
        Listing perpetual = perpetual(call.parameters());
        ObjectNode result = head(perpetual);
        ArrayNode rows = result.putArray("list");
        bars(call.parameters(), new Listing(source, perpetual.symbol()))
                .forEach(bar -> rows.add(KlineJson.prices(bar)));
        return result;
    }

    private ObjectNode premiums(ApiCall call) {
        Listing perpetual = perpetual(call.parameters());
        Map<Long, Bar> index = bars(call.parameters(), new Listing(Category.SPOT, perpetual.symbol())).stream()
                .collect(Collectors.toMap(Bar::startMs, bar -> bar));
        ObjectNode result = head(perpetual);
        ArrayNode rows = result.putArray("list");
        for (Bar bar : bars(call.parameters(), perpetual)) {
            Bar ofIndex = index.get(bar.startMs());
            if (ofIndex != null) {
                rows.add(KlineJson.premium(bar, ofIndex));
            }
        }
        return result;
    }

    private static ObjectNode head(Listing listing) {
        return Json.object().put("category", listing.category().wireName()).put("symbol", listing.symbol());
    }

    private List<Bar> bars(Parameters parameters, Listing listing) {
        BarInterval interval = BarInterval.named(parameters.required("interval"))
                .orElseThrow(() -> new Refusal(ReturnCode.PARAMETER_ERROR, "Invalid period!"));
        int limit = parameters.limit(KLINES, MOST_KLINES);
        OptionalLong start = parameters.time("start");
        long startMs = start.orElse(0);
        long endMs = parameters
                .time("end")
                .orElseGet(() -> start.isPresent() ? endOfFirst(listing, interval, startMs, limit) : Long.MAX_VALUE);
        TimeWindow.requireOrder("start", startMs, "end", endMs);
        return simulator.playback().bars(listing, interval, startMs, endMs, limit);
    }

    /** A start without an end asks for the first bars from there; only an end, or nothing, asks for the newest. */
    private long endOfFirst(Listing listing, BarInterval interval, long startMs, int limit) {
        long firstMs =
                Math.max(startMs, simulator.playback().history().of(listing).startMs());
        long endMs = interval.startOf(firstMs) == firstMs ? firstMs : interval.endOf(interval.startOf(firstMs));
        for (int bars = 1; bars < limit; bars++) {
            endMs = interval.endOf(endMs);
        }
        return endMs;
    }

    /** Klines have a category of their own accord. */
    private Listing listing(Parameters parameters) {
        Parameters whole = parameters.or("category", Category.LINEAR.wireName());
        Listing listing = new Listing(whole.category(), whole.required("symbol"));
        return simulator.venue().instrument(listing).listing();
    }

    private Listing perpetual(Parameters parameters) {
        Listing listing = listing(parameters);
        if (listing.category() != Category.LINEAR) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "category must be linear");
        }
        return listing;
    }
}
