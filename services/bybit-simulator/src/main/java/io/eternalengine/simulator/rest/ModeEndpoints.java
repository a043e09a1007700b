package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.logging.LogLine;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Modes of margin and of positions: there is one of each here, and asking for another is refused. Spot margin can be switched on and is
 * reported; nothing is borrowed for it.
 */
final class ModeEndpoints {

    private static final Logger LOG = Logger.getLogger(ModeEndpoints.class);

    private static final String CROSS_MARGIN = "REGULAR_MARGIN";
    private static final int ONE_WAY = 0;
    private static final int HEDGE = 3;

    private static final String ON = "1";
    private static final String OFF = "0";
    private static final String SPOT_LEVERAGE = "10";

    private final Set<String> withSpotMargin = new HashSet<>();

    Map<String, Endpoint> routes() {
        return Map.of(
                "GET /v5/spot-margin-trade/state", this::spotMargin,
                "POST /v5/spot-margin-trade/switch-mode", this::switchSpotMargin,
                "POST /v5/account/set-margin-mode", ModeEndpoints::setMarginMode,
                "POST /v5/position/switch-mode", ModeEndpoints::switchMode);
    }

    private ObjectNode spotMargin(ApiCall call) {
        boolean on = withSpotMargin.contains(call.account());
        return Json.object()
                .put("spotLeverage", on ? SPOT_LEVERAGE : "")
                .put("spotMarginMode", on ? ON : OFF)
                .put("effectiveLeverage", "0");
    }

    private ObjectNode switchSpotMargin(ApiCall call) {
        call.parameters().required("spotMarginMode");
        String mode = call.parameters().oneOf("spotMarginMode", ON, OFF);
        boolean changed = mode.equals(ON) ? withSpotMargin.add(call.account()) : withSpotMargin.remove(call.account());
        if (changed) {
            LogLine.of("spot-margin")
                    .with("account", call.account())
                    .with("mode", mode)
                    .info(LOG);
        }
        return Json.object().put("spotMarginMode", mode);
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
