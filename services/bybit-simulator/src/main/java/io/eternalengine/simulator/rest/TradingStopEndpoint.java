package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.PriceSource;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import io.eternalengine.venue.TradingStop;
import java.math.BigDecimal;
import java.util.Optional;

/** Stops of an open position. */
final class TradingStopEndpoint implements Endpoint {

    private final Simulator simulator;

    TradingStopEndpoint(Simulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public ObjectNode answer(ApiCall call) {
        Parameters parameters = call.parameters();
        if (parameters.category() != Category.LINEAR) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "category must be linear");
        }
        if (parameters.integerOr("positionIdx", 0) != 0) {
            throw Refusal.positionIndex();
        }
        boolean partial = switch (parameters.text("tpslMode")) {
            case "Partial" -> true;
            case "Full", "" -> false;
            default -> throw new Refusal(ReturnCode.PARAMETER_ERROR, "tpslMode must be Full or Partial");
        };
        simulator.venue().setTradingStop(call.account(), parameters.required("symbol"), stop(parameters, partial));
        return Json.object();
    }

    private static TradingStop stop(Parameters parameters, boolean partial) {
        return new TradingStop(
                notNegative(parameters, "takeProfit"),
                notNegative(parameters, "stopLoss"),
                notNegative(parameters, "trailingStop"),
                parameters.positiveDecimal("activePrice"),
                PriceSource.parse(parameters.text("tpTriggerBy")),
                PriceSource.parse(parameters.text("slTriggerBy")),
                partial,
                partial ? parameters.positiveDecimal("tpSize") : Optional.empty(),
                partial ? parameters.positiveDecimal("slSize") : Optional.empty(),
                limit(parameters, "tpOrderType", "tpLimitPrice"),
                limit(parameters, "slOrderType", "slLimitPrice"));
    }

    private static Optional<BigDecimal> limit(Parameters parameters, String type, String price) {
        return parameters.oneOf(type, "Market", "Limit").equals("Limit")
                ? Optional.of(parameters.requiredDecimal(price))
                : Optional.empty();
    }

    private static Optional<BigDecimal> notNegative(Parameters parameters, String name) {
        Optional<BigDecimal> value = parameters.decimal(name);
        if (value.isPresent() && value.get().signum() < 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, name + " must not be negative");
        }
        return value;
    }
}
