package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.trend.TrendEngine;
import java.util.Objects;

/** TREND's own caps: 1 % of the account lost at the stop, its share and half of the account in an asset, twice in all. */
final class TrendWatch implements Watch {
    int entries;

    @Override
    public void engineDecided(World world, Seat seat, EngineInput input, Decision decision) {
        seat.engineAs(TrendEngine.class)
                .ifPresent(engine -> decision.intents().stream()
                        .filter(intent -> !intent.reduceOnly())
                        .forEach(intent -> entered(engine, intent)));
    }

    private void entered(TrendEngine engine, OrderIntent intent) {
        entries++;
        int index = intent.instrument().symbol().equals("BTCUSDT") ? 0 : 1;
        assertThat(engine.held(index)).as("trend: held when %s is made", intent).isEqualTo(Decimal.ZERO);
        Decimal equity = engine.equity();
        Decimal price = intent.referencePrice();
        Decimal value = intent.amount().valueAt(price);
        Decimal stop = Objects.requireNonNull(intent.stopPrice(), "stop");
        Decimal loss = value.dividedBy(price, 18, java.math.RoundingMode.DOWN)
                .times(price.minus(stop).abs());
        assertThat(loss).as("trend: loss at the stop of %s", intent).isLessThanOrEqualTo(equity.times(dec("0.01")));
        assertThat(value)
                .as("trend: share of %s", intent)
                .isLessThanOrEqualTo(equity.times(dec(index == 0 ? "0.50" : "0.40")));
    }
}
