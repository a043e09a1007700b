package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;
import io.eternalengine.core.risk.RiskScope;

/** Risk's commands are heard at once: halts and pauses are kept, sizes scaled, and an ordered reduction is closed at market. */
final class ReductionRule {
    static final String NAME = "reduction";

    static final String COMMAND = "risk-command";

    private ReductionRule() {}

    static void hear(TrendCourse course, RiskCommand command) {
        if (course.state().halts().knows(command)) {
            course.because("command-known", "epoch " + command.epoch() + " was heard before");
            return;
        }
        course.happen(new TrendEvent.RiskHeard(command));
        course.note("riskEpoch", command.epoch());
        course.because(COMMAND, command.action().getClass().getSimpleName());
        switch (command.action()) {
            case RiskAction.ReductionOrdered reduction -> reduce(course, reduction);
            case RiskAction.SizeScaled scaled -> scale(course, scaled);
            case RiskAction.HaltImposed ignored -> {}
            case RiskAction.HaltLifted ignored -> {}
            case RiskAction.EntriesPaused ignored -> {}
            case RiskAction.BreakerMoved moved -> WarningRule.hear(course, moved);
            case RiskAction.HaltLogRebased ignored -> {}
        }
    }

    static boolean concerns(RiskScope scope, TrendParameters parameters, InstrumentId instrument) {
        return scope.covers(EngineId.TREND, parameters.account(), instrument);
    }

    private static void scale(TrendCourse course, RiskAction.SizeScaled scaled) {
        for (int index = 0; index < course.state().assets().size(); index++) {
            if (concerns(scaled.scope(), course.parameters(), course.instrument(index))) {
                course.happen(new TrendEvent.SizesScaled(index, SizeScale.of(scaled)));
            }
        }
    }

    private static void reduce(TrendCourse course, RiskAction.ReductionOrdered reduction) {
        course.note("fraction", reduction.fraction());
        if (reduction.fraction().isZero()) {
            return;
        }
        for (int index = 0; index < course.state().assets().size(); index++) {
            if (concerns(reduction.scope(), course.parameters(), course.instrument(index))) {
                reduce(course, index, Decimal.ONE.minus(reduction.fraction()));
            }
        }
    }

    private static void reduce(TrendCourse course, int index, Decimal keepFraction) {
        switch (course.asset(index).phase()) {
            case TrendPhase.Scanning ignored -> {}
            case TrendPhase.Entering ignored -> course.happen(new TrendEvent.EntryCurtailed(index, keepFraction));
            case TrendPhase.InPosition held -> keep(course, index, held.trade(), keepFraction);
            case TrendPhase.Exiting exiting -> keep(course, index, exiting.trade(), keepFraction);
        }
    }

    /** The position shrinks to this fraction of what is held. */
    static void keep(TrendCourse course, int index, Trade trade, Decimal keepFraction) {
        Decimal keep = trade.quantity()
                .times(keepFraction)
                .floorToStep(course.rules(index).quantityStep());
        ExitOrder.decide(course, index, keep, NAME);
    }
}
