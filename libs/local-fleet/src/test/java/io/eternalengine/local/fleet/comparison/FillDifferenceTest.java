package io.eternalengine.local.fleet.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Side;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FillDifferenceTest {
    @Test
    void payingMoreAndGettingLessAreBothWorse() {
        var bought = pair(trade(Side.BUY, "1", "100.10", "0.1"), trade(Side.BUY, "1", "100", "0.1"));
        var sold = pair(trade(Side.SELL, "1", "99.80", "0.1"), trade(Side.SELL, "1", "100", "0.1"));

        assertThat(FillDifference.of(List.of(bought)).priceBps()).isEqualByComparingTo("10");
        assertThat(FillDifference.of(List.of(sold)).priceBps()).isEqualByComparingTo("20");
    }

    @Test
    void largeFillsWeighMoreAndTheWorstIsNamed() {
        var large = pair(trade(Side.BUY, "9", "900", "0"), trade(Side.BUY, "9", "900", "0"));
        var small = pair(trade(Side.BUY, "1", "101", "0"), trade(Side.BUY, "1", "100", "0"));

        FillDifference fills = FillDifference.of(List.of(large, small));

        assertThat(fills.priceBps()).isEqualByComparingTo("10.09");
        assertThat(fills.worstPriceBps()).isEqualByComparingTo("100");
    }

    @Test
    void feesAreComparedByTheirRateHoweverLargeTheTrades() {
        var pair = pair(trade(Side.BUY, "2", "200", "0.2"), trade(Side.BUY, "1", "100", "0.055"));

        assertThat(FillDifference.of(List.of(pair)).feeBps()).isEqualByComparingTo("4.5");
    }

    @Test
    void withoutPairsNothingDiffers() {
        assertThat(FillDifference.of(List.of()).worstPriceBps()).isZero();
    }

    private static TradePairs.Pair pair(IntentTrade live, IntentTrade backtest) {
        return new TradePairs.Pair(live, backtest);
    }

    private static IntentTrade trade(Side side, String quantity, String value, String fee) {
        return new IntentTrade(
                "i",
                "TREND-1",
                InstrumentId.linear("BTCUSDT"),
                side,
                0,
                new BigDecimal(quantity),
                new BigDecimal(value),
                new BigDecimal(fee));
    }
}
