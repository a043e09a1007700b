package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.FROM_MS;
import static io.eternalengine.simulator.RunningSimulator.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the exchange's documentation promises, and clients of others rely on. */
class DocumentedProtocolTest {

    private static final String LINEAR = "'category':'linear','symbol':'BTCUSDT'";
    private static final String SPOT = "'category':'spot','symbol':'BTCUSDT'";
    private static final long NOW_MS = FROM_MS + HOUR_MS + 30 * 60_000;

    @SuppressWarnings("NullAway.Init")
    private static RunningSimulator simulator;

    @SuppressWarnings("NullAway.Init")
    private static SignedCalls calls;

    @BeforeAll
    static void start() {
        simulator = new RunningSimulator();
        simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + NOW_MS + "}");
        calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static BigDecimal price(String category) {
        return new BigDecimal(simulator
                .get("/v5/market/tickers?category=" + category + "&symbol=BTCUSDT")
                .path("result")
                .path("list")
                .path(0)
                .path("lastPrice")
                .asText());
    }

    private static String times(BigDecimal price, String factor) {
        return price.multiply(new BigDecimal(factor))
                .setScale(0, RoundingMode.FLOOR)
                .toPlainString();
    }

    private static JsonNode order(String fields) {
        return calls.post("/v5/order/create", "{" + fields + "}");
    }

    private static void assertTaken(JsonNode answer) {
        assertThat(answer.path("retCode").asInt(-1)).as(answer.toString()).isZero();
    }

    private static void assertRefused(JsonNode answer, int code, String sentence) {
        assertThat(answer.path("retCode").asInt()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.path("retMsg").asText()).contains(sentence);
    }

    private static JsonNode position(String symbol) {
        return calls.get("/v5/position/list", "category=linear&symbol=" + symbol)
                .path("result")
                .path("list")
                .path(0);
    }

    @Test
    void topicsOfOneCategoryTellThatCategoryOnly() {
        try (RawStream stream = new RawStream(simulator, "/v5/private").authenticate(RunningSimulator.ACCOUNT)) {
            // given
            stream.subscribe("'order.linear','execution.spot','position.linear','wallet'");

            // when
            assertTaken(order(SPOT + ",'side':'Buy','orderType':'Market','qty':'100','orderLinkId':'of-spot'"));
            assertTaken(
                    order(
                            "'category':'linear','symbol':'ETHUSDT','side':'Buy','orderType':'Market','qty':'0.1','orderLinkId':'of-linear'"));

            // then
            JsonNode first =
                    stream.next(message -> !message.path("topic").asText().equals("wallet"));
            assertThat(first.path("topic").asText()).isEqualTo("execution.spot");
            assertThat(first.path("data").path(0).path("orderLinkId").asText()).isEqualTo("of-spot");
            JsonNode second =
                    stream.next(message -> !message.path("topic").asText().equals("wallet"));
            assertThat(second.path("topic").asText()).isEqualTo("position.linear");
            JsonNode third =
                    stream.next(message -> !message.path("topic").asText().equals("wallet"));
            assertThat(third.path("topic").asText()).isEqualTo("order.linear");
            assertThat(third.path("data").path(0).path("orderLinkId").asText()).isEqualTo("of-linear");
        }
    }

    @Test
    void topicsOfAllCategoriesAndOfOneAreNotSubscribedTogether() {
        try (RawStream stream = new RawStream(simulator, "/v5/private").authenticate(RunningSimulator.ACCOUNT)) {
            stream.send("{'op':'subscribe','args':['order','execution.linear']}");
            assertThat(stream.next(message -> message.has("success"))
                            .path("success")
                            .asBoolean(true))
                    .isFalse();
            stream.send("{'op':'subscribe','args':['position.spot']}");
            assertThat(stream.next(message -> message.has("success"))
                            .path("ret_msg")
                            .asText())
                    .contains("position.spot");
        }
    }

    @Test
    void theOpenBarComesRightAfterTheSubscription() {
        try (RawStream stream = new RawStream(simulator, "/v5/public/linear").subscribe("'kline.60.BTCUSDT'")) {
            JsonNode bar = stream.nextOf("kline.60.BTCUSDT").path("data").path(0);

            assertThat(bar.path("confirm").asBoolean(true)).isFalse();
            assertThat(bar.path("start").asLong()).isEqualTo(FROM_MS + HOUR_MS);
            assertThat(bar.path("timestamp").asLong()).isEqualTo(NOW_MS);
        }
    }

    @Test
    void aLimitOrderBeyondTheAnnouncedLimitIsRefused() {
        BigDecimal linear = price("linear");
        BigDecimal spot = price("spot");
        String limit = ",'orderType':'Limit','timeInForce':'PostOnly','qty':'0.001','price':'";

        assertRefused(order(LINEAR + ",'side':'Buy'" + limit + times(linear, "10") + "'"), 110003, "allowable range");
        assertRefused(order(LINEAR + ",'side':'Sell'" + limit + times(linear, "0.5") + "'"), 110003, "allowable range");
        assertRefused(order(SPOT + ",'side':'Buy'" + limit + times(spot, "10") + "'"), 170193, "cannot be higher than");
        assertRefused(
                order(SPOT + ",'side':'Sell'" + limit + times(spot, "0.5") + "'"), 170194, "cannot be lower than");
        // A buy far below the market is never too far.
        assertTaken(order(LINEAR + ",'side':'Buy'" + limit + times(linear, "0.5") + "'"));
        assertTaken(calls.post("/v5/order/cancel-all", "{" + LINEAR + "}"));
    }

    @ParameterizedTest
    @CsvSource({"linear, 110003", "spot, 170193"})
    void theLimitIsTheOneThatIsTold(String category, int code) {
        JsonNode reported = simulator
                .get("/v5/market/price-limit?category=" + category + "&symbol=BTCUSDT")
                .path("result");
        BigDecimal highest = new BigDecimal(reported.path("buyLmt").asText());
        String order = "'category':'" + category
                + "','symbol':'BTCUSDT','side':'Buy','orderType':'Limit','timeInForce':'PostOnly','qty':'0.001','price':'";

        assertThat(highest).isGreaterThan(price(category));
        assertThat(new BigDecimal(reported.path("sellLmt").asText())).isLessThan(price(category));
        assertTaken(order(order + highest.toPlainString() + "'"));
        assertRefused(order(order + highest.add(BigDecimal.ONE).toPlainString() + "'"), code, "price");
    }

    @Test
    void aQuantityOfZeroClosesTheWholePosition() {
        // given
        assertTaken(order("'category':'linear','symbol':'ETHUSDT','side':'Buy','orderType':'Market','qty':'0.3'"));
        String close =
                "'category':'linear','symbol':'ETHUSDT','side':'Sell','orderType':'Market','qty':'0','reduceOnly':true";
        assertRefused(order(close), 10001, "qty must be positive");

        // when
        assertTaken(order(close + ",'closeOnTrigger':true"));

        // then
        assertThat(position("ETHUSDT").path("size").asText()).isEqualTo("0");
        assertRefused(order(close + ",'closeOnTrigger':true"), 110017, "position is zero");
    }

    @Test
    void anAmountOfWhichSomethingIsLeftEndsAsPartiallyFilledCancelled() {
        assertTaken(order(SPOT + ",'side':'Buy','orderType':'Market','qty':'10','orderLinkId':'ten'"));

        JsonNode order = calls.get("/v5/order/history", "category=spot&orderLinkId=ten")
                .path("result")
                .path("list")
                .path(0);

        assertThat(order.path("orderStatus").asText()).isEqualTo("PartiallyFilledCanceled");
        assertThat(order.path("rejectReason").asText()).isEqualTo("EC_NoError");
        assertThat(new BigDecimal(order.path("cumExecValue").asText())).isBetween(new BigDecimal("9"), BigDecimal.TEN);
        assertThat(order.path("cumFeeDetail").path("BTC").asText()).isNotEmpty();
    }

    @Test
    void aBatchIsCreatedInMarketTime() {
        JsonNode created = calls.post(
                        "/v5/order/create-batch",
                        "{'category':'linear','request':[{'symbol':'BTCUSDT','side':'Buy','orderType':'Market','qty':'0.001'}]}")
                .path("result")
                .path("list")
                .path(0);

        assertThat(created.path("createAt").asLong()).isEqualTo(NOW_MS);
    }

    @Test
    void aPositionTellsItsTimesAndWhatItEarnedAfterFees() {
        // given
        SignedCalls other = SignedCalls.of(simulator, "TREND-1");
        String order = "{'category':'linear','symbol':'ETHUSDT','orderType':'Market','qty':'1','side':'";
        assertTaken(other.post("/v5/order/create", order + "Buy'}"));
        BigDecimal openFee = lastFee(other);

        // then
        JsonNode open = positionOf(other);
        assertThat(open.path("createdTime").asLong()).isEqualTo(NOW_MS);
        assertThat(open.path("updatedTime").asLong()).isEqualTo(NOW_MS);
        assertThat(new BigDecimal(open.path("curRealisedPnl").asText())).isEqualByComparingTo(openFee.negate());

        // when it is closed
        assertTaken(other.post("/v5/order/create", order + "Sell'}"));

        // then
        BigDecimal closed = new BigDecimal(other.get("/v5/position/closed-pnl", "category=linear&symbol=ETHUSDT")
                .path("result")
                .path("list")
                .path(0)
                .path("closedPnl")
                .asText());
        assertThat(new BigDecimal(positionOf(other).path("cumRealisedPnl").asText()))
                .isEqualByComparingTo(closed);

        // when another one is opened
        assertTaken(other.post("/v5/order/create", order + "Buy'}"));

        // then
        assertThat(new BigDecimal(positionOf(other).path("curRealisedPnl").asText()))
                .isEqualByComparingTo(lastFee(other).negate());
        assertThat(new BigDecimal(positionOf(other).path("cumRealisedPnl").asText()))
                .isEqualByComparingTo(closed.subtract(lastFee(other)));
    }

    private static JsonNode positionOf(SignedCalls account) {
        return account.get("/v5/position/list", "category=linear&symbol=ETHUSDT")
                .path("result")
                .path("list")
                .path(0);
    }

    private static BigDecimal lastFee(SignedCalls account) {
        return new BigDecimal(account.get("/v5/execution/list", "category=linear&symbol=ETHUSDT")
                .path("result")
                .path("list")
                .path(0)
                .path("execFee")
                .asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"١", "+1", "1.", ".5", "1e", "0x1", "1_0", "--1"})
    void aQuantityThatIsNoPlainNumberIsRefused(String quantity) {
        assertRefused(
                order(LINEAR + ",'side':'Buy','orderType':'Market','qty':'" + quantity + "'"),
                10001,
                "qty is no number");
    }

    @Test
    void aRequestThatNamesNobodyIsAnsweredWith401() {
        URI wallet = URI.create(simulator.baseUrl() + "/v5/account/wallet-balance?accountType=UNIFIED");

        assertThat(calls.send(HttpRequest.newBuilder(wallet).GET()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anOrderOfACategoryThatOrderEntryLacksIsRefusedWith10404() {
        try (RawStream trade = new RawStream(simulator, "/v5/trade").authenticate(RunningSimulator.ACCOUNT)) {
            trade.send("{'reqId':'1','op':'order.create','header':{'X-BAPI-TIMESTAMP':'" + System.currentTimeMillis()
                    + "'},'args':[{'category':'option','symbol':'BTCUSDT'}]}");

            assertThat(trade.next(message -> message.path("reqId").asText().equals("1"))
                            .path("retCode")
                            .asInt())
                    .isEqualTo(10404);
        }
    }

    @Test
    void argumentsBeyondTheLengthThatIsDocumentedAreRefused() {
        try (RawStream stream = new RawStream(simulator, "/v5/public/linear")) {
            stream.send("{'op':'subscribe','args':[" + "'tickers.BTCUSDT',".repeat(1_500) + "'tickers.BTCUSDT']}");

            assertThat(stream.next(message -> message.has("success"))
                            .path("success")
                            .asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void onlyOneModeOfMarginAndPositionsIsSimulated() {
        assertTaken(calls.post("/v5/account/set-margin-mode", "{'setMarginMode':'REGULAR_MARGIN'}"));
        assertRefused(
                calls.post("/v5/account/set-margin-mode", "{'setMarginMode':'PORTFOLIO_MARGIN'}"),
                3400045,
                "simulated");
        assertRefused(calls.post("/v5/position/switch-mode", "{" + LINEAR + ",'mode':0}"), 110025, "not been modified");
        assertRefused(calls.post("/v5/position/switch-mode", "{" + LINEAR + ",'mode':3}"), 10001, "hedge mode");
        assertRefused(calls.post("/v5/position/switch-mode", "{'category':'linear','mode':0}"), 10001, "missing");
    }

    @Test
    void spotMarginIsReportedAsItWasSwitched() {
        String state = "/v5/spot-margin-trade/state";
        assertThat(calls.get(state, "").path("result").path("spotMarginMode").asText())
                .isEqualTo("0");

        assertTaken(calls.post("/v5/spot-margin-trade/switch-mode", "{'spotMarginMode':'1'}"));

        assertThat(calls.get(state, "").path("result").path("spotMarginMode").asText())
                .isEqualTo("1");
        assertThat(calls.get(state, "").path("result").path("spotLeverage").asText())
                .isEqualTo("10");
        assertTaken(calls.post("/v5/spot-margin-trade/switch-mode", "{'spotMarginMode':'0'}"));
    }

    @Test
    void thereIsNoMaintenanceAndNoDelistingUnlessSomebodyLaysThemOut() {
        assertThat(rows("/v5/system/status")).isEmpty();
        assertThat(rows("/v5/announcements/index?locale=en-US&type=delistings")).isEmpty();
        assertThat(rows("/v5/market/instruments-info?category=spot&symbol=BTCUSDT")
                        .path(0)
                        .path("status")
                        .asText())
                .isEqualTo("Trading");
    }

    @Test
    void candlesOfMarkIndexAndPremiumFitTheMarkets() {
        String query = "?category=linear&symbol=BTCUSDT&interval=60&limit=3";
        JsonNode mark = rows("/v5/market/mark-price-kline" + query);
        JsonNode index = rows("/v5/market/index-price-kline" + query);
        JsonNode premium = rows("/v5/market/premium-index-price-kline" + query);
        JsonNode spot = rows("/v5/market/kline" + query.replace("linear", "spot"));

        assertThat(mark).hasSize(3);
        assertThat(premium).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(mark.path(i)).hasSize(5);
            assertThat(index.path(i).path(2)).isEqualTo(spot.path(i).path(2));
            BigDecimal base = new BigDecimal(index.path(i).path(4).asText());
            BigDecimal expected = new BigDecimal(mark.path(i).path(4).asText())
                    .subtract(base)
                    .divide(base, 6, RoundingMode.HALF_EVEN);
            assertThat(new BigDecimal(premium.path(i).path(4).asText())).isEqualByComparingTo(expected);
        }
        assertRefused(
                simulator.get("/v5/market/mark-price-kline" + query.replace("linear", "spot")),
                10001,
                "must be linear");
    }

    private static JsonNode rows(String path) {
        return simulator.get(path).path("result").path("list");
    }

    @Test
    void transfersAreListedForThoseWhoMadeThem() {
        // given
        String id = "00000000-0000-4000-8000-00000000000a";
        assertTaken(calls.post(
                "/v5/asset/transfer/inter-transfer",
                "{'transferId':'" + id
                        + "','coin':'USDT','amount':'5','fromAccountType':'UNIFIED','toAccountType':'FUND'}"));

        // then
        JsonNode listed = calls.get("/v5/asset/transfer/query-inter-transfer-list", "coin=USDT&transferId=" + id)
                .path("result")
                .path("list");
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("amount").asText()).isEqualTo("5");
        assertThat(listed.path(0).path("status").asText()).isEqualTo("SUCCESS");
        assertThat(StreamSupport.stream(
                        SignedCalls.of(simulator, "TREND-1")
                                .get("/v5/asset/transfer/query-inter-transfer-list", "limit=20")
                                .path("result")
                                .path("list")
                                .spliterator(),
                        false))
                .isEmpty();
    }
}
