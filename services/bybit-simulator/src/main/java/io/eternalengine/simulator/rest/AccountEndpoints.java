package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.simulator.wire.PositionJson;
import io.eternalengine.simulator.wire.WalletJson;
import io.eternalengine.venue.Account;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Instrument;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Position;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Balances, positions, fees and the key itself. */
final class AccountEndpoints {

    private static final int LEVERAGE_DECIMALS = 2;
    private static final int POSITIONS = 20;
    private static final int MOST_POSITIONS = 200;

    private final Simulator simulator;

    AccountEndpoints(Simulator simulator) {
        this.simulator = simulator;
    }

    Map<String, Endpoint> routes() {
        return Map.of(
                "GET /v5/account/wallet-balance", this::walletBalance,
                "GET /v5/account/info", call -> info(),
                "GET /v5/account/fee-rate", this::feeRates,
                "GET /v5/position/list", this::positions,
                "POST /v5/position/set-leverage", this::setLeverage,
                "POST /v5/position/trading-stop", new TradingStopEndpoint(simulator));
    }

    private ObjectNode walletBalance(ApiCall call) {
        if (!call.parameters().required("accountType").equals("UNIFIED")) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "accountType only support UNIFIED");
        }
        ObjectNode wallet = WalletJson.of(simulator.venue(), account(call));
        List<String> coins = call.parameters().coins("coin");
        if (!coins.isEmpty() && wallet.get("coin") instanceof ArrayNode all) {
            ArrayNode chosen = wallet.putArray("coin");
            all.forEach(coin -> {
                if (coins.contains(coin.path("coin").asText())) {
                    chosen.add(coin);
                }
            });
        }
        ObjectNode result = Json.object();
        result.putArray("list").add(wallet);
        return result;
    }

    private ObjectNode info() {
        return Json.object()
                .put("unifiedMarginStatus", 5)
                .put("marginMode", "REGULAR_MARGIN")
                .put("isMasterTrader", false)
                .put("spotHedgingStatus", "OFF")
                .put("updatedTime", Json.time(simulator.playback().nowMs()))
                .put("dcpStatus", "OFF")
                .put("timeWindow", 0)
                .put("smpGroup", 0);
    }

    private ObjectNode feeRates(ApiCall call) {
        Category category = call.parameters().category();
        String symbol = OrderScope.symbol(call.parameters(), category, simulator.venue());
        ObjectNode result = Json.object();
        ArrayNode list = result.putArray("list");
        for (Instrument instrument : simulator.venue().instruments()) {
            if (instrument.category() == category && (symbol.isEmpty() || symbol.equals(instrument.symbol()))) {
                list.addObject()
                        .put("symbol", instrument.symbol())
                        .put("makerFeeRate", Json.text(instrument.makerFeeRate()))
                        .put("takerFeeRate", Json.text(instrument.takerFeeRate()));
            }
        }
        return result;
    }

    private ObjectNode positions(ApiCall call) {
        Parameters parameters = call.parameters();
        requireLinear(parameters);
        String symbol = OrderScope.symbol(parameters, Category.LINEAR, simulator.venue());
        String settleCoin = parameters.coin("settleCoin");
        if (symbol.isEmpty() && settleCoin.isEmpty()) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "symbol or settleCoin is missing");
        }
        List<Position> found = symbol.isEmpty()
                ? account(call).positions().stream()
                        .filter(position -> position.isOpen() && isSettledIn(position, settleCoin))
                        .toList()
                : List.of(account(call).position(symbol));
        int from = (int) Math.min(parameters.whole("cursor", 0, 0, Integer.MAX_VALUE), found.size());
        int to = Math.min(found.size(), from + parameters.limit(POSITIONS, MOST_POSITIONS));
        long nowMs = simulator.playback().nowMs();
        ObjectNode result = Json.object().put("category", Category.LINEAR.wireName());
        ArrayNode list = result.putArray("list");
        found.subList(from, to)
                .forEach(position -> list.add(PositionJson.of(simulator.venue(), account(call), position, nowMs)));
        return result.put("nextPageCursor", to < found.size() ? Integer.toString(to) : "");
    }

    private boolean isSettledIn(Position position, String coin) {
        Listing listing = new Listing(Category.LINEAR, position.symbol());
        return simulator.venue().instrument(listing).quoteCoin().equals(coin);
    }

    private ObjectNode setLeverage(ApiCall call) {
        Parameters parameters = call.parameters();
        requireLinear(parameters);
        BigDecimal leverage = parameters.requiredDecimal("buyLeverage");
        // One-way mode, the only one here, has one leverage for both sides.
        if (leverage.compareTo(parameters.requiredDecimal("sellLeverage")) != 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "buyLeverage must be sellLeverage in one-way mode");
        }
        if (leverage.stripTrailingZeros().scale() > LEVERAGE_DECIMALS) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "leverage is not a multiple of its step 0.01");
        }
        simulator.venue().setLeverage(call.account(), parameters.required("symbol"), leverage);
        return Json.object();
    }

    private Account account(ApiCall call) {
        return simulator.venue().account(call.account());
    }

    private static void requireLinear(Parameters parameters) {
        if (parameters.category() != Category.LINEAR) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "category must be linear");
        }
    }
}
