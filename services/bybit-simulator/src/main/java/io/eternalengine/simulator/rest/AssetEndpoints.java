package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.venue.Account;
import io.eternalengine.simulator.venue.Instrument;
import io.eternalengine.simulator.venue.Refusal;
import io.eternalengine.simulator.venue.ReturnCode;
import io.eternalengine.simulator.venue.Wallet;
import io.eternalengine.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;

/** Which coins there are, and how much of each an account's wallets hold. */
final class AssetEndpoints {

    private final Simulator simulator;

    AssetEndpoints(Simulator simulator) {
        this.simulator = simulator;
    }

    Map<String, Endpoint> routes() {
        return Map.of(
                "GET /v5/asset/coin/query-info", this::coins,
                "GET /v5/asset/transfer/query-account-coins-balance", this::balances);
    }

    /** No coin has a chain: nothing can be deposited or withdrawn here. */
    private ObjectNode coins(ApiCall call) {
        List<String> asked = asked(call);
        ObjectNode result = Json.object();
        ArrayNode rows = result.putArray("rows");
        for (String coin : allCoins()) {
            if (asked.isEmpty() || asked.contains(coin)) {
                rows.addObject()
                        .put("name", coin)
                        .put("coin", coin)
                        .put("remainAmount", "0")
                        .putArray("chains");
            }
        }
        return result;
    }

    private SequencedSet<String> allCoins() {
        SequencedSet<String> coins = new TreeSet<>();
        for (Instrument instrument : simulator.venue().instruments()) {
            coins.add(instrument.baseCoin());
            coins.add(instrument.quoteCoin());
        }
        return coins;
    }

    private ObjectNode balances(ApiCall call) {
        String type = call.parameters().required("accountType");
        Account account = simulator.venue().account(call.account());
        Wallet wallet = switch (type) {
            case "FUND" -> account.funding();
            case "UNIFIED" -> account.wallet();
            default -> throw new Refusal(ReturnCode.TRANSFER_PARAMETER_ERROR, "accountType must be FUND or UNIFIED");
        };
        List<String> asked = asked(call);
        if (type.equals("UNIFIED") && asked.isEmpty()) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "coin is missing");
        }
        ObjectNode result = Json.object()
                .put("memberId", Long.toString(TransferEndpoints.memberId(call.account())))
                .put("accountType", type);
        ArrayNode list = result.putArray("balance");
        for (String coin : asked.isEmpty() ? wallet.balances().keySet() : asked) {
            BigDecimal balance = wallet.balance(coin);
            BigDecimal bound = type.equals("UNIFIED") ? account.locked(coin) : BigDecimal.ZERO;
            list.addObject()
                    .put("coin", coin)
                    .put("transferBalance", Json.text(balance.subtract(bound)))
                    .put("walletBalance", Json.text(balance))
                    .put("bonus", "");
        }
        return result;
    }

    private static List<String> asked(ApiCall call) {
        return Arrays.stream(call.parameters().text("coin").split(","))
                .filter(coin -> !coin.isEmpty())
                .toList();
    }
}
