package io.eternalengine.engine.funding;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.engine.SharedRule;

/** Risk's commands are followed at once. */
final class RiskCommandRule {
    private static final int WARNING_LEVEL = 2;

    private RiskCommandRule() {}

    static void on(FundingStep step, RiskCommand command) {
        if (step.state().risk().halts().knows(command)) {
            step.because(SharedRule.COMMAND_KNOWN, "epoch " + command.epoch() + " was applied before");
            return;
        }
        step.state().risk().on(command);
        step.note("riskEpoch", command.epoch());
        step.because(SharedRule.RISK_COMMAND, command.action().getClass().getSimpleName());
        switch (command.action()) {
            case RiskAction.ReductionOrdered reduction -> reduce(step, reduction);
            case RiskAction.SizeScaled scaled -> scale(step, scaled);
            case RiskAction.BreakerMoved moved -> closeNegativesOnWarning(step, moved);
            case RiskAction.HaltImposed ignored -> {}
            case RiskAction.HaltLifted ignored -> {}
            case RiskAction.EntriesPaused ignored -> {}
            case RiskAction.HaltLogRebased ignored -> {}
        }
    }

    private static void reduce(FundingStep step, RiskAction.ReductionOrdered reduction) {
        for (int i = 0; i < step.carries().size(); i++) {
            if (!covers(step, reduction.scope(), i)) {
                continue;
            }
            if (reduction.fraction().equals(Decimal.ONE)) {
                step.leave(i, CarryRule.REDUCTION, reduction.reason());
            } else {
                Reduction.by(step, i, reduction.fraction());
            }
        }
    }

    private static void scale(FundingStep step, RiskAction.SizeScaled scaled) {
        for (int i = 0; i < step.carries().size(); i++) {
            if (covers(step, scaled.scope(), i)) {
                step.carry(i).scale(scaled.multiplier());
            }
        }
    }

    /** From the breaker's second level on, whatever pays instead of earning is closed, also if only expected to. */
    private static void closeNegativesOnWarning(FundingStep step, RiskAction.BreakerMoved moved) {
        if (moved.toLevel() < WARNING_LEVEL || moved.toLevel() < moved.fromLevel()) {
            return;
        }
        for (int i = 0; i < step.carries().size(); i++) {
            if (step.carry(i).rates().expected().isNegative()) {
                step.leave(i, CarryRule.WARNING_CLOSES_NEGATIVE, "funding is expected below 0");
            }
        }
    }

    private static boolean covers(FundingStep step, RiskScope scope, int index) {
        String account = step.parameters().account();
        CarryAsset asset = step.asset(index);
        return scope.covers(EngineId.FUNDING, account, asset.spot())
                || scope.covers(EngineId.FUNDING, account, asset.perpetual());
    }
}
