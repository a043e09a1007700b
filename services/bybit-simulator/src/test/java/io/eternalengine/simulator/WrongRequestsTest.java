package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that ask for something that is not there are refused, never answered as if they had asked for less. */
class WrongRequestsTest {

    private static final String ORDER =
            "{'category':'linear','symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'0.01','price':'20000'";

    @SuppressWarnings("NullAway.Init")
    private static RunningSimulator simulator;

    @SuppressWarnings("NullAway.Init")
    private static SignedCalls calls;

    @BeforeAll
    static void start() {
        simulator = new RunningSimulator();
        calls = new SignedCalls(simulator.baseUrl(), "demo-key-CORE-HODL", "demo-secret-CORE-HODL");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'reduceOnly':'maybe'     | reduceOnly must be one of false, true
            'closeOnTrigger':'x'     | closeOnTrigger must be one of false, true
            'orderFilter':'foo'      | orderFilter must be Order, StopOrder or tpslOrder
            'tpslMode':'x'           | tpslMode must be one of Full, Partial
            'smpType':'x'            | smpType must be one of None, CancelMaker, CancelTaker, CancelBoth
            'isLeverage':5           | isLeverage must be one of 0, 1
            'side':'Buy'             | the body is not JSON
            """)
    void refusesAnOrderWithAWordThatTheExchangeDoesNotKnow(String field, String sentence) {
        assertRefused(calls.post("/v5/order/create", ORDER + "," + field + "}"), 10001, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /v5/position/set-leverage         | {'category':'linear','symbol':'BTCUSDT','buyLeverage':'5','sellLeverage':'6'} | 10001 | in one-way mode
            /v5/position/set-leverage         | {'category':'linear','symbol':'BTCUSDT','buyLeverage':'5'} | 10001 | sellLeverage is missing
            /v5/position/set-leverage         | {'category':'linear','symbol':'BTCUSDT','buyLeverage':'5.555','sellLeverage':'5.555'} | 10001 | step 0.01
            /v5/position/trading-stop         | {'category':'linear','symbol':'BTCUSDT','takeProfit':'90000','positionIdx':1} | 10001 | position idx not match
            /v5/position/trading-stop         | {'category':'linear','symbol':'BTCUSDT','takeProfit':'90000','tpOrderType':'Foo'} | 10001 | tpOrderType must be
            /v5/order/create-batch            | {'category':'linear','request':[{},5]} | 10001 | request must hold objects
            /v5/order/cancel                  | {'category':'linear','orderLinkId':'a'} | 10001 | symbol is missing
            /v5/order/amend                   | {'category':'linear','symbol':'NOPE','orderLinkId':'a'} | 10001 | symbol invalid NOPE
            /v5/asset/transfer/inter-transfer | {'transferId':'00000000-0000-4000-8000-000000000001','coin':'NOPE','amount':'5','fromAccountType':'UNIFIED','toAccountType':'FUND'} | 131203 | coin invalid NOPE
            /v5/asset/transfer/inter-transfer | {'transferId':'00000000-0000-4000-8000-000000000001','coin':'USDT','amount':'5.000000001','fromAccountType':'UNIFIED','toAccountType':'FUND'} | 131210 | Amount accuracy error
            /v5/asset/transfer/inter-transfer | {'transferId':'1','coin':'USDT','amount':'5','fromAccountType':'UNIFIED','toAccountType':'FUND'} | 131203 | transferId must be a UUID
            /v5/order/create                  | {'category':'spot','symbol':'NOPE','side':'Buy','orderType':'Market','qty':'10'} | 170121 | Invalid symbol
            /v5/order/create                  | {'category':'spot','symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'84','price':'20000'} | 170381 | Order quantity too large
            /v5/order/create                  | {'category':'spot','symbol':'BTCUSDT','side':'Sell','orderType':'Market','qty':'84'} | 170382 | Order quantity too large
            /v5/order/create                  | {'category':'spot','symbol':'BTCUSDT','side':'Sell','orderType':'Market','qty':'0.1234567'} | 170148 | Market order amount decimal too long
            /v5/order/create                  | {'category':'linear','symbol':'BTCUSDT','side':'Buy','orderType':'Market','qty':'500.001'} | 10001 | exceeds maximum limit allowed: too large, order_qty:50000100000 > max_qty:50000000000
            /v5/order/cancel-all              | {'category':'linear','symbol':'NOPE'} | 10001 | symbol invalid NOPE
            /v5/order/cancel-all              | {'category':'linear','settleCoin':'USDT','stopOrderType':'TrailingStop'} | 10001 | stopOrderType must be one of Stop
            /v5/account/demo-apply-money      | {'adjustType':5} | 10001 | adjustType must be
            /v5/order/cancel                  | {'category':'linear'} and more | 10001 | the body is not JSON
            """)
    void refusesABodyThatAsksForNothingThatThereIs(String path, String body, int code, String sentence) {
        assertRefused(calls.post(path, body), code, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /v5/execution/list          | category=linear&execType=Foo | execType must be one of Trade
            /v5/account/transaction-log | category=foo                 | category must be one of spot
            /v5/market/instruments-info | category=linear&status=Foo   | status must be one of Trading
            /v5/market/instruments-info | category=linear&symbol=NOPE  | symbol invalid NOPE
            /v5/market/instruments-info | category=linear&symbolType=x | symbolType must be one of innovation
            /v5/market/instruments-info | category=linear&cursor=-1    | cursor must be between 0
            /v5/market/instruments-info | category=linear&baseCoin=eth | baseCoin must be a coin's name in upper case
            /v5/market/tickers          | category=spot&symbol=NOPE    | symbol invalid NOPE
            /v5/market/kline            | category=foo&symbol=BTCUSDT&interval=60             | category must be spot or linear
            /v5/market/kline            | category=spot&symbol=BTCUSDT&interval=60&start=2&end=1 | start must not be later than end
            /v5/market/kline            | category=spot&symbol=BTCUSDT&interval=60&start=-5   | start must not be negative
            /v5/market/kline            | category=spot&symbol=BTCUSDT&interval=60&limit=0    | limit must be between 1 and 1000
            /v5/market/funding/history  | category=linear&symbol=BTCUSDT&startTime=2&endTime=1 | startTime must not be later than endTime
            /v5/market/funding/history  | category=linear&symbol=BTCUSDT&endTime=-1           | endTime must not be negative
            /v5/market/risk-limit       | category=linear&symbol=NOPE  | symbol invalid NOPE
            /v5/order/realtime          | category=spot&openOnly=3     | openOnly must be between 0 and 2
            /v5/order/realtime          | category=spot&openOnly=-1    | openOnly must be between 0 and 2
            /v5/order/realtime          | category=linear&symbol=NOPE  | symbol invalid NOPE
            /v5/order/realtime          | category=linear&settleCoin=usdt | settleCoin must be a coin's name in upper case
            /v5/order/realtime          | category=spot&orderFilter=Foo | orderFilter must be
            /v5/order/realtime          | category=spot&cursor=-1      | cursor must be between 0
            /v5/order/history           | category=spot&orderStatus=Open | orderStatus must be one of New
            /v5/order/history           | category=spot&startTime=2&endTime=1 | startTime must not be later than endTime
            /v5/order/history           | category=spot&startTime=-1   | startTime must not be negative
            /v5/order/history           | category=spot&startTime=0&endTime=1000000000 | at most 7 days
            /v5/execution/list          | category=spot&symbol=NOPE    | symbol invalid NOPE
            /v5/position/list           | category=linear&symbol=NOPE  | symbol invalid NOPE
            /v5/position/list           | category=linear&settleCoin=USDT&limit=0 | limit must be between 1 and 200
            /v5/position/list           | category=linear&settleCoin=USDT&cursor=x | cursor is no number
            /v5/position/closed-pnl     | category=linear&symbol=NOPE  | symbol invalid NOPE
            /v5/account/fee-rate        | category=spot&symbol=NOPE    | symbol invalid NOPE
            /v5/account/wallet-balance  | accountType=UNIFIED&coin=usdt | coin must be a coin's name in upper case
            /v5/account/wallet-balance  | accountType=UNIFIED&coin=USDT, | coin must be a coin's name in upper case
            /v5/account/transaction-log | type=TRADES                  | type must be one of TRANSFER_IN
            /v5/account/transaction-log | accountType=FUND             | accountType must be one of UNIFIED
            /v5/account/transaction-log | transSubType=x               | transSubType must be one of movePosition
            /v5/asset/coin/query-info   | coin=btc                     | coin must be a coin's name in upper case
            /v5/asset/transfer/query-account-coins-balance | accountType=UNIFIED&coin=A,B,C,D,E,F,G,H,I,J,K | coin must name 1 to 10 coins
            /v5/asset/transfer/query-account-coins-balance | accountType=FUND&withBonus=yes | withBonus must be one of 0, 1
            /v5/asset/transfer/query-account-coin-balance  | accountType=UNIFIED&coin=USDT&withTransferSafeAmount=2 | withTransferSafeAmount must be one of 0, 1
            """)
    void refusesAFilterThatTheExchangeDoesNotKnow(String path, String query, String sentence) {
        assertRefused(calls.get(path, query), 10001, sentence);
    }

    @Test
    void narrowsListsByCoinAndStatus() {
        // given
        assertThat(calls.post("/v5/order/create", ORDER + ",'orderLinkId':'narrowed'}")
                        .path("retCode")
                        .asInt())
                .isZero();
        String open = "category=linear&orderLinkId=narrowed&";

        // then
        assertThat(list("/v5/order/realtime", open + "baseCoin=BTC")).hasSize(1);
        assertThat(list("/v5/order/realtime", open + "settleCoin=USDT")).hasSize(1);
        assertThat(list("/v5/order/realtime", open + "baseCoin=ETH")).isEmpty();
        assertThat(list("/v5/order/realtime", open + "settleCoin=USDC")).isEmpty();
        assertThat(list("/v5/order/realtime", open + "orderFilter=OcoOrder")).isEmpty();

        // when
        calls.post("/v5/order/cancel", "{'category':'linear','symbol':'BTCUSDT','orderLinkId':'narrowed'}");

        // then
        assertThat(list("/v5/order/history", open + "orderStatus=Cancelled")).hasSize(1);
        assertThat(list("/v5/order/history", open + "orderStatus=Filled")).isEmpty();
        assertThat(list("/v5/position/list", "category=linear&settleCoin=USDC")).isEmpty();
        assertThat(list("/v5/market/kline", "symbol=BTCUSDT&interval=60&limit=3"))
                .hasSize(3);
    }

    private static JsonNode list(String path, String query) {
        JsonNode answer = calls.get(path, query);
        assertThat(answer.path("retCode").asInt()).as(answer.toString()).isZero();
        return answer.path("result").path("list");
    }

    @Test
    void cancelsConditionalOrdersAndLeavesTheStopsOfPositions() {
        // given a position with a stop, and a conditional order
        calls.post(
                "/v5/order/create",
                "{'category':'linear','symbol':'ETHUSDT','side':'Buy','orderType':'Market','qty':'0.1','stopLoss':'1000'}");
        calls.post(
                "/v5/order/create",
                "{'category':'linear','symbol':'ETHUSDT','side':'Buy','orderType':'Market','qty':'0.1',"
                        + "'triggerPrice':'1100','triggerDirection':2}");

        // when
        calls.post(
                "/v5/order/cancel-all",
                "{'category':'linear','symbol':'ETHUSDT','orderFilter':'StopOrder','stopOrderType':'Stop'}");

        // then
        assertThat(list("/v5/order/realtime", "category=linear&symbol=ETHUSDT"))
                .extracting(order -> order.path("stopOrderType").asText())
                .containsExactly("StopLoss");
    }

    @Test
    void neitherAmendsNorCancelsAnOrderOfAnotherSymbol() {
        // given
        assertThat(calls.post("/v5/order/create", ORDER + ",'orderLinkId':'of-btc'}")
                        .path("retCode")
                        .asInt())
                .isZero();

        // when
        JsonNode amended = calls.post(
                "/v5/order/amend", "{'category':'linear','symbol':'ETHUSDT','orderLinkId':'of-btc','price':'20001'}");
        JsonNode cancelled =
                calls.post("/v5/order/cancel", "{'category':'linear','symbol':'ETHUSDT','orderLinkId':'of-btc'}");

        // then
        assertRefused(amended, 110001, "order not exists");
        assertRefused(cancelled, 110001, "order not exists");
        JsonNode order = calls.get("/v5/order/realtime", "category=linear&symbol=BTCUSDT&orderLinkId=of-btc")
                .path("result")
                .path("list")
                .path(0);
        assertThat(order.path("price").asText()).isEqualTo("20000");
        assertThat(order.path("orderStatus").asText()).isEqualTo("New");
    }

    @Test
    void listsOnlyTheInstrumentsOfABaseCoin() {
        JsonNode listed = calls.get("/v5/market/instruments-info", "category=linear&baseCoin=ETH")
                .path("result")
                .path("list");

        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("symbol").asText()).isEqualTo("ETHUSDT");
    }

    @Test
    void tellsTheSkewedClock() {
        simulator.post("/admin/v1/faults", "{\"clockSkewMs\":90000}");
        try {
            long beforeMs = System.currentTimeMillis();
            long second = simulator
                    .get("/v5/market/time")
                    .path("result")
                    .path("timeSecond")
                    .asLong();
            assertThat(second * 1_000).isGreaterThan(beforeMs + 80_000);
        } finally {
            simulator.post("/admin/v1/faults", "{}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"haltedSymbols":"BTCUSDT"} | haltedSymbols = "BTCUSDT": must be a list of symbols
            {"haltedSymbols":[1]}       | haltedSymbols = [1]: must be a list of symbols
            {"haltedSymbols":["NOPE"]}  | haltedSymbols = NOPE: must be one of
            {"flashCrash":{"symbol":"NOPE","percent":10,"minutes":5}}            | flashCrash = NOPE: must be one of
            {"flashCrash":{"symbol":"BTCUSDT","percent":10}}                     | minutes = nothing: must be a whole number above 0
            {"flashCrash":{"symbol":"BTCUSDT","percent":100,"minutes":5}}        | percent = 100: must be above 0 and below 100
            {"flashCrash":{"symbol":"BTCUSDT","percent":10,"minutes":5,"x":1}}   | has no field x
            """)
    void refusesAFaultThatWouldNeverStrike(String fault, String sentence) {
        assertThat(simulator.post("/admin/v1/faults", fault).path("error").asText())
                .contains(sentence);
    }

    private static void assertRefused(JsonNode answer, int code, String sentence) {
        assertThat(answer.path("retCode").asInt()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.path("retMsg").asText()).contains(sentence);
    }
}
