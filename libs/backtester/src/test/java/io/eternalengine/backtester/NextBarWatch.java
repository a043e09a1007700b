package io.eternalengine.backtester;

import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.run.RunObserver;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Side;
import io.eternalengine.risk.PortfolioView;
import io.eternalengine.risk.RiskInput;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Nothing is filled at a price that was known when it was decided: what takes liquidity is filled at the open of a candle that
 * opened after the decision, on the worse side of it, and what rests inside such a candle.
 */
final class NextBarWatch implements RunObserver {
    private final Map<InstrumentId, MarketSeries> markets = new TreeMap<>();
    private final Map<String, Long> decidedAtMs = new HashMap<>();
    int atTheOpen;
    int inside;

    NextBarWatch(MarketData data) {
        data.series().forEach(series -> markets.put(series.instrument().id(), series));
    }

    @Override
    public void riskDecided(RiskInput input, PortfolioView after) {
        if (input instanceof RiskInput.IntentMade made) {
            decidedAtMs.put(made.intent().intentId(), made.intent().decidedAtMs());
        }
        if (input instanceof RiskInput.Executed executed) {
            // Stops and liquidations were ordered with the position, not decided now.
            Long decided = decidedAtMs.get(executed.execution().intentId());
            if (decided != null) {
                filled(executed.execution(), decided);
            }
        }
    }

    private void filled(Execution execution, long decided) {
        Candle candle = candleAt(execution);
        assertThat(candle.openTimeMs()).as("candle of %s", execution).isGreaterThanOrEqualTo(decided);
        if (execution.executedAtMs() == candle.openTimeMs()) {
            atTheOpen++;
            assertThat(
                            execution.side() == Side.BUY
                                    ? execution.price().isAtLeast(candle.open())
                                    : execution.price().isAtMost(candle.open()))
                    .as("%s at the open of %s", execution, candle)
                    .isTrue();
        } else {
            inside++;
            assertThat(execution.price()).as("%s", execution).isBetween(candle.low(), candle.high());
        }
    }

    private Candle candleAt(Execution execution) {
        MarketSeries market = Objects.requireNonNull(markets.get(execution.instrument()), "market");
        return market.candle(Math.toIntExact((execution.executedAtMs() - START_MS) / HOUR_MS));
    }
}
