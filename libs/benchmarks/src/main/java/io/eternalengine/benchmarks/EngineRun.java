package io.eternalengine.benchmarks;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.LowestFeeTier;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.TradingEngine;
import java.math.RoundingMode;
import java.util.List;

/** One engine fed candle by candle; whatever it orders is filled whole, at once, at its reference price. Stops are never reached. */
final class EngineRun {
    private final TradingEngine engine;
    private long orders;

    EngineRun(TradingEngine engine, String account, List<InstrumentId> instruments) {
        this.engine = engine;
        instruments.forEach(id -> on(new EngineInput.InstrumentDescribed(GeneratedMarket.rulesOf(id))));
        on(new EngineInput.RiskLeaseChanged(true));
        on(new EngineInput.CapitalAssigned(new CapitalAllocation(
                "first", engine.id(), account, Decimal.of(1_000_000), Decimal.of(600_000), GeneratedMarket.START_MS)));
    }

    Decision on(EngineInput input) {
        Decision decision = engine.on(input);
        if (!decision.intents().isEmpty()) {
            decision.intents().forEach(intent -> fill(intent, input.eventTimeMs()));
        }
        return decision;
    }

    Decision on(Candle candle) {
        return on(new EngineInput.CandleClosed(candle));
    }

    private void fill(OrderIntent intent, long nowMs) {
        if (intent.movesStop()) {
            return;
        }
        orders++;
        Decimal price = intent.referencePrice();
        Decimal quantity = switch (intent.amount()) {
            case OrderAmount.OfBase base -> base.quantity();
            case OrderAmount.OfQuote quote ->
                quote.amount()
                        .dividedBy(price, 12, RoundingMode.DOWN)
                        .floorToStep(
                                GeneratedMarket.rulesOf(intent.instrument()).quantityStep());
        };
        Decimal value = quantity.times(price);
        on(new EngineInput.Executed(new Execution(
                "execution-" + orders,
                intent.intentId(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                price,
                quantity,
                value,
                value.times(LowestFeeTier.SPOT),
                "USDT",
                nowMs)));
        on(new EngineInput.OrderMoved(new OrderUpdate(
                ClientOrderId.of(intent.intentId()),
                intent.intentId(),
                intent.engine(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                OrderState.FILLED,
                quantity,
                value,
                "",
                nowMs)));
    }
}
