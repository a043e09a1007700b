package io.eternalengine.bybit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One documented payload of every topic and answer, with what reads it. */
final class DocumentedPayloads {

    /** A payload and its reader, which gives what a caller would get. */
    record Payload(String json, Function<Fields, Object> reader) {}

    static final Map<String, Payload> ALL = new LinkedHashMap<>();

    static {
        add("kline", """
                {"topic":"kline.5.BTCUSDT","type":"snapshot","ts":1672324988882,"data":[{"start":1672324800000,
                 "end":1672325099999,"interval":"5","open":"16649.5","close":"16677","high":"16677","low":"16608",
                 "volume":"2.081","turnover":"34666.4005","confirm":true,"timestamp":1672324988882}]}
                """, m -> m.list("data", f -> Kline.read(Category.LINEAR, "BTCUSDT", f)));
        add("ticker", """
                {"topic":"tickers.BTCUSDT","type":"snapshot","cs":24987956059,"ts":1673272861686,"data":{
                 "symbol":"BTCUSDT","tickDirection":"PlusTick","price24hPcnt":"0.017103","lastPrice":"17216.00",
                 "prevPrice24h":"16926.50","markPrice":"17217.33","indexPrice":"17227.36","openInterest":"68744.761",
                 "turnover24h":"1570383121.943499","volume24h":"91705.276","nextFundingTime":"1673280000000",
                 "fundingRate":"-0.000212","bid1Price":"17215.50","ask1Price":"17216.00","fundingIntervalHour":"8",
                 "fundingCap":"0.005","preOpenPrice":""}}
                """, m -> new TickerMerge(Category.LINEAR).onTicker(m));
        add("orderbook", """
                {"topic":"orderbook.50.BTCUSDT","type":"snapshot","ts":1672304484978,"data":{"s":"BTCUSDT",
                 "b":[["16493.50","0.006"],["16493.00","0.100"]],"a":[["16611.00","0.029"],["16612.00","0.213"]],
                 "u":18521288,"seq":7961638724},"cts":1672304484976}
                """, DocumentedPayloads::readBook);
        add("order", """
                {"id":"5923240c6880ab","topic":"order","creationTime":1672364262474,"data":[{"symbol":"ETHUSDT",
                 "orderId":"5cf98598","side":"Sell","orderType":"Market","cancelType":"UNKNOWN","price":"72.5",
                 "qty":"1","orderIv":"","timeInForce":"IOC","orderStatus":"Filled","orderLinkId":"a-1",
                 "reduceOnly":false,"leavesQty":"","leavesValue":"","cumExecQty":"1","cumExecValue":"75",
                 "avgPrice":"75","cumExecFee":"0.358635","createdTime":"1672364262444",
                 "updatedTime":"1672364262457","rejectReason":"EC_NoError","category":"linear","closedPnl":""}]}
                """, m -> m.list("data", f -> OrderReport.read(Category.parse(f.text("category")), f)));
        add("execution", """
                {"topic":"execution","id":"386825804","creationTime":1746270400355,"data":[{"category":"linear",
                 "symbol":"XRPUSDT","closedSize":"0","execFee":"-0.005061","execId":"7e2ae69c","execPrice":"0.3374",
                 "execQty":"25","execType":"Trade","execValue":"8.435","feeRate":"0.0006","leavesQty":"0",
                 "markPrice":"0.3391","orderId":"f6e324ff","orderLinkId":"","orderQty":"25","orderType":"Market",
                 "side":"Sell","execTime":"1672364174443","isMaker":false,"seq":4688002127,"feeCurrency":""}]}
                """, m -> m.list("data", f -> ExecutionReport.read(Category.parse(f.text("category")), f)));
        add("position", """
                {"id":"1003076014fb7eedb","topic":"position","creationTime":1697682317044,"data":[{"positionIdx":0,
                 "symbol":"BTCUSDT","side":"","size":"0","entryPrice":"0","leverage":"10","positionValue":"0",
                 "markPrice":"28184.5","unrealisedPnl":"-2.5","liqPrice":"","takeProfit":"0","stopLoss":"",
                 "trailingStop":"0","category":"linear","positionStatus":"Normal","adlRankIndicator":0}]}
                """, m -> m.list("data", Position::read));
        add(
                "wallet",
                """
                {"id":"592324d2bce751","topic":"wallet","creationTime":1700034722104,"data":[{"accountIMRate":"",
                 "totalEquity":"10262.91335023","totalWalletBalance":"9684.46297164","accountType":"UNIFIED",
                 "totalAvailableBalance":"","coin":[{"coin":"USDT","equity":"11.67","usdValue":"11.669",
                 "walletBalance":"-11.5","borrowAmount":"","locked":"0","unrealisedPnl":"0.17","bonus":"0"}]}]}
                """,
                m -> m.list(
                        "data",
                        wallet -> WalletBalance.read(wallet, row -> {
                            throw row.asMalformed();
                        })));
        add("instrument", """
                {"symbol":"BTCUSDT","contractType":"LinearPerpetual","status":"Trading","baseCoin":"BTC",
                 "quoteCoin":"USDT","launchTime":"1584230400000","fundingInterval":480,"leverageFilter":{
                 "minLeverage":"1","maxLeverage":"100.00","leverageStep":"0.01"},"priceFilter":{"minPrice":"0.10",
                 "maxPrice":"1999999.80","tickSize":"0.10"},"lotSizeFilter":{"maxOrderQty":"1190.000",
                 "minOrderQty":"0.001","qtyStep":"0.001","maxMktOrderQty":"500.000","minNotionalValue":"5"}}
                """, f -> Instrument.read(Category.LINEAR, f));
        add("api key", """
                {"id":"13770661","note":"x","apiKey":"XX","readOnly":0,"permissions":{"ContractTrade":["Order"],
                 "Wallet":["AccountTransfer"],"Options":[]},"ips":["*"],"type":1,"userID":24617703,"isMaster":true}
                """, ApiKeyInformation::read);
        add("trade answer", """
                {"reqId":"test-005","retCode":0,"retMsg":"OK","op":"order.create","data":{"orderId":"a4c1718e-fe53",
                 "orderLinkId":""},"retExtInfo":{},"header":{"X-Bapi-Limit":"10","X-Bapi-Limit-Status":"9",
                 "X-Bapi-Limit-Reset-Timestamp":"1711001595208","Traceid":"38b7977b430f9bd228f4b19724794dfd",
                 "Timenow":"1711001595209"},"connId":"cnt5leec0hvan15eukcg-2v"}
                """, DocumentedPayloads::readTradeAnswer);
        add(
                "batch answer",
                """
                {"retCode":0,"retMsg":"OK","data":{"list":[{"category":"linear","symbol":"BTCUSDT","orderId":"",
                 "orderLinkId":"test-00001","createAt":""},{"category":"linear","symbol":"ETHUSDT","orderId":"f6a0-4",
                 "orderLinkId":"test-001","createAt":"1707279393000"}]},"retExtInfo":{"list":[{"code":10001,
                 "msg":"Qty invalid"},{"code":0,"msg":"OK"}]},"op":"order.create-batch"}
                """,
                m -> OrderBatch.read(new Answer(m.object("data"), m.objectOrEmpty("retExtInfo"), 0), 2).stream()
                        .map(DocumentedPayloads::withoutTimes)
                        .toList());
    }

    private DocumentedPayloads() {}

    /** The header and what becomes of the request. */
    private static Object readTradeAnswer(Fields reply) {
        var headers = TradeMessages.headers(reply);
        long resetMs = LimitHeaders.resetTimeMs(headers);
        return List.of(
                resetMs,
                withoutTimes(Outcomes.read(
                        AnswerReader.readReply(reply, resetMs, 0).outcome(),
                        answer -> OrderAcknowledgement.read(answer.result()))));
    }

    /** The time of a retry is reckoned, not read. */
    private static Object withoutTimes(Outcome<OrderAcknowledgement> outcome) {
        return outcome instanceof Outcome.RetryAfter<OrderAcknowledgement> ? "later" : outcome;
    }

    private static Optional<OrderBook> readBook(Fields message) {
        try {
            return new BookMerge(Category.LINEAR).on(message);
        } catch (BookLostException e) {
            throw new MalformedAnswerException("lost: " + e.getMessage());
        }
    }

    private static void add(String name, String json, Function<Fields, Object> reader) {
        ALL.put(name, new Payload(json, reader));
    }
}
