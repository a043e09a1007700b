package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;
import io.eternalengine.core.risk.RiskScope;

/** Risk's commands are heard at once. */
final class RiskCommandRule {
    static final String KNOWN = "command-known";
    static final String HEARD = "risk-command";

    private static final int WARNING_LEVEL = 2;

    private RiskCommandRule() {}

    static void hear(FundingCourse course, RiskCommand command) {
        if (course.halts.knows(command)) {
            course.because(KNOWN, "epoch " + command.epoch() + " was heard before");
            return;
        }
        course.halts = course.halts.after(command);
        course.note("riskEpoch", command.epoch());
        course.because(HEARD, command.action().getClass().getSimpleName());
        switch (command.action()) {
            case RiskAction.ReductionOrdered reduction -> reduce(course, reduction);
            case RiskAction.SizeScaled scaled -> scale(course, scaled);
            case RiskAction.BreakerMoved moved -> closeNegativesOnWarning(course, moved);
            case RiskAction.HaltImposed ignored -> {}
            case RiskAction.HaltLifted ignored -> {}
            case RiskAction.EntriesPaused ignored -> {}
            case RiskAction.HaltLogRebased ignored -> {}
        }
    }

    private static void reduce(FundingCourse course, RiskAction.ReductionOrdered reduction) {
        for (int i = 0; i < course.assets(); i++) {
            if (!covers(course, reduction.scope(), i)) {
                continue;
            }
            if (reduction.fraction().equals(Decimal.ONE)) {
                course.leave(i, "reduction", reduction.reason());
            } else {
                Reduction.by(course, i, reduction.fraction());
            }
        }
    }

    private static void scale(FundingCourse course, RiskAction.SizeScaled scaled) {
        for (int i = 0; i < course.assets(); i++) {
            if (covers(course, scaled.scope(), i)) {
                course.put(i, course.carry(i).withSizeMultiplier(scaled.multiplier()));
            }
        }
    }

    /** From the breaker's second level on, whatever pays instead of earning is closed, also if only expected to. */
    private static void closeNegativesOnWarning(FundingCourse course, RiskAction.BreakerMoved moved) {
        if (!warns(moved)) {
            return;
        }
        for (int i = 0; i < course.assets(); i++) {
            if (course.carry(i).rates().expected().isNegative()) {
                course.leave(i, "warning-closes-negative", "funding is expected below 0");
            }
        }
    }

    static boolean warns(RiskAction.BreakerMoved moved) {
        return moved.toLevel() >= WARNING_LEVEL && moved.toLevel() >= moved.fromLevel();
    }

    private static boolean covers(FundingCourse course, RiskScope scope, int index) {
        return covers(course.parameters, scope, course.asset(index));
    }

    static boolean covers(FundingParameters parameters, RiskScope scope, CarryAsset asset) {
        return scope.covers(EngineId.FUNDING, parameters.account(), asset.spot())
                || scope.covers(EngineId.FUNDING, parameters.account(), asset.perpetual());
    }
}
