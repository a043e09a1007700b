package io.eternalengine.local.fleet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the venue's lists of orders and executions say about money, stops and legs. */
class VenueRecordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, BigDecimal> LOTS = Map.of("BTCUSDT", new BigDecimal("0.001"));

    private final ArrayNode executions = JSON.createArrayNode();
    private final ArrayNode orders = JSON.createArrayNode();

    @Test
    void profitIsRealisedOverTheAverageCostOfLongAndShort() {
        executed("linear", "Buy", "1", "100", "0.1", "USDT", 1);
        executed("linear", "Buy", "1", "120", "0.1", "USDT", 2);
        // Closes 2 that cost 110 each, and sells 1 short.
        executed("linear", "Sell", "3", "130", "0.3", "USDT", 3);
        executed("linear", "Buy", "1", "125", "0.1", "USDT", 4);

        AccountTrades trades = trades();

        assertThat(trades.fills()).isEqualTo(4);
        assertThat(trades.realisedPnl()).isEqualByComparingTo("45");
        assertThat(trades.fees()).isEqualByComparingTo("0.6");
    }

    @Test
    void aFeeInTheCoinCountsAtThePriceOfItsFillAndFundingIsNoTrade() {
        executed("spot", "Buy", "2", "100", "0.002", "BTC", 1);
        funding("-1.5", 2);
        funding("0.25", 3);

        AccountTrades trades = trades();

        assertThat(trades.fills()).isEqualTo(1);
        assertThat(trades.fees()).isEqualByComparingTo("0.2");
        assertThat(trades.funding()).isEqualByComparingTo("1.25");
    }

    @Test
    void aPositionIsProtectedWhileAStopWaits() {
        executed("linear", "Buy", "1", "100", "0", "USDT", 1_000);
        executed("linear", "Sell", "1", "90", "0", "USDT", 9_000);
        stop("Filled", 1_000, 9_000);

        assertThat(longestWithoutStopMs()).isZero();
    }

    @Test
    void theLongestTimeWithoutAStopIsFound() {
        executed("linear", "Buy", "1", "100", "0", "USDT", 1_000);
        stop("Cancelled", 1_500, 3_000);
        stop("Untriggered", 7_000, 7_000);

        assertThat(longestWithoutStopMs()).isEqualTo(4_000);
    }

    @Test
    void aPositionThatNeverHadAStopIsWithoutOneUntilNow() {
        executed("linear", "Sell", "1", "100", "0", "USDT", 1_000);

        assertThat(longestWithoutStopMs()).isEqualTo(9_000);
    }

    @Test
    void coinsReceivedAndAPerpetualSoldForThemAreNotApart() {
        executed("spot", "Buy", "1.001", "100", "0.001", "BTC", 1_000);
        executed("linear", "Sell", "1", "100", "0", "USDT", 1_000);

        assertThat(LegDistance.of(VenueFill.of(executions), LOTS, 10_000)).isEqualTo(new LegDistance(0, "1 BTC"));
    }

    @Test
    void legsAreApartFromALotOnAndForHowLongIsReported() {
        executed("spot", "Buy", "1", "100", "0", "USDT", 1_000);
        executed("linear", "Sell", "0.4", "100", "0", "USDT", 2_000);
        executed("linear", "Sell", "0.5995", "100", "0", "USDT", 6_000);

        assertThat(LegDistance.of(VenueFill.of(executions), LOTS, 10_000)).isEqualTo(new LegDistance(5_000, "1 BTC"));
    }

    @Test
    void legsThatAreStillApartAtTheEndAreApartUntilThen() {
        executed("spot", "Buy", "1", "100", "0", "USDT", 1_000);

        assertThat(LegDistance.of(VenueFill.of(executions), LOTS, 10_000)).isEqualTo(new LegDistance(9_000, "1 BTC"));
    }

    private AccountTrades trades() {
        return AccountTrades.of(VenueFill.of(executions));
    }

    private long longestWithoutStopMs() {
        return ProtectionTimes.longestWithoutStopMs("A", VenueFill.of(executions), orders, 10_000);
    }

    private void executed(
            String category, String side, String quantity, String price, String fee, String feeCoin, long atMs) {
        add(category, "Trade", side, quantity, price, fee, feeCoin, atMs);
    }

    /** What a settlement cost. */
    private void funding(String cost, long atMs) {
        add("linear", "Funding", "Sell", "1", "100", cost, "USDT", atMs);
    }

    private void add(
            String category,
            String type,
            String side,
            String quantity,
            String price,
            String fee,
            String feeCoin,
            long atMs) {
        executions
                .addObject()
                .put("account", "A")
                .put("category", category)
                .put("symbol", "BTCUSDT")
                .put("execType", type)
                .put("side", side)
                .put("execQty", quantity)
                .put("execPrice", price)
                .put(
                        "execValue",
                        new BigDecimal(quantity).multiply(new BigDecimal(price)).toPlainString())
                .put("execFee", fee)
                .put("feeCoin", feeCoin)
                .put("execTime", Long.toString(atMs))
                .put("seq", executions.size());
    }

    private void stop(String status, long createdMs, long updatedMs) {
        orders.addObject()
                .put("account", "A")
                .put("symbol", "BTCUSDT")
                .put("stopOrderType", "StopLoss")
                .put("orderStatus", status)
                .put("createdTime", Long.toString(createdMs))
                .put("updatedTime", Long.toString(updatedMs));
    }
}
