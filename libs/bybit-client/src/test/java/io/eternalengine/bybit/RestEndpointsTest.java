package io.eternalengine.bybit;

import static io.eternalengine.bybit.PlayedVenue.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire for each endpoint, and how the documented answers are read. */
class RestEndpointsTest {

    private static final String ACKNOWLEDGED = "{\"orderId\":\"1\",\"orderLinkId\":\"a\"}";

    private final PlayedVenue venue = new PlayedVenue();
    private final BybitRestClient client = venue.client(RateLimits.NONE);

    @AfterEach
    void stop() {
        venue.close();
    }

    @Test
    void createsAConditionalOrderWithProtection() {
        venue.answers("/v5/order/create", ACKNOWLEDGED);
        OrderRequest order = OrderRequest.linearMarket("BTCUSDT", Side.BUY, new BigDecimal("0.010"), false, "a")
                .when(new Trigger(new BigDecimal("60000"), Trigger.Direction.RISES_TO, Trigger.PriceSource.MARK))
                .protectedBy(Protection.stopAt(new BigDecimal("55000.5")));

        await(client.createOrder(order)).orElseThrow();

        assertThat(venue.nextAsked().payload())
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Market\","
                        + "\"qty\":\"0.010\",\"timeInForce\":\"IOC\",\"positionIdx\":0,\"orderLinkId\":\"a\","
                        + "\"triggerPrice\":\"60000\",\"triggerDirection\":1,\"triggerBy\":\"MarkPrice\","
                        + "\"stopLoss\":\"55000.5\",\"slTriggerBy\":\"MarkPrice\"}");
    }

    @Test
    void amendsByPriceAndCancelsByTheVenuesId() {
        venue.answers("/v5/order/amend", ACKNOWLEDGED).answers("/v5/order/cancel", ACKNOWLEDGED);

        await(client.orders()
                        .amend(
                                AmendRequest.toPrice(Category.SPOT, "BTCUSDT", "a", new BigDecimal("1E+3")),
                                SendGate.OPEN))
                .orElseThrow();
        await(client.orders().cancel(Category.SPOT, "BTCUSDT", new OrderId.Venue("17")))
                .orElseThrow();

        assertThat(venue.nextAsked().payload())
                .isEqualTo("{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"a\",\"price\":\"1000\"}");
        assertThat(venue.nextAsked().payload())
                .isEqualTo("{\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"orderId\":\"17\"}");
    }

    @Test
    void cancelsAllOfAScope() {
        venue.answers("/v5/order/cancel-all", "{\"list\":[" + ACKNOWLEDGED + "],\"success\":\"1\"}");

        assertThat(await(client.orders().cancelAll(new CancelAllScope.SettledIn("USDT")))
                        .orElseThrow())
                .containsExactly(new OrderAcknowledgement("1", "a"));
        await(client.orders().cancelAll(new CancelAllScope.SpotStops())).orElseThrow();

        assertThat(venue.nextAsked().payload()).isEqualTo("{\"category\":\"linear\",\"settleCoin\":\"USDT\"}");
        assertThat(venue.nextAsked().payload()).isEqualTo("{\"category\":\"spot\",\"orderFilter\":\"tpslOrder\"}");
    }

    @Test
    void setsAndRemovesStops() {
        venue.answers("/v5/position/trading-stop", "{}");

        await(client.linear().setTradingStop(TradingStop.stopLoss("ETHUSDT", BigDecimal.ZERO)))
                .orElseThrow();

        assertThat(venue.nextAsked().payload())
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"ETHUSDT\",\"tpslMode\":\"Full\",\"positionIdx\":0,"
                        + "\"stopLoss\":\"0\",\"slTriggerBy\":\"MarkPrice\"}");
    }

    @Test
    void readsFundingBackwardsThroughFullPages() {
        // given a full page of the newest and a last page
        StringBuilder full = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            full.append(i == 0 ? "" : ",").append(funding(1_000_000 - i));
        }
        venue.answers("/v5/market/funding/history", "{\"category\":\"linear\",\"list\":[" + full + "]}")
                .answers("/v5/market/funding/history", "{\"category\":\"linear\",\"list\":[" + funding(5) + "]}");

        // when
        List<FundingRate> rates = await(client.marketData().fundingHistory("BTCUSDT", 0, 1_000_001))
                .orElseThrow();

        // then the oldest is first, and startTime never went alone
        assertThat(rates).hasSize(201);
        assertThat(rates.getFirst()).isEqualTo(new FundingRate("BTCUSDT", new BigDecimal("0.0001"), 5));
        assertThat(venue.nextAsked().payload()).contains("startTime=0&endTime=1000000");
        assertThat(venue.nextAsked().payload()).contains("startTime=0&endTime=999800");
    }

    private static String funding(long timeMs) {
        return "{\"symbol\":\"BTCUSDT\",\"fundingRate\":\"0.0001\",\"fundingRateTimestamp\":\"" + timeMs + "\"}";
    }

    @Test
    void readsTheOrderBook() {
        venue.answers("/v5/market/orderbook", """
                {"s":"BTCUSDT","a":[["65557.7","16.606555"],["65558","1"]],"b":[["65485.47","47.081829"]],
                 "ts":1716863719031,"u":230704,"seq":1432604333,"cts":1716863718905}
                """);

        OrderBook book = await(client.marketData().orderBook(Category.SPOT, "BTCUSDT", 2))
                .orElseThrow();

        assertThat(book.bids()).containsExactly(new BookLevel(new BigDecimal("65485.47"), new BigDecimal("47.081829")));
        assertThat(book.updateId()).isEqualTo(230_704);
    }

    @Test
    void publicReadsTurnToTheOtherAddressWhenTheFirstDoesNotAnswerAndStayThere() {
        try (PlayedVenue other = new PlayedVenue()) {
            // given a first address at which nobody listens, and later one that answers 503
            other.answers("/v5/system/status", "{\"list\":[]}");
            Vertx vertx = Vertx.vertx();
            var away = new BybitRestClient(
                    vertx,
                    BybitEndpoints.onOneHost("127.0.0.1:1").withOtherRest("http://" + other.hostAndPort()),
                    null,
                    ClientSettings.DEFAULT);

            // when
            assertThat(await(away.marketData().systemStatus()).orElseThrow()).isEmpty();
            assertThat(await(away.marketData().systemStatus()).orElseThrow()).isEmpty();

            // then
            assertThat(other.asked()).isEqualTo(2);

            // and when that one fails, the first is tried again
            other.refuses("/v5/market/time", 503);
            assertThat(await(away.marketData().serverTime())).isInstanceOf(Outcome.NotSent.class);
            await(vertx.close());
        }
    }

    @Test
    void readsMaintenanceAndDelistings() {
        venue.answers("/v5/system/status", """
                        {"list":[{"id":"4d95b2a0-587f-11f0-bcc9-56f28c94d6ea","title":"Upgrade","state":"ongoing",
                         "begin":"1751596902000","end":"1751597011000","href":"","serviceTypes":[2,3],"product":[1,2],
                         "uidSuffix":[],"maintainType":1,"env":1},
                         {"id":"another","title":"","state":"completed"}]}
                        """).answers("/v5/announcements/index", """
                        {"total":1,"list":[{"title":"Delisting of KORUUSDT Perpetual Contract","description":"",
                         "type":{"title":"Delistings","key":"delistings"},"tags":["Delistings"],"url":"",
                         "dateTimestamp":1700000000000,"publishTime":1700000000001}]}
                        """);

        List<SystemNotice> notices = await(client.marketData().systemStatus()).orElseThrow();
        assertThat(notices).extracting(SystemNotice::isOver).containsExactly(false, true);
        assertThat(notices).extracting(SystemNotice::isScheduled).containsOnly(false);
        Announcement delisting =
                await(client.marketData().delistings()).orElseThrow().getFirst();
        assertThat(delisting.names("KORUUSDT")).isTrue();
        assertThat(delisting.names("KORUUSD")).as("a part of a word").isFalse();
    }

    @Test
    void anAnnouncementNamesAPairWithItsSlashButNoFutureWithADate() {
        assertThat(new Announcement("Delisting of BTCUSDT-21FEB25").names("BTCUSDT"))
                .isFalse();
        assertThat(new Announcement("Delisting of BTC/USDT and ETHUSDT-based products").names("BTCUSDT"))
                .isTrue();
        assertThat(new Announcement("Delisting of BTC/USDT and ETHUSDT-based products").names("ETHUSDT"))
                .isTrue();
        assertThat(new Announcement("Delisting of WBTC/USDT").names("BTCUSDT")).isFalse();
    }

    @Test
    void maintenanceOfOptionsSpreadsOrDemoTradingDoesNotConcernRealMoney() {
        assertThat(new SystemNotice("a", "", "ongoing", "1", Set.of("1", "3")).concerns(false))
                .isTrue();
        assertThat(new SystemNotice("a", "", "ongoing", "", Set.of()).concerns(false))
                .as("what is not stated")
                .isTrue();
        assertThat(new SystemNotice("a", "", "ongoing", "1", Set.of("3", "4")).concerns(false))
                .isFalse();
        var ofDemo = new SystemNotice("a", "", "ongoing", "2", Set.of("2"));
        assertThat(ofDemo.concerns(false)).isFalse();
        assertThat(ofDemo.concerns(true)).isTrue();
    }

    @Test
    void readsThatFailTogetherDoNotTurnBackToTheAddressThatDoesNotAnswer() {
        try (PlayedVenue other = new PlayedVenue()) {
            // given
            venue.refuses("/v5/system/status", 503);
            other.answers("/v5/system/status", "{\"list\":[]}");
            Vertx vertx = Vertx.vertx();
            var away = new BybitRestClient(
                    vertx,
                    BybitEndpoints.onOneHost(venue.hostAndPort()).withOtherRest("http://" + other.hostAndPort()),
                    null,
                    ClientSettings.DEFAULT);

            // when
            var one = away.marketData().systemStatus();
            var two = away.marketData().systemStatus();
            await(one).orElseThrow();
            await(two).orElseThrow();

            // then
            assertThat(venue.asked()).isEqualTo(2);
            await(away.marketData().systemStatus()).orElseThrow();
            assertThat(venue.asked()).isEqualTo(2);
            await(vertx.close());
        }
    }

    @Test
    void readsFeesAndTheAccount() {
        venue.answers("/v5/account/fee-rate", """
                        {"list":[{"symbol":"ETHUSDT","takerFeeRate":"0.0006","makerFeeRate":"-0.0001","baseCoin":""}]}
                        """)
                .answers("/v5/account/info", """
                        {"marginMode":"REGULAR_MARGIN","updatedTime":"1697078946000","unifiedMarginStatus":4,
                         "dcpStatus":"OFF","timeWindow":10,"smpGroup":0,"isMasterTrader":false}
                        """)
                .answers("/v5/spot-margin-trade/state", """
                        {"spotLeverage":"10","spotMarginMode":"1","effectiveLeverage":"1"}
                        """);

        assertThat(await(client.account().feeRates(Category.LINEAR, "ETHUSDT")).orElseThrow())
                .containsExactly(new FeeRate("ETHUSDT", new BigDecimal("-0.0001"), new BigDecimal("0.0006")));
        assertThat(await(client.account().information()).orElseThrow().isUnified())
                .isTrue();
        assertThat(await(client.account().spotMargin()).orElseThrow()).isTrue();
    }

    @Test
    void readsTheTransactionLogInWindowsOfSevenDays() {
        venue.answers("/v5/account/transaction-log", """
                {"nextPageCursor":"","list":[{"id":"592324","symbol":"XRPUSDT","category":"linear","side":"Buy",
                 "transactionTime":"1714320000000","type":"SETTLEMENT","qty":"","size":"","currency":"USDT",
                 "tradePrice":"","funding":"-0.003676","fee":"","cashFlow":"0","change":"-0.003676",
                 "cashBalance":"5086.55825002","feeRate":"0.0001","bonusChange":"","tradeId":"","orderId":"",
                 "orderLinkId":"","extraFees":""}]}
                """);
        long week = 7L * 24 * 3_600_000;

        List<TransactionLogEntry> entries =
                await(client.account().transactionLog(0, week + 1)).orElseThrow();

        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().funding()).isEqualByComparingTo("-0.003676");
        assertThat(entries.getFirst().tradePrice()).isNull();
        assertThat(venue.nextAsked().payload()).contains("startTime=0&endTime=" + (week - 1));
        assertThat(venue.nextAsked().payload()).contains("startTime=" + week + "&endTime=" + week);
    }

    @Test
    void readsClosedProfits() {
        venue.answers("/v5/position/closed-pnl", """
                {"nextPageCursor":"","category":"linear","list":[{"symbol":"ETHUSDT","orderType":"Market",
                 "leverage":"3","updatedTime":"1672214887236","side":"Sell","orderId":"5a373bfe","closedPnl":"-47.4065",
                 "avgEntryPrice":"1194.97516667","qty":"3","cumEntryValue":"3584.9255","createdTime":"1672214887231",
                 "orderPrice":"1122.95","closedSize":"3","avgExitPrice":"1180.59833333","execType":"Trade",
                 "fillCount":"4","cumExitValue":"3541.795","openFee":"","closeFee":"0.1"}]}
                """);

        ClosedProfit closed =
                await(client.linear().closedProfits("", 0, 1)).orElseThrow().getFirst();

        assertThat(closed.profit()).isEqualByComparingTo("-47.4065");
        assertThat(closed.openFee()).isZero();
    }

    @Test
    void transfersWithinAndBetweenAccounts() {
        UUID id = new UUID(1, 2);
        venue.answers("/v5/asset/transfer/universal-transfer", "{\"transferId\":\"" + id + "\",\"status\":\"SUCCESS\"}")
                .answers("/v5/asset/transfer/inter-transfer", "{\"transferId\":\"" + id + "\"}");

        TransferReceipt done = await(client.account()
                        .transfer(new TransferRequest(
                                id, "USDT", new BigDecimal("12.5"), new TransferRequest.BetweenMembers(7, 8))))
                .orElseThrow();
        TransferReceipt unclear = await(client.account()
                        .transfer(new TransferRequest(
                                id, "USDT", BigDecimal.ONE, new TransferRequest.WithinAccount("FUND", "UNIFIED"))))
                .orElseThrow();

        assertThat(done.isDone()).isTrue();
        assertThat(unclear.isDone()).isFalse();
        assertThat(venue.nextAsked().payload())
                .isEqualTo("{\"transferId\":\"" + id + "\",\"coin\":\"USDT\",\"amount\":\"12.5\",\"fromMemberId\":7,"
                        + "\"toMemberId\":8,\"fromAccountType\":\"UNIFIED\",\"toAccountType\":\"UNIFIED\"}");
    }

    @Test
    void measuresTheClockBeforeItTellsARefusedTimestamp() {
        // given an exchange that is 20 s ahead and refuses us once
        long aheadNanos = (System.currentTimeMillis() + 20_000) * 1_000_000;
        venue.answers("/v5/position/list", "{}", 10002, Map.of())
                .answers("/v5/market/time", "{\"timeSecond\":\"1\",\"timeNano\":\"" + aheadNanos + "\"}");

        // when
        var outcome = await(client.positions());

        // then the next request would be stamped right
        assertThat(outcome).isInstanceOf(Outcome.RetryAfter.class);
        assertThat(client.clock().offsetMs()).isBetween(1_000L, 20_000L);
    }
}
