package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.market.Candle;
import io.eternalengine.simulator.venue.Category;
import io.eternalengine.simulator.venue.Instrument;
import io.eternalengine.simulator.venue.Listing;
import io.eternalengine.simulator.venue.Refusal;
import io.eternalengine.simulator.venue.ReturnCode;
import io.eternalengine.simulator.wire.BookJson;
import io.eternalengine.simulator.wire.InstrumentJson;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.simulator.wire.KlineJson;
import io.eternalengine.simulator.wire.TickerJson;
import java.util.List;
import java.util.Map;

/** The public endpoints. */
final class MarketEndpoints {

    private static final int KLINES = 200;
    private static final int MOST_KLINES = 1_000;
    private static final long NANOS = 1_000_000;

    private final Simulator simulator;

    MarketEndpoints(Simulator simulator) {
        this.simulator = simulator;
    }

    Map<String, Endpoint> routes() {
        return Map.of(
                "GET /v5/market/time", call -> time(),
                "GET /v5/market/kline", this::klines,
                "GET /v5/market/instruments-info", this::instruments,
                "GET /v5/market/tickers", this::tickers,
                "GET /v5/market/orderbook", this::book);
    }

    /** The wall clock, by which signatures are judged; not the market's time. */
    private static ObjectNode time() {
        long nowMs = System.currentTimeMillis();
        return Json.object()
                .put("timeSecond", Long.toString(nowMs / 1_000))
                .put("timeNano", Long.toString(nowMs * NANOS));
    }

    private ObjectNode klines(ApiCall call) {
        Listing listing = listing(call.parameters());
        if (!call.parameters().required("interval").equals(KlineJson.INTERVAL)) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "interval must be " + KlineJson.INTERVAL);
        }
        int limit = call.parameters().limit(KLINES, MOST_KLINES);
        long endMs = call.parameters().integerOr("end", Long.MAX_VALUE);
        long startMs = call.parameters().integerOr("start", Long.MIN_VALUE + 1);
        List<Candle> candles = simulator.playback().candles(listing, startMs, endMs);
        ObjectNode result = Json.object().put("category", listing.category().wireName());
        result.put("symbol", listing.symbol());
        ArrayNode rows = result.putArray("list");
        // Newest first, the open candle included, as at the exchange.
        candles.reversed().stream().limit(limit).forEach(candle -> rows.add(KlineJson.row(candle)));
        return result;
    }

    private ObjectNode instruments(ApiCall call) {
        Category category = call.parameters().category();
        String symbol = call.parameters().text("symbol");
        ObjectNode result = Json.object().put("category", category.wireName());
        ArrayNode list = result.putArray("list");
        for (Instrument instrument : simulator.venue().instruments()) {
            if (instrument.category() == category
                    && (symbol.isEmpty() || instrument.symbol().equals(symbol))) {
                list.add(InstrumentJson.of(instrument));
            }
        }
        result.put("nextPageCursor", "");
        return result;
    }

    private ObjectNode tickers(ApiCall call) {
        Category category = call.parameters().category();
        String symbol = call.parameters().text("symbol");
        if (!symbol.isEmpty()) {
            simulator.venue().instrument(new Listing(category, symbol));
        }
        ObjectNode result = Json.object().put("category", category.wireName());
        ArrayNode list = result.putArray("list");
        for (Instrument instrument : simulator.venue().instruments()) {
            if (instrument.category() == category
                    && (symbol.isEmpty() || instrument.symbol().equals(symbol))) {
                list.add(TickerJson.rest(simulator.venue(), simulator.playback(), instrument.listing()));
            }
        }
        return result;
    }

    private ObjectNode book(ApiCall call) {
        Listing listing = listing(call.parameters());
        long nowMs = simulator.playback().nowMs();
        ObjectNode result = BookJson.of(listing.symbol(), simulator.venue().quote(listing), nowMs);
        return result.put("ts", nowMs).put("cts", nowMs);
    }

    private Listing listing(Parameters parameters) {
        Listing listing = new Listing(parameters.category(), parameters.required("symbol"));
        return simulator.venue().instrument(listing).listing();
    }
}
