package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that ask for something that is not there are told so, never answered as if they had asked for less. */
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
            /v5/position/trading-stop         | {'category':'linear','symbol':'BTCUSDT','takeProfit':'90000','positionIdx':1} | 110025 | Position idx
            /v5/position/trading-stop         | {'category':'linear','symbol':'BTCUSDT','takeProfit':'90000','tpOrderType':'Foo'} | 10001 | tpOrderType must be
            /v5/order/create-batch            | {'category':'linear','request':[{},5]} | 10001 | request must hold objects
            /v5/order/cancel                  | {'category':'linear','orderLinkId':'a'} | 10001 | symbol is missing
            /v5/order/amend                   | {'category':'linear','symbol':'NOPE','orderLinkId':'a'} | 10001 | symbol invalid NOPE
            /v5/asset/transfer/inter-transfer | {'transferId':'1','coin':'NOPE','amount':'5','fromAccountType':'UNIFIED','toAccountType':'FUND'} | 131203 | coin invalid NOPE
            /v5/asset/transfer/inter-transfer | {'transferId':'1','coin':'USDT','amount':'5.000000001','fromAccountType':'UNIFIED','toAccountType':'FUND'} | 131210 | Amount accuracy error
            /v5/account/demo-apply-money      | {'adjustType':5} | 10001 | adjustType must be
            /v5/order/cancel                  | {'category':'linear'} and more | 10001 | the body is not JSON
            """)
    void refusesABodyThatAsksForNothingThatThereIs(String path, String body, int code, String sentence) {
        assertRefused(calls.post(path, body), code, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v5/execution/list          | category=linear&execType=Foo | execType must be one of Trade
            /v5/account/transaction-log | category=foo                 | category must be one of spot
            /v5/market/instruments-info | category=linear&status=Foo   | status must be one of Trading
            """)
    void refusesAFilterThatTheExchangeDoesNotKnow(String path, String query, String sentence) {
        assertRefused(calls.get(path, query), 10001, sentence);
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
