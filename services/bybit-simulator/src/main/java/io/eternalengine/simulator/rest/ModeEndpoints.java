package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.util.Map;

/** Modes of margin and of positions: there is one of each here, and asking for another is refused. */
final class ModeEndpoints {

    private static final String CROSS_MARGIN = "REGULAR_MARGIN";
    private static final int ONE_WAY = 0;
    private static final int HEDGE = 3;

    Map<String, Endpoint> routes() {
        return Map.of(
                "POST /v5/account/set-margin-mode", ModeEndpoints::setMarginMode,
                "POST /v5/position/switch-mode", ModeEndpoints::switchMode);
    }

    private static ObjectNode setMarginMode(ApiCall call) {
        call.parameters().required("setMarginMode");
        String wanted = call.parameters().oneOf("setMarginMode", "ISOLATED_MARGIN", CROSS_MARGIN, "PORTFOLIO_MARGIN");
        if (!wanted.equals(CROSS_MARGIN)) {
            throw new Refusal(ReturnCode.MARGIN_MODE_FAILED, "only " + CROSS_MARGIN + " is simulated");
        }
        ObjectNode result = Json.object();
        result.putArray("reasons");
        return result;
    }

    private static ObjectNode switchMode(ApiCall call) {
        call.parameters().category();
        if (call.parameters().text("symbol").isEmpty()
                && call.parameters().text("coin").isEmpty()) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "symbol or coin is missing");
        }
        call.parameters().required("mode");
        long mode = call.parameters().integerOr("mode", ONE_WAY);
        if (mode == ONE_WAY) {
            throw new Refusal(ReturnCode.LINEAR_MODE_UNCHANGED);
        }
        throw new Refusal(
                ReturnCode.PARAMETER_ERROR,
                mode == HEDGE ? "hedge mode is not simulated" : "mode must be " + ONE_WAY + " or " + HEDGE);
    }
}
