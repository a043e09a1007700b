package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Instrument;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;

/** Which coins there are. */
final class AssetEndpoints {

    private final Simulator simulator;

    AssetEndpoints(Simulator simulator) {
        this.simulator = simulator;
    }

    Map<String, Endpoint> routes() {
        return Map.of("GET /v5/asset/coin/query-info", this::coins);
    }

    /** No coin has a chain: nothing can be deposited or withdrawn here. */
    private ObjectNode coins(ApiCall call) {
        List<String> asked = call.parameters().coins("coin");
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
}
