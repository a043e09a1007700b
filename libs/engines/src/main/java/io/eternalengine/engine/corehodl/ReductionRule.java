package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.SharedRule;

/** Risk's commands are applied at once: halts and pauses are kept, and an ordered reduction is sold at market. */
final class ReductionRule {
    private ReductionRule() {}

    static void on(CoreHodlStep step, RiskCommand command) {
        if (step.state().risk().halts().knows(command)) {
            step.because(SharedRule.COMMAND_KNOWN, "epoch " + command.epoch() + " was applied before");
            return;
        }
        step.state().risk().on(command);
        step.note("riskEpoch", command.epoch());
        step.because(SharedRule.RISK_COMMAND, command.action().getClass().getSimpleName());
        switch (command.action()) {
            case RiskAction.ReductionOrdered reduction -> reduce(step, command, reduction);
            case RiskAction.HaltLifted lifted -> {
                if (lifted.haltKey().equals(HaltRegister.BREAKER_KEY)) {
                    endLiquidation(step);
                }
            }
            case RiskAction.HaltImposed ignored -> {}
            case RiskAction.EntriesPaused ignored -> {}
            case RiskAction.SizeScaled scaled -> RestorationRule.on(step, scaled);
            case RiskAction.BreakerMoved ignored -> {}
            case RiskAction.HaltLogRebased ignored -> endLiquidation(step);
        }
    }

    /** A permit lifts the breaker's halt for another scope only, and then it stays in the register. */
    private static void endLiquidation(CoreHodlStep step) {
        if (!step.state().risk().halts().halts().containsKey(HaltRegister.BREAKER_KEY)) {
            step.state().endLiquidation();
        }
    }

    /** The same at the end of a candle, when what is left may have become large enough. */
    static void sellRest(CoreHodlStep step, CoreHodlMarket market, Candle candle) {
        if (step.state().isLiquidating(market.id())) {
            sellRest(step, market, "at-" + candle.closeTimeMs());
        }
    }

    /** While everything is to be sold, what a purchase that was under way still brings is sold as well. */
    static void sellRest(CoreHodlStep step, CoreHodlMarket market, String occasion) {
        if (step.state().isLiquidating(market.id())) {
            String name = "rest-" + market.id().symbol() + "-" + occasion;
            sell(step, market, unsold(step, market), name);
        }
    }

    private static void reduce(CoreHodlStep step, RiskCommand command, RiskAction.ReductionOrdered reduction) {
        step.note("fraction", reduction.fraction());
        for (AssetTarget target : step.parameters().targets()) {
            CoreHodlMarket market = step.market(target.instrument());
            boolean covered = reduction
                    .scope()
                    .covers(EngineId.CORE_HODL, step.parameters().account(), target.instrument());
            if (covered && reduction.fraction().equals(Decimal.ONE)) {
                step.state().liquidate(target.instrument());
            }
            if (covered && market.rules() != null) {
                Decimal quantity = unsold(step, market).times(reduction.fraction());
                sell(
                        step,
                        market,
                        quantity,
                        command.commandId() + "." + target.instrument().symbol());
            }
        }
    }

    /** What is held and not being sold already. */
    private static Decimal unsold(CoreHodlStep step, CoreHodlMarket market) {
        Decimal unsold = step.state().balances().of(market.knownRules().baseAsset());
        for (ParentOrder parentOrder : step.state().parentOrders().all()) {
            if (parentOrder.reduces() && parentOrder.instrument().equals(market.id())) {
                unsold = unsold.minus(parentOrder.leftToSell());
            }
        }
        return unsold;
    }

    private static void sell(CoreHodlStep step, CoreHodlMarket market, Decimal quantity, String name) {
        Instrument rules = market.knownRules();
        Decimal rounded = quantity.floorToStep(rules.quantityStep());
        if (!market.hasPrice() || !rounded.isPositive() || rules.isTooSmall(rounded, rounded.times(market.close()))) {
            return;
        }
        ParentOrder parentOrder = ParentOrder.of(
                ParentOrderName.Purpose.REDUCTION.name(name),
                market.id(),
                Side.SELL,
                ExecutionStyle.MARKET,
                new OrderAmount.OfBase(rounded));
        step.state().parentOrders().add(parentOrder);
        step.because(CoreHodlRule.REDUCTION, "sells " + rounded + " " + rules.baseAsset() + " as risk ordered");
        TrySize.of(step, parentOrder).ifPresent(size -> step.attempt(parentOrder, size));
    }
}
