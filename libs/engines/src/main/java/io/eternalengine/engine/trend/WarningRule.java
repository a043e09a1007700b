package io.eternalengine.engine.trend;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.model.Decimal;

/**
 * The breaker reached its second level: a part of every position that loses at the latest close is closed. What is being entered
 * keeps the rest when what it filled so far loses.
 */
final class WarningRule {
    private static final int WARNING_LEVEL = 2;

    private WarningRule() {}

    static void on(TrendStep step, RiskAction.BreakerMoved moved) {
        if (!heeds(moved)) {
            return;
        }
        for (int index = 0; index < step.state().assets().size(); index++) {
            Trade trade = step.asset(index).phase().trade();
            if (trade != null && loses(step, index, trade)) {
                curtail(step, index, trade);
            }
        }
    }

    /** Whether the breaker rose to the level of the warning. */
    static boolean heeds(RiskAction.BreakerMoved moved) {
        return moved.toLevel() == WARNING_LEVEL && moved.fromLevel() <= WARNING_LEVEL;
    }

    private static void curtail(TrendStep step, int index, Trade trade) {
        Decimal kept = step.parameters().exits().keptOnWarning();
        switch (step.asset(index).phase()) {
            case TrendPhase.Scanning ignored -> {}
            case TrendPhase.Entering entering -> step.asset(index).moveTo(entering.curtailed(kept));
            case TrendPhase.InPosition ignored -> ReductionRule.keep(step, index, trade, kept);
            case TrendPhase.Exiting exiting -> {
                // What is to be closed whole stays so.
                if (exiting.keepQuantity().isPositive()) {
                    ReductionRule.keep(step, index, trade, kept);
                }
            }
        }
    }

    private static boolean loses(TrendStep step, int index, Trade trade) {
        Decimal gain = step.asset(index).lastClose().minus(trade.entryPrice());
        return trade.isOpen() && trade.direction().signed(gain).isNegative();
    }
}
