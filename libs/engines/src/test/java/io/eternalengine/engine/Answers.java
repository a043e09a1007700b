package io.eternalengine.engine;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.Verdict;
import java.math.RoundingMode;

/** What risk and the exchange answer to an intent, as an engine receives it. */
public final class Answers {
    public static final Decimal SPOT_FEE = Decimal.of("0.001");
    public static final Decimal PERPETUAL_FEE = Decimal.of("0.00055");

    private Answers() {}

    /** What an order that fills whole at its reference price trades. */
    public static Decimal quantityOf(OrderIntent intent) {
        return switch (intent.amount()) {
            case OrderAmount.OfBase base -> base.quantity();
            case OrderAmount.OfQuote quote ->
                quote.amount()
                        .dividedBy(intent.referencePrice(), 18, RoundingMode.DOWN)
                        .floorToStep(Markets.rulesOf(intent.instrument()).quantityStep());
        };
    }

    /** An execution at the reference price; coins that are bought pay for themselves. */
    public static EngineInput executed(OrderIntent intent, Decimal quantity, long number, long nowMs) {
        boolean ofSpot = intent.instrument().category() == MarketCategory.SPOT;
        boolean feeInCoin = ofSpot && intent.side() == Side.BUY;
        Decimal value = quantity.times(intent.referencePrice());
        return new EngineInput.Executed(new Execution(
                "exec-" + number,
                intent.intentId(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                intent.referencePrice(),
                quantity,
                value,
                (feeInCoin ? quantity : value).times(ofSpot ? SPOT_FEE : PERPETUAL_FEE),
                feeInCoin ? intent.instrument().symbol().replace("USDT", "") : "USDT",
                nowMs));
    }

    public static EngineInput ended(OrderIntent intent, OrderState end, Decimal filledQuantity, long nowMs) {
        return new EngineInput.OrderMoved(new OrderUpdate(
                ClientOrderId.of(intent.intentId()),
                intent.intentId(),
                intent.engine(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                end,
                filledQuantity,
                filledQuantity.times(intent.referencePrice()),
                "",
                nowMs));
    }

    public static EngineInput rejected(OrderIntent intent, String rule, long riskEpoch, long nowMs) {
        return new EngineInput.VerdictGiven(new Verdict(
                intent.intentId(), intent.engine(), intent.account(), false, rule, "the figures", riskEpoch, nowMs));
    }
}
