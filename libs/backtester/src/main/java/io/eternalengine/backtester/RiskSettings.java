package io.eternalengine.backtester;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.risk.BreakerOrders;
import io.eternalengine.risk.BreakerParameters;
import io.eternalengine.risk.RiskParameters;
import java.util.Map;

/** The parameters of risk under the keys of its service. */
final class RiskSettings {
    private static final String PREFIX = "eternal.risk.";

    private static final Map<EngineId, String> ACCOUNTS = Map.of(
            EngineId.CORE_HODL, "CORE-HODL",
            EngineId.TREND, "TREND-1",
            EngineId.FUNDING, "FUNDING",
            EngineId.TACTICAL, "TACTICAL");

    private RiskSettings() {}

    static RiskParameters of(ParameterSet set) {
        RiskParameters defaults = RiskParameters.defaults();
        return new RiskParameters(
                ACCOUNTS,
                breaker(set, defaults.breaker()),
                set.decimal(PREFIX + "price-collar-fraction", defaults.priceCollarFraction()),
                set.decimal(PREFIX + "max-order-fraction", defaults.maxOrderFraction()),
                set.decimal(PREFIX + "max-position-fraction", defaults.maxPositionFraction()),
                set.duration(PREFIX + "max-mark-age", defaults.maxMarkAge()),
                set.whole(PREFIX + "max-openings-per-minute", defaults.maxOpeningsPerMinute()),
                set.duration(PREFIX + "approval-window", defaults.approvalWindow()),
                LimitSettings.of(set, PREFIX, defaults.limits()));
    }

    private static BreakerParameters breaker(ParameterSet set, BreakerParameters defaults) {
        return new BreakerParameters(
                set.decimals(PREFIX + "thresholds", defaults.thresholds()),
                set.decimal(PREFIX + "leave-caution-at", defaults.leaveCautionAt()),
                set.decimal(PREFIX + "leave-warning-at", defaults.leaveWarningAt()),
                set.duration(PREFIX + "caution-pause", defaults.cautionPause()),
                set.duration(PREFIX + "warning-pause", defaults.warningPause()),
                set.duration(PREFIX + "review-time", defaults.reviewTime()),
                set.decimal(PREFIX + "restart-size", defaults.restartSize()),
                orders(set, defaults.orders()));
    }

    private static BreakerOrders orders(ParameterSet set, BreakerOrders defaults) {
        return new BreakerOrders(
                set.decimal(PREFIX + "caution-size", defaults.cautionSize()),
                set.decimal(PREFIX + "warning-size", defaults.warningSize()),
                set.decimal(PREFIX + "stop-distance-multiple", defaults.stopDistanceMultiple()),
                set.decimal(PREFIX + "warning-core-reduction", defaults.warningCoreReduction()),
                set.decimal(PREFIX + "alert-core-reduction", defaults.alertCoreReduction()));
    }
}
