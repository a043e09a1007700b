package io.eternalengine.backtester.metrics;

import static io.eternalengine.backtester.Histories.BTC;
import static io.eternalengine.backtester.Histories.ETH;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eternalengine.backtester.run.FundingPayment;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.PublishedTradingRules;
import io.eternalengine.domain.model.Side;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TradeBookTest {
    private static final InstrumentId BTC_PERPETUAL = InstrumentId.linear("BTCUSDT");

    @Test
    void aSaleClosesTheOldestPurchasesFirst() {
        // given 1 coin at 100 and 1 at 200, no fees; 1.5 are sold at 300
        TradeBook book = book(
                EngineId.CORE_HODL,
                spot(1, Side.BUY, "100", "1", "0", "BTC"),
                spot(2, Side.BUY, "200", "1", "0", "BTC"),
                spot(3, Side.SELL, "300", "1.5", "0", "USDT"));

        // then 100 + half of 200 left for 450
        Trade trade = book.closed().getFirst();
        assertThat(book.closed()).hasSize(1);
        assertThat(trade.entryValue()).isEqualTo(dec("200"));
        assertThat(trade.parts().getFirst().exitValue()).isEqualTo(dec("450"));
        assertThat(trade.profit()).isEqualTo(dec("250"));
        assertThat(trade.enteredMs()).isEqualTo(1);
        assertThat(book.open()).hasSize(1);
    }

    @Test
    void feesInCoinAndInCashBothReduceTheProfit() {
        // given 1 coin at 100, of which 0.001 is the fee; the 0.999 left sell at 110 for a fee of 0.10989
        Trade trade = trades(
                        EngineId.CORE_HODL,
                        spot(1, Side.BUY, "100", "1", "0.001", "BTC"),
                        spot(2, Side.SELL, "110", "0.999", "0.10989", "USDT"))
                .getFirst();

        // then 109.89 came for the 100 that went, less the fee of the sale
        assertThat(trade.fees()).isEqualTo(dec("0.20989"));
        assertThat(trade.profit()).isEqualTo(dec("9.78011"));
    }

    @Test
    void aShortGainsWhenThePriceFalls() {
        Trade trade = trades(
                        EngineId.TREND,
                        perpetual(1, Side.SELL, "100", "2", "0.11"),
                        perpetual(2, Side.BUY, "90", "2", "0.099"))
                .getFirst();

        assertThat(trade.parts().getFirst().side()).isEqualTo(Side.SELL);
        assertThat(trade.profit()).isEqualTo(dec("19.791"));
    }

    @Test
    void aPositionIsOneTradeFromFlatToFlatWithItsFunding() {
        // given 2 at 100, half left at 90, the rest at 120; funding of −0.50 and −0.25 was paid
        TradeBook book = TradeBook.of(
                List.of(
                        perpetual(1, Side.BUY, "100", "2", "0.1"),
                        perpetual(10, Side.SELL, "90", "1", "0.05"),
                        perpetual(20, Side.SELL, "120", "1", "0.06")),
                List.of(paid(8, "-0.50"), paid(16, "-0.25")),
                forms(EngineId.TREND),
                rules());

        // then −10 + 20 − 0.21 − 0.75
        assertThat(book.closed()).singleElement().satisfies(trade -> {
            assertThat(trade.parts()).hasSize(2);
            assertThat(trade.funding()).isEqualTo(dec("-0.75"));
            assertThat(trade.profit()).isEqualTo(dec("9.04"));
            assertThat(trade.enteredMs()).isEqualTo(1);
            assertThat(trade.exitedMs()).isEqualTo(20);
        });
        assertThat(book.open()).isEmpty();
    }

    @Test
    void anExitBeyondThePositionOpensTheOtherSide() {
        List<Trade> trades = trades(
                EngineId.TREND,
                perpetual(1, Side.BUY, "100", "1", "0"),
                perpetual(2, Side.SELL, "110", "3", "0"),
                perpetual(3, Side.BUY, "100", "2", "0"));

        assertThat(trades).extracting(Trade::profit).containsExactly(dec("10"), dec("20"));
        assertThat(trades).extracting(trade -> trade.parts().getFirst().side()).containsExactly(Side.BUY, Side.SELL);
        assertThat(trades).extracting(Trade::enteredMs).containsExactly(1L, 2L);
    }

    @Test
    void bothLegsOfACarryAndItsFundingAreOneTrade() {
        // given 0.1001 coins at 20 000 less 0.0001 as fee, and 0.1 sold short at 20 010
        TradeBook book = TradeBook.of(
                List.of(
                        spot(1, Side.BUY, "20000", "0.1001", "0.0001", "BTC"),
                        perpetual(1, Side.SELL, "20010", "0.1", "1.10"),
                        perpetual(30, Side.BUY, "21000", "0.1", "1.155"),
                        spot(30, Side.SELL, "20990", "0.1", "2.099", "USDT")),
                List.of(paid(8, "4.00"), paid(16, "4.10"), paid(24, "-0.20")),
                forms(EngineId.FUNDING),
                rules());

        // then the coins gained 2 099 − 2 000 = 99, the short lost 2 001 − 2 100 = −99: what is left is funding less
        // fees
        assertThat(book.closed()).singleElement().satisfies(trade -> {
            assertThat(trade.form()).isEqualTo(TradeForm.CARRY);
            assertThat(trade.subject()).isEqualTo("BTC");
            assertThat(trade.fees()).isEqualTo(dec("6.354"));
            assertThat(trade.funding()).isEqualTo(dec("7.90"));
            assertThat(trade.profit()).isEqualTo(dec("1.546"));
            assertThat(trade.wins()).isTrue();
        });
        assertThat(book.open()).isEmpty();
    }

    @Test
    void aCarryGoesOnWhileOneOfItsLegsIsHeld() {
        TradeBook book = book(
                EngineId.FUNDING,
                spot(1, Side.BUY, "20000", "0.1", "0", "USDT"),
                perpetual(1, Side.SELL, "20000", "0.1", "0"),
                perpetual(2, Side.BUY, "20000", "0.1", "0.5"),
                spot(2, Side.SELL, "20000", "0.06", "0", "USDT"));

        assertThat(book.closed()).isEmpty();
        assertThat(book.open())
                .containsExactly(new OpenTrade(
                        "ACCOUNT", TradeForm.CARRY, "BTC", 1, dec("800"), dec("0.5"), dec("0"), dec("0")));
    }

    @Test
    void coinsTooFewForAnOrderEndACarryAndCountInTheNextOne() {
        // given 0.1002 coins of which 0.1 are sold: the 0.0002 left are worth 4, and an order must be worth 5
        TradeBook book = book(
                EngineId.FUNDING,
                spot(1, Side.BUY, "20000", "0.1002", "0", "USDT"),
                spot(2, Side.SELL, "20000", "0.1", "0", "USDT"),
                // when the next carry buys at 10 000 and sells everything at 10 000
                spot(3, Side.BUY, "10000", "0.1", "0", "USDT"),
                spot(4, Side.SELL, "10000", "0.1002", "0", "USDT"));

        // then it bears the loss on what was left over: 0.0002 × 10 000
        assertThat(book.closed()).extracting(Trade::profit).containsExactly(dec("0"), dec("-2"));
        assertThat(book.closed()).extracting(Trade::enteredMs).containsExactly(1L, 3L);
    }

    @Test
    void aDeploymentIsOneTradeOfAllItsCoins() {
        // given two deployments; the first is sold, and only its own coins count
        TradeBook book = book(
                EngineId.TACTICAL,
                deployed(1, 1, BTC, Side.BUY, "20000", "0.1"),
                deployed(1, 1, ETH, Side.BUY, "1000", "0.5"),
                deployed(2, 2, BTC, Side.BUY, "10000", "0.2"),
                deployed(3, 1, BTC, Side.SELL, "30000", "0.1"),
                deployed(4, 1, ETH, Side.SELL, "800", "0.5"));

        // then (3 000 − 2 000) + (400 − 500)
        assertThat(book.closed()).singleElement().satisfies(trade -> {
            assertThat(trade.subject()).isEqualTo("deployment-0001");
            assertThat(trade.profit()).isEqualTo(dec("900"));
            assertThat(trade.exitedMs()).isEqualTo(4);
        });
        assertThat(book.open()).extracting(OpenTrade::subject).containsExactly("deployment-0002");
    }

    @Test
    void statisticsOfWinsAndLosses() {
        // given profits of 30, 10 and −20
        List<Trade> trades = trades(
                EngineId.TREND,
                perpetual(1, Side.BUY, "100", "1", "0"),
                perpetual(2, Side.SELL, "130", "1", "0"),
                perpetual(3, Side.BUY, "100", "1", "0"),
                perpetual(4, Side.SELL, "110", "1", "0"),
                perpetual(5, Side.BUY, "100", "1", "0"),
                perpetual(6, Side.SELL, "80", "1", "0"));

        TradeStatistics statistics = TradeStatistics.of(trades);

        assertThat(statistics).isEqualTo(new TradeStatistics(3, 2.0 / 3, 20, 20, 2, 20.0 / 3));
    }

    @Test
    void statisticsOfCarriesJudgeFundingAgainstFees() {
        // given three carries at one price, 0.10 of fees each, that received 0.40, 0.25 and 0.05
        List<Execution> executions = Stream.of(0, 10, 20)
                .flatMap(from -> Stream.of(
                        spot(from + 1, Side.BUY, "100", "1", "0", "USDT"),
                        perpetual(from + 1, Side.SELL, "100", "1", "0.05"),
                        perpetual(from + 9, Side.BUY, "100", "1", "0.05"),
                        spot(from + 9, Side.SELL, "100", "1", "0", "USDT")))
                .toList();
        List<FundingPayment> payments = List.of(paid(8, "0.40"), paid(18, "0.25"), paid(28, "0.05"));

        TradeStatistics statistics =
                TradeStatistics.of(TradeBook.of(executions, payments, forms(EngineId.FUNDING), rules())
                        .closed());

        // then two gained 0.30 and 0.15, one lost 0.05
        assertThat(statistics.trades()).isEqualTo(3);
        assertThat(statistics.winRate()).isEqualTo(2.0 / 3);
        assertThat(statistics.profitFactor()).isCloseTo(9, within(1e-12));
        assertThat(statistics.expectancy()).isCloseTo(0.4 / 3, within(1e-12));
    }

    @Test
    void noTradesHaveNoStatistics() {
        TradeStatistics statistics = TradeStatistics.of(List.of());

        assertThat(statistics.winRate()).isNaN();
        assertThat(statistics.profitFactor()).isNaN();
    }

    private static List<Trade> trades(EngineId engine, Execution... executions) {
        return book(engine, executions).closed();
    }

    private static TradeBook book(EngineId engine, Execution... executions) {
        return TradeBook.of(List.of(executions), List.of(), forms(engine), rules());
    }

    private static Map<String, TradeForm> forms(EngineId engine) {
        return Map.of("ACCOUNT", TradeForm.of(engine));
    }

    private static List<io.eternalengine.domain.model.Instrument> rules() {
        return Stream.of(BTC, ETH, BTC_PERPETUAL).map(PublishedTradingRules::of).toList();
    }

    private static FundingPayment paid(long atMs, String amount) {
        return new FundingPayment("ACCOUNT", BTC_PERPETUAL, dec(amount), atMs);
    }

    private static Execution spot(long atMs, Side side, String price, String quantity, String fee, String feeAsset) {
        return execution(BTC, "intent-" + atMs, atMs, side, price, quantity, fee, feeAsset);
    }

    private static Execution perpetual(long atMs, Side side, String price, String quantity, String fee) {
        return execution(BTC_PERPETUAL, "intent-" + atMs, atMs, side, price, quantity, fee, "USDT");
    }

    private static Execution deployed(
            long atMs, int deployment, InstrumentId id, Side side, String price, String quantity) {
        String intent = "TACTICAL.deployment-000" + deployment + "." + id.symbol() + ".order-0001";
        return execution(id, intent, atMs, side, price, quantity, "0", "USDT");
    }

    private static Execution execution(
            InstrumentId id,
            String intentId,
            long atMs,
            Side side,
            String price,
            String quantity,
            String fee,
            String feeAsset) {
        return new Execution(
                "exec-" + atMs,
                intentId,
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
