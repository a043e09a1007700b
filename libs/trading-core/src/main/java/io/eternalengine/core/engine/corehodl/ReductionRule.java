package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.risk.CircuitBreaker;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;

/** Risk's commands are heard at once: halts and pauses are kept, and an ordered reduction is sold at market. */
final class ReductionRule {
    static final String COMMAND = "risk-command";

    private ReductionRule() {}

    static void hear(Deliberation course, RiskCommand command) {
        if (course.state().halts().knows(command)) {
            course.because("command-known", "epoch " + command.epoch() + " was heard before");
            return;
        }
        course.happen(new CoreHodlEvent.RiskHeard(command));
        course.note("riskEpoch", command.epoch());
        course.because(COMMAND, command.action().getClass().getSimpleName());
        switch (command.action()) {
            case RiskAction.ReductionOrdered reduction -> reduce(course, command, reduction);
            case RiskAction.HaltLifted lifted -> {
                if (endsLiquidation(lifted)) {
                    endLiquidation(course);
                }
            }
            case RiskAction.HaltImposed ignored -> {}
            case RiskAction.EntriesPaused ignored -> {}
            case RiskAction.SizeScaled scaled -> RestorationRule.hear(course, scaled);
            case RiskAction.BreakerMoved ignored -> {}
            case RiskAction.HaltLogRebased ignored -> endLiquidation(course);
        }
    }

    /** A permit lifts the breaker's halt for another scope only, and then it stays in the register. */
    private static void endLiquidation(Deliberation course) {
        boolean isHalted = course.state().halts().halts().containsKey(CircuitBreaker.HALT_KEY);
        if (!isHalted && !course.state().liquidating().isEmpty()) {
            course.happen(new CoreHodlEvent.LiquidationLifted());
        }
    }

    /** Whether it is the breaker's halt that is lifted, with which everything was ordered sold. */
    static boolean endsLiquidation(RiskAction.HaltLifted lifted) {
        return lifted.haltKey().equals(CircuitBreaker.HALT_KEY);
    }

    /** While everything is to be sold, what a purchase that was under way still brings is sold as well. */
    static void sellRest(Deliberation course, Instrument instrument, String occasion) {
        if (course.state().liquidating().contains(instrument.id())) {
            String name = "reduction.rest-" + instrument.id().symbol() + "-" + occasion;
            sell(course, instrument, unsold(course, instrument), name);
        }
    }

    private static void reduce(Deliberation course, RiskCommand command, RiskAction.ReductionOrdered reduction) {
        course.note("fraction", reduction.fraction());
        for (AssetTarget target : course.parameters().targets()) {
            Instrument instrument = course.state().instruments().get(target.instrument());
            boolean covered = reduction
                    .scope()
                    .covers(EngineId.CORE_HODL, course.parameters().account(), target.instrument());
            if (covered && reduction.fraction().equals(Decimal.ONE)) {
                course.happen(new CoreHodlEvent.LiquidationOrdered(target.instrument()));
            }
            if (covered && instrument != null) {
                Decimal quantity = unsold(course, instrument).times(reduction.fraction());
                sell(
                        course,
                        instrument,
                        quantity,
                        "reduction." + command.commandId() + "."
                                + target.instrument().symbol());
            }
        }
    }

    /** What is held and not being sold already. */
    private static Decimal unsold(Deliberation course, Instrument instrument) {
        Decimal unsold = course.state().balances().of(instrument.baseAsset());
        for (int i = 0; i < course.state().tasks().size(); i++) {
            Task task = course.state().tasks().valueAt(i);
            if (task.reduces() && task.instrument().equals(instrument.id())) {
                unsold = unsold.minus(task.leftToSell());
            }
        }
        return unsold;
    }

    private static void sell(Deliberation course, Instrument instrument, Decimal quantity, String taskName) {
        Decimal rounded = quantity.floorToStep(instrument.quantityStep());
        MarketView market = course.state().markets().get(instrument.id());
        if (market == null
                || !rounded.isPositive()
                || instrument.isTooSmall(rounded, rounded.times(market.lastClose()))) {
            return;
        }
        Task task =
                Task.owed(taskName, instrument.id(), Side.SELL, ExecutionStyle.MARKET, new OrderAmount.OfBase(rounded));
        course.happen(new CoreHodlEvent.TaskOwed(task));
        course.because("reduction", "sells " + rounded + " " + instrument.baseAsset() + " as risk ordered");
        TrySize.of(course, task).ifPresent(size -> course.attempt(task, size));
    }
}
