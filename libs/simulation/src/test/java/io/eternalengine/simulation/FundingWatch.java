package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.funding.FundingEngine;
import java.util.Objects;

/**
 * FUNDING's own cap: a purchase, the fee that it pays in the coin included, takes no more than its part of all capital. It is
 * rounded up to a step of quantity.
 */
final class FundingWatch implements Watch {
    int purchases;
    /** Purchases that would have been larger without the cap. */
    int capped;

    @Override
    public void engineDecided(World world, Seat seat, EngineInput input, Decision decision) {
        seat.engineAs(FundingEngine.class)
                .ifPresent(engine -> decision.intents().stream()
                        .filter(intent -> !intent.reduceOnly() && isPurchaseOfCoins(intent))
                        .forEach(intent -> bought(engine, intent)));
    }

    private void bought(FundingEngine engine, OrderIntent intent) {
        purchases++;
        CapitalAllocation capital = Objects.requireNonNull(engine.capital(), "capital");
        Decimal step = RandomMarkets.rulesOf(intent.instrument()).quantityStep().times(intent.referencePrice());
        Decimal allowed =
                capital.totalCapital().times(dec(Lineup.FUNDING_ORDER_CAP)).plus(step);
        Decimal value = intent.amount().valueAt(intent.referencePrice());
        capped += value.isAbove(allowed.times(dec("0.95"))) ? 1 : 0;
        assertThat(value).as("funding: value of %s", intent).isLessThanOrEqualTo(allowed);
    }

    static boolean isPurchaseOfCoins(OrderIntent intent) {
        return intent.side() == Side.BUY && intent.instrument().category() == MarketCategory.SPOT;
    }
}
