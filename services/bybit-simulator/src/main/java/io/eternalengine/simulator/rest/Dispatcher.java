package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.logging.LogLine;
import io.eternalengine.simulator.ApiKeys.ApiKey;
import io.eternalengine.simulator.Faults.OrderFault;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Knows the endpoints and has them answer on the venue's thread, for REST and for the order entry by WebSocket. */
public final class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private static final String CREATE = "POST /v5/order/create";
    private static final String CREATE_BATCH = "POST /v5/order/create-batch";

    private final Simulator simulator;
    private final Map<String, Endpoint> publicEndpoints;
    private final Map<String, Endpoint> signedEndpoints = new HashMap<>();
    private final RateCounters rates;
    private final Entrance entrance;

    /** A dispatcher of the simulator's endpoints. */
    public Dispatcher(Simulator simulator) {
        this.simulator = simulator;
        this.rates = new RateCounters(simulator.rateLimitMultiple());
        this.entrance = new Entrance(simulator);
        publicEndpoints = new HashMap<>(new MarketEndpoints(simulator).routes());
        publicEndpoints.putAll(new KlineEndpoints(simulator).routes());
        publicEndpoints.replaceAll(OtherCategories::around);
        OrderEndpoints orders = new OrderEndpoints(simulator);
        signedEndpoints.putAll(orders.routes());
        signedEndpoints.putAll(new BatchEndpoints(orders, simulator.playback()::nowMs).routes());
        signedEndpoints.putAll(new RecordEndpoints(simulator).routes());
        signedEndpoints.putAll(new MoneyEndpoints(simulator).routes());
        signedEndpoints.putAll(new AccountEndpoints(simulator).routes());
        signedEndpoints.putAll(new ModeEndpoints().routes());
        signedEndpoints.putAll(new TransferEndpoints(simulator).routes());
        signedEndpoints.putAll(new AssetEndpoints(simulator).routes());
        signedEndpoints.putAll(new MemberEndpoints(simulator).routes());
        signedEndpoints.replaceAll(OtherCategories::around);
    }

    /** The outcome of a request: the exchange's code and message, and what goes with them. */
    public record Outcome(int code, String message, ObjectNode result, ObjectNode extension) {

        static Outcome of(Refusal refusal) {
            return new Outcome(
                    refusal.code().code(), String.valueOf(refusal.getMessage()), Json.object(), Json.object());
        }
    }

    /** Where requests that change something come in, over REST and by WebSocket. */
    public Entrance entrance() {
        return entrance;
    }

    boolean isKnown(String route) {
        return publicEndpoints.containsKey(route) || signedEndpoints.containsKey(route);
    }

    boolean isSigned(String route) {
        return signedEndpoints.containsKey(route);
    }

    /** Counts a signed request, for the headers that report what is left. */
    public RateCounters.Allowance count(String route, ApiKey key, String category) {
        String path = route.substring(route.indexOf(' ') + 1);
        return rates.use(key.account(), path, category.equals("linear"), System.currentTimeMillis());
    }

    /** Whether a counted request is refused as one too many. */
    public boolean isOneTooMany(RateCounters.Allowance allowance) {
        return simulator.faults().nextIsOneTooMany() || (simulator.enforcesRateLimits() && allowance.isExceeded());
    }

    /** The fault that strikes a request, which is used up by asking. */
    public OrderFault nextFault(String route) {
        return route.equals(CREATE) || route.equals(CREATE_BATCH)
                ? simulator.faults().next()
                : OrderFault.NONE;
    }

    /** Answers an order request that came by WebSocket. */
    public Outcome answer(String route, @Nullable ApiKey key, ObjectNode body, long receivedWallUs) {
        try {
            return answer(route, new ApiCall(key, Parameters.ofBody(body), receivedWallUs));
        } catch (Refusal refusal) {
            return Outcome.of(refusal);
        }
    }

    Outcome answer(String route, ApiCall call) {
        try {
            Endpoint endpoint = call.key() == null ? publicEndpoints.get(route) : signedEndpoints.get(route);
            if (endpoint == null) {
                throw new IllegalStateException("no endpoint " + route);
            }
            if (call.key() != null) {
                Permissions.require(call.key().rights(), route, call.parameters());
            }
            return new Outcome(0, "OK", endpoint.answer(call), call.extension());
        } catch (Refusal refusal) {
            return Outcome.of(refusal);
        } catch (RuntimeException e) {
            LogLine.of("route-failed").with("route", route).error(LOG, e);
            return Outcome.of(new Refusal(ReturnCode.SERVER_OVERLOADED));
        }
    }
}
