package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages as the exchange documents them: empty texts, unknown fields and deltas included. */
class DocumentedMessagesTest {

    @Test
    void readsAnOrderWithEmptyAndUnknownFields() {
        OrderReport order = OrderReport.read(Category.LINEAR, AnswerReader.parse("""
                        {"category":"linear","symbol":"BTCUSDT","orderId":"1","orderLinkId":"","side":"Buy",
                         "orderStatus":"SomethingNew","cancelType":"UNKNOWN","rejectReason":"EC_NoError",
                         "timeInForce":"IOC","isLeverage":"","price":"","qty":"1","avgPrice":"","leavesQty":"0",
                         "cumExecQty":"","cumExecValue":"","cumExecFee":"","createdTime":"1672364262444",
                         "updatedTime":"1672364262457","reduceOnly":false,"orderType":"Market","aNewField":{"x":[1]}}
                        """));
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(order.status().isClosed()).isFalse();
        assertThat(order.averagePrice()).isNull();
        assertThat(order.filledQuantity()).isZero();
    }

    @Test
    void readsAWalletOfAnIsolatedAccount() {
        WalletBalance wallet = WalletBalance.read(AnswerReader.parse("""
                        {"accountType":"UNIFIED","totalEquity":"","totalAvailableBalance":"","coin":[
                         {"coin":"BTC","equity":"0.001","usdValue":"","walletBalance":"0.001","locked":"",
                          "unrealisedPnl":""}]}
                        """), row -> {
            throw row.asMalformed();
        });
        assertThat(wallet.totalEquityUsd()).isNull();
        assertThat(wallet.walletBalanceOf("BTC")).isEqualByComparingTo("0.001");
        assertThat(wallet.walletBalanceOf("ETH")).isZero();
    }

    @Test
    void mergesTheDeltaOfALinearTicker() {
        TickerMerge merge = new TickerMerge(Category.LINEAR);
        String delta = """
                {"topic":"tickers.BTCUSDT","type":"delta","ts":2,"data":{"symbol":"BTCUSDT","bid1Price":"101"}}
                """;
        assertThat(merge.onTicker(AnswerReader.parse(delta))).isEmpty();
        merge.onTicker(AnswerReader.parse("""
                        {"topic":"tickers.BTCUSDT","type":"snapshot","ts":1,"data":{"symbol":"BTCUSDT","lastPrice":"100",
                         "markPrice":"100.5","fundingRate":"-0.000212","nextFundingTime":"1673280000000",
                         "bid1Price":"99","ask1Price":"102","openInterest":""}}
                        """));
        Optional<Ticker> merged = merge.onTicker(AnswerReader.parse(delta));
        assertThat(merged).hasValueSatisfying(ticker -> {
            assertThat(ticker.bid()).isEqualByComparingTo("101");
            assertThat(ticker.ask()).isEqualByComparingTo("102");
            assertThat(ticker.fundingRate()).isEqualByComparingTo("-0.000212");
            assertThat(ticker.timeMs()).isEqualTo(2);
        });
    }

    @Test
    void takesBidAndAskOfASpotTickerFromTheBook() {
        TickerMerge merge = new TickerMerge(Category.SPOT);
        String ticker = """
                {"topic":"tickers.BTCUSDT","type":"snapshot","ts":1,"data":{"symbol":"BTCUSDT","lastPrice":"100"}}
                """;
        assertThat(merge.onTicker(AnswerReader.parse(ticker)).orElseThrow().bid())
                .isNull();
        merge.onBook(AnswerReader.parse("""
                        {"topic":"orderbook.1.BTCUSDT","type":"snapshot","ts":1,
                         "data":{"s":"BTCUSDT","b":[["99.5","1"]],"a":[["100.5","2"]],"u":2,"seq":2}}
                        """));
        assertThat(merge.onTicker(AnswerReader.parse(ticker)).orElseThrow().ask())
                .isEqualByComparingTo("100.5");
    }

    @Test
    void widensACandleThatContradictsItself() {
        Kline kline = Kline.read(Category.SPOT, "BTCUSDT", AnswerReader.parse("""
                                {"start":0,"interval":"60","open":"100","close":"100","high":"99","low":"98",
                                 "volume":"1","turnover":"1","confirm":true}
                                """));
        assertThat(kline.high()).isEqualByComparingTo("100");
        assertThat(kline.widened()).isTrue();
    }

    @Test
    void refusesAnOrderThatWouldLetTheExchangeGuess() {
        assertThatThrownBy(() -> new OrderRequest(
                        Category.SPOT,
                        "BTCUSDT",
                        Side.BUY,
                        OrderType.MARKET,
                        java.math.BigDecimal.ONE,
                        null,
                        null,
                        TimeInForce.IOC,
                        false,
                        "a"))
                .hasMessageContaining("quantityUnit");
    }
}
