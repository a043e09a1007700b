package io.eternalengine.backtester.metrics;

import static io.eternalengine.backtester.Histories.BTC;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeBookTest {
    private static final InstrumentId BTC_PERPETUAL = InstrumentId.linear("BTCUSDT");

    @Test
    void aSaleClosesTheOldestPurchasesFirst() {
        // given 1 coin at 100 and 1 at 200, no fees; 1.5 are sold at 300
        List<Trade> trades = TradeBook.of(List.of(
                spot(1, Side.BUY, "100", "1", "0", "BTC"),
                spot(2, Side.BUY, "200", "1", "0", "BTC"),
                spot(3, Side.SELL, "300", "1.5", "0", "USDT")));

        // then 100 + half of 200 left for 450
        Trade trade = trades.getFirst();
        assertThat(trades).hasSize(1);
        assertThat(trade.entryValue()).isEqualTo(dec("200"));
        assertThat(trade.exitValue()).isEqualTo(dec("450"));
        assertThat(trade.profit()).isEqualTo(dec("250"));
        assertThat(trade.enteredMs()).isEqualTo(1);
    }

    @Test
    void feesInCoinAndInCashBothReduceTheProfit() {
        // given 1 coin at 100, of which 0.001 is the fee; the 0.999 left sell at 110 for a fee of 0.10989
        Trade trade = TradeBook.of(List.of(
                        spot(1, Side.BUY, "100", "1", "0.001", "BTC"),
                        spot(2, Side.SELL, "110", "0.999", "0.10989", "USDT")))
                .getFirst();

        // then 109.89 came for the 100 that went, less the fee of the sale
        assertThat(trade.fees()).isEqualTo(dec("0.20989"));
        assertThat(trade.profit()).isEqualTo(dec("9.78011"));
    }

    @Test
    void aShortGainsWhenThePriceFalls() {
        Trade trade = TradeBook.of(List.of(
                        perpetual(1, Side.SELL, "100", "2", "0.11"), perpetual(2, Side.BUY, "90", "2", "0.099")))
                .getFirst();

        assertThat(trade.side()).isEqualTo(Side.SELL);
        assertThat(trade.profit()).isEqualTo(dec("19.791"));
    }

    @Test
    void anExitBeyondThePositionOpensTheOtherSide() {
        List<Trade> trades = TradeBook.of(List.of(
                perpetual(1, Side.BUY, "100", "1", "0"),
                perpetual(2, Side.SELL, "110", "3", "0"),
                perpetual(3, Side.BUY, "100", "2", "0")));

        assertThat(trades).extracting(Trade::profit).containsExactly(dec("10"), dec("20"));
        assertThat(trades).extracting(Trade::side).containsExactly(Side.BUY, Side.SELL);
    }

    @Test
    void statisticsOfWinsAndLosses() {
        // given profits of 30, 10 and −20
        List<Trade> trades = TradeBook.of(List.of(
                perpetual(1, Side.BUY, "100", "1", "0"),
                perpetual(2, Side.SELL, "130", "1", "0"),
                perpetual(3, Side.BUY, "100", "1", "0"),
                perpetual(4, Side.SELL, "110", "1", "0"),
                perpetual(5, Side.BUY, "100", "1", "0"),
                perpetual(6, Side.SELL, "80", "1", "0")));

        TradeStatistics statistics = TradeStatistics.of(trades);

        assertThat(statistics).isEqualTo(new TradeStatistics(3, 2.0 / 3, 20, 20, 2, 20.0 / 3));
    }

    @Test
    void noTradesHaveNoStatistics() {
        TradeStatistics statistics = TradeStatistics.of(List.of());

        assertThat(statistics.winRate()).isNaN();
        assertThat(statistics.profitFactor()).isNaN();
    }

    private static Execution spot(long atMs, Side side, String price, String quantity, String fee, String feeAsset) {
        return execution(BTC, atMs, side, price, quantity, fee, feeAsset);
    }

    private static Execution perpetual(long atMs, Side side, String price, String quantity, String fee) {
        return execution(BTC_PERPETUAL, atMs, side, price, quantity, fee, "USDT");
    }

    private static Execution execution(
            InstrumentId id, long atMs, Side side, String price, String quantity, String fee, String feeAsset) {
        return new Execution(
                "exec-" + atMs,
                "intent-" + atMs,
                "ACCOUNT",
                id,
                side,
                dec(price),
                dec(quantity),
                dec(price).times(dec(quantity)),
                dec(fee),
                feeAsset,
                atMs);
    }
}
