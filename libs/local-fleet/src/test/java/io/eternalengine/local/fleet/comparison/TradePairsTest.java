package io.eternalengine.local.fleet.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Side;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradePairsTest {
    private static final long HOUR_MS = 3_600_000;

    @Test
    void theExecutionsOfOneIntentAreOneTrade() {
        List<IntentTrade> trades =
                IntentTrade.of(List.of(bought("a", 2 * HOUR_MS, "0.4"), bought("a", HOUR_MS, "0.6")));

        assertThat(trades).singleElement().satisfies(trade -> {
            assertThat(trade.atMs()).isEqualTo(HOUR_MS);
            assertThat(trade.quantity()).isEqualByComparingTo(BigDecimal.ONE);
            assertThat(trade.value()).isEqualByComparingTo("100");
        });
    }

    @Test
    void stopsThatTheExchangeExecutedAreTradesOfTheirOwn() {
        assertThat(IntentTrade.of(List.of(bought("", HOUR_MS, "1"), bought("", 2 * HOUR_MS, "1"))))
                .hasSize(2);
    }

    @Test
    void theNearestTradesOfOneKindArePairedEachOnce() {
        List<IntentTrade> live = IntentTrade.of(List.of(bought("l-1", HOUR_MS, "1"), bought("l-2", 10 * HOUR_MS, "1")));
        List<IntentTrade> backtest =
                IntentTrade.of(List.of(bought("b-1", HOUR_MS, "1"), bought("b-2", 12 * HOUR_MS, "1")));

        TradePairs pairs = TradePairs.of(live, backtest);

        assertThat(pairs.pairs())
                .extracting(
                        pair -> pair.live().intentId() + " " + pair.backtest().intentId() + " " + pair.isOfOneTime())
                .containsExactly("l-1 b-1 true", "l-2 b-2 false");
        assertThat(pairs.liveOnly()).isEmpty();
        assertThat(pairs.backtestOnly()).isEmpty();
    }

    @Test
    void whatOnlyOneTradedStaysAlone() {
        List<IntentTrade> live = IntentTrade.of(List.of(bought("l-1", HOUR_MS, "1")));
        List<IntentTrade> backtest = IntentTrade.of(List.of(bought("b-1", 26 * HOUR_MS, "1")));

        TradePairs pairs = TradePairs.of(live, backtest);

        assertThat(pairs.pairs()).isEmpty();
        assertThat(pairs.liveOnly()).isEqualTo(live);
        assertThat(pairs.backtestOnly()).isEqualTo(backtest);
    }

    private static Execution bought(String intentId, long atMs, String quantity) {
        Decimal amount = Decimal.of(quantity);
        return new Execution(
                "e-" + intentId + atMs,
                intentId,
                "TREND-1",
                InstrumentId.linear("BTCUSDT"),
                Side.BUY,
                Decimal.of(100),
                amount,
                amount.times(Decimal.of(100)),
                Decimal.ZERO,
                "USDT",
                atMs);
    }
}
