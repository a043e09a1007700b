package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.InstrumentJson;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.simulator.wire.TickerJson;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Instrument;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import io.eternalengine.venue.RiskTiers;
import io.eternalengine.venue.market.FundingRate;
import java.util.List;
import java.util.Map;

/** The public endpoints. */
final class MarketEndpoints {

    private static final int INSTRUMENTS = 500;
    private static final int MOST_INSTRUMENTS = 1_000;
    private static final int MOST_SETTLEMENTS = 200;
    private static final int LINEAR_LEVELS = 25;
    private static final int MOST_LEVELS = 1_000;
    private static final int MOST_SPOT_TRADES = 60;
    private static final int LINEAR_TRADES = 500;
    private static final int MOST_LINEAR_TRADES = 1000;
    private static final String TRADING = "Trading";
    private static final long NANOS = 1_000_000;

    private final Simulator simulator;

    MarketEndpoints(Simulator simulator) {
        this.simulator = simulator;
    }

    Map<String, Endpoint> routes() {
        return Map.ofEntries(
                Map.entry("GET /v5/market/time", call -> time()),
                Map.entry("GET /v5/system/status", call -> simulator.notices().maintenance()),
                Map.entry("GET /v5/announcements/index", this::announcements),
                Map.entry("GET /v5/market/instruments-info", this::instruments),
                Map.entry("GET /v5/market/tickers", this::tickers),
                Map.entry("GET /v5/market/orderbook", this::book),
                Map.entry("GET /v5/market/recent-trade", this::recentTrades),
                Map.entry("GET /v5/market/risk-limit", this::riskLimits),
                Map.entry("GET /v5/market/price-limit", this::priceLimit),
                Map.entry("GET /v5/market/funding/history", this::fundingHistory));
    }

    /** The clock by which signatures are judged, skewed when a fault says so; not the market's time. */
    private ObjectNode time() {
        long nowMs = simulator.faults().clockMs();
        return Json.object()
                .put("timeSecond", Long.toString(nowMs / 1_000))
                .put("timeNano", Long.toString(nowMs * NANOS));
    }

    private ObjectNode announcements(ApiCall call) {
        call.parameters().required("locale");
        return simulator.notices().announcements(call.parameters().text("type"));
    }

    private ObjectNode priceLimit(ApiCall call) {
        Listing listing = listing(call.parameters().or("category", Category.LINEAR.wireName()));
        return Json.object()
                .put("symbol", listing.symbol())
                .put("buyLmt", Json.text(simulator.venue().highestBuy(listing)))
                .put("sellLmt", Json.text(simulator.venue().lowestSale(listing)))
                .put("ts", Json.time(simulator.playback().nowMs()));
    }

    /** Those that trade, unless another status is asked for. Linear ones come in pages; spot's limit and cursor are ignored, as at the exchange. */
    private ObjectNode instruments(ApiCall call) {
        Category category = call.parameters().category();
        String symbol = OrderScope.symbol(call.parameters(), category, simulator.venue());
        String baseCoin = category == Category.LINEAR ? call.parameters().coin("baseCoin") : "";
        boolean ofARegion = !call.parameters()
                .oneOf("symbolType", "innovation", "adventure", "xstocks", "commodity", "stock", "forex")
                .isEmpty();
        String asked = call.parameters().oneOf("status", TRADING, "PreLaunch", "Settling", "Delivering", "Closed");
        String status = asked.isEmpty() ? TRADING : asked;
        List<Instrument> found = simulator.venue().instruments().stream()
                .filter(instrument -> !ofARegion
                        && instrument.category() == category
                        && (symbol.isEmpty() || instrument.symbol().equals(symbol))
                        && (baseCoin.isEmpty() || instrument.baseCoin().equals(baseCoin))
                        && status.equals(simulator.notices().statusOf(instrument.symbol())))
                .toList();
        boolean paged = category == Category.LINEAR;
        int from = paged ? (int) Math.min(call.parameters().whole("cursor", 0, 0, Integer.MAX_VALUE), found.size()) : 0;
        int to = paged
                ? Math.min(found.size(), from + call.parameters().limit(INSTRUMENTS, MOST_INSTRUMENTS))
                : found.size();
        ObjectNode result = Json.object().put("category", category.wireName());
        ArrayNode list = result.putArray("list");
        found.subList(from, to)
                .forEach(instrument -> list.add(
                        InstrumentJson.of(instrument, simulator.playback().fundingIntervalMs(instrument.symbol()))
                                .put("status", simulator.notices().statusOf(instrument.symbol()))));
        return result.put("nextPageCursor", to < found.size() ? Integer.toString(to) : "");
    }

    private ObjectNode tickers(ApiCall call) {
        Category category = call.parameters().category();
        String symbol = OrderScope.symbol(call.parameters(), category, simulator.venue());
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
        int levels = call.parameters().limit(listing.category() == Category.SPOT ? 1 : LINEAR_LEVELS, MOST_LEVELS);
        ObjectNode result = simulator.publicFeed(listing.category()).book(listing, levels);
        return result.put("ts", nowMs).put("cts", nowMs);
    }

    private ObjectNode recentTrades(ApiCall call) {
        Listing listing = listing(call.parameters());
        boolean spot = listing.category() == Category.SPOT;
        int limit = call.parameters()
                .limit(spot ? MOST_SPOT_TRADES : LINEAR_TRADES, spot ? MOST_SPOT_TRADES : MOST_LINEAR_TRADES);
        ObjectNode result = Json.object().put("category", listing.category().wireName());
        ArrayNode list = result.putArray("list");
        simulator.publicFeed(listing.category()).recentTrades(listing, limit).forEach(list::add);
        return result;
    }

    private ObjectNode riskLimits(ApiCall call) {
        if (call.parameters().category() != Category.LINEAR) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "category must be linear");
        }
        String symbol = OrderScope.symbol(call.parameters(), Category.LINEAR, simulator.venue());
        ObjectNode result = Json.object().put("category", Category.LINEAR.wireName());
        ArrayNode list = result.putArray("list");
        for (Instrument instrument : simulator.venue().instruments()) {
            if (instrument.category() == Category.LINEAR
                    && (symbol.isEmpty() || instrument.symbol().equals(symbol))) {
                RiskTiers.of(instrument.symbol())
                        .all()
                        .forEach(tier -> list.add(InstrumentJson.riskLimit(instrument.symbol(), tier)));
            }
        }
        result.put("nextPageCursor", "");
        return result;
    }

    /** Settlements, newest first; a start without an end is refused, as at the exchange. */
    private ObjectNode fundingHistory(ApiCall call) {
        Parameters parameters = call.parameters();
        if (parameters.category() != Category.LINEAR) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "category must be linear");
        }
        Listing listing = listing(parameters);
        if (!parameters.text("startTime").isEmpty()
                && parameters.text("endTime").isEmpty()) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "endTime is needed with startTime");
        }
        int limit = parameters.limit(MOST_SETTLEMENTS, MOST_SETTLEMENTS);
        long startMs = parameters.time("startTime").orElse(0);
        long endMs = parameters.time("endTime").orElse(Long.MAX_VALUE);
        TimeWindow.requireOrder("startTime", startMs, "endTime", endMs);
        List<FundingRate> settled = simulator.playback().settledFunding(listing.symbol(), startMs, endMs);
        ObjectNode result = Json.object().put("category", listing.category().wireName());
        ArrayNode list = result.putArray("list");
        settled.stream()
                .limit(limit)
                .forEach(rate -> list.addObject()
                        .put("symbol", listing.symbol())
                        .put("fundingRate", Json.text(rate.rate()))
                        .put("fundingRateTimestamp", Json.time(rate.timeMs())));
        return result;
    }

    private Listing listing(Parameters parameters) {
        Listing listing = new Listing(parameters.category(), parameters.required("symbol"));
        return simulator.venue().instrument(listing).listing();
    }
}
