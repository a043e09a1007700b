package io.eternalengine.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.bybit.api.client.domain.CategoryType;
import com.bybit.api.client.domain.TradeOrderType;
import com.bybit.api.client.domain.account.AccountType;
import com.bybit.api.client.domain.account.request.AccountDataRequest;
import com.bybit.api.client.domain.asset.request.AssetDataRequest;
import com.bybit.api.client.domain.market.MarketInterval;
import com.bybit.api.client.domain.market.request.MarketDataRequest;
import com.bybit.api.client.domain.position.request.PositionDataRequest;
import com.bybit.api.client.domain.trade.Side;
import com.bybit.api.client.domain.trade.TimeInForce;
import com.bybit.api.client.domain.trade.request.TradeOrderRequest;
import com.bybit.api.client.restApi.BybitApiAccountRestClient;
import com.bybit.api.client.restApi.BybitApiAssetRestClient;
import com.bybit.api.client.restApi.BybitApiMarketRestClient;
import com.bybit.api.client.restApi.BybitApiPositionRestClient;
import com.bybit.api.client.restApi.BybitApiTradeRestClient;
import com.bybit.api.client.service.BybitApiClientFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.conformance.scene.PackagedVenue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.WebSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Maven's {@code io.github.wuhewuhe:bybit-java-api}: REST, public and private stream. The tests follow one account's day. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BybitJavaApiTest {
    private static final String KEY = "demo-key-FUNDING";
    private static final String SECRET = "demo-secret-FUNDING";
    private static final String SYMBOL = "BTCUSDT";
    private static final long HOUR_MS = 3_600_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PackagedVenue VENUE = PackagedVenue.running();
    private static final BybitApiClientFactory CLIENTS = BybitApiClientFactory.newInstance(KEY, SECRET, VENUE.rest());

    private final BybitApiMarketRestClient market = CLIENTS.newMarketDataRestClient();
    private final BybitApiTradeRestClient trade = CLIENTS.newTradeRestClient();
    private final BybitApiPositionRestClient position = CLIENTS.newPositionRestClient();
    private final BybitApiAccountRestClient account = CLIENTS.newAccountRestClient();
    private final BybitApiAssetRestClient asset = CLIENTS.newAssetRestClient();

    @BeforeAll
    static void beginRightAfterASettlement() {
        VENUE.advanceToFunding();
    }

    @Test
    @Order(1)
    void readsTheMarket() {
        long nowMs = VENUE.nowMs();
        assertThat(result(market.getServerTime()).required("timeSecond").asLong())
                .isPositive();
        assertThat(result(market.getMarketLinesData(linear().marketInterval(MarketInterval.HOURLY)
                                .limit(2)
                                .build()))
                        .required("list"))
                .hasToString("[[\"" + nowMs + "\",\"40000\",\"40000\",\"40000\",\"40000\",\"0\",\"0\"],[\""
                        + (nowMs - HOUR_MS) + "\",\"40000\",\"40200\",\"39800\",\"40000\",\"100\",\"4000000\"]]");
        assertThat(first(market.getInstrumentsInfo(linear().build()))
                        .at("/lotSizeFilter/qtyStep")
                        .asText())
                .isEqualTo("0.001");
        JsonNode ticker = first(market.getMarketTickers(linear().build()));
        assertThat(texts(ticker, "bid1Price", "lastPrice", "ask1Price")).containsExactly("39996", "40000", "40004");
        assertThat(result(market.getMarketOrderBook(linear().build()))
                        .at("/b/0/0")
                        .asText())
                .isEqualTo("39996");
        assertThat(first(market.getFundingHistory(linear().limit(2).build()))
                        .required("fundingRateTimestamp")
                        .asLong())
                .isEqualTo(nowMs);
    }

    @Test
    @Order(2)
    void readsTheAccount() {
        assertThat(usdt()).isEqualTo("50000");
        assertThat(result(account.getAccountInfo()).required("marginMode").asText())
                .isEqualTo("REGULAR_MARGIN");
        JsonNode fees = first(account.getAccountFreeRate(AccountDataRequest.builder()
                .category(CategoryType.LINEAR)
                .symbol(SYMBOL)
                .build()));
        assertThat(texts(fees, "makerFeeRate", "takerFeeRate")).containsExactly("0.0002", "0.00055");
    }

    @Test
    @Order(3)
    void createsAmendsFindsAndCancelsAnOrder() {
        String id = result(trade.createOrder(limit("39000", "bybit-java-api-1").build()))
                .required("orderId")
                .asText();
        result(trade.amendOrder(
                orders().orderLinkId("bybit-java-api-1").price("39100").build()));
        JsonNode open = first(trade.getOpenOrders(orders().build()));
        assertThat(texts(open, "orderId", "price", "orderStatus")).containsExactly(id, "39100", "New");

        result(trade.cancelOrder(orders().orderId(id).build()));

        assertThat(texts(first(trade.getOrderHistory(orders().build())), "orderLinkId", "orderStatus"))
                .containsExactly("bybit-java-api-1", "Cancelled");
        assertThat(code(trade.cancelOrder(orders().orderId(id).build()))).isEqualTo(110001);
    }

    @Test
    @Order(4)
    void isFilledAsMakerWithinTheHour() {
        assertThat(code(position.setPositionLeverage(
                        positions().buyLeverage("4").sellLeverage("4").build())))
                .isZero();
        result(trade.createOrder(limit("39900", "bybit-java-api-2").build()));

        VENUE.advanceAnHour();

        JsonNode execution = first(
                trade.getTradeHistory(orders().orderLinkId("bybit-java-api-2").build()));
        assertThat(texts(execution, "execPrice", "execQty", "execFee", "isMaker"))
                .containsExactly("39900", "0.01", "0.0798", "true");
        JsonNode held = first(position.getPositionInfo(positions().build()));
        assertThat(texts(held, "side", "size", "avgPrice", "leverage", "unrealisedPnl"))
                .containsExactly("Buy", "0.01", "39900", "4", "1");
        assertThat(usdt()).isEqualTo("49999.9202");
    }

    @Test
    @Order(5)
    void hearsOfItsCloseOnThePrivateStream() throws InterruptedException {
        var received = new LinkedBlockingQueue<String>();
        WebSocket stream = BybitApiClientFactory.newInstance(KEY, SECRET, VENUE.streams())
                .newWebsocketClient(20, "60s", received::add)
                .getPrivateChannelStream(List.of("order", "execution", "wallet"), "/v5/private");
        await(received, "/op", "subscribe");

        result(trade.createOrder(Map.of(
                "category",
                "linear",
                "symbol",
                SYMBOL,
                "side",
                "Sell",
                "orderType",
                "Market",
                "qty",
                "0.01",
                "reduceOnly",
                true)));

        assertThat(texts(await(received, "/topic", "execution").at("/data/0"), "execPrice", "execFee", "closedSize"))
                .containsExactly("39996", "0.219978", "0.01");
        assertThat(texts(await(received, "/topic", "order").at("/data/0"), "orderStatus", "cumExecValue"))
                .containsExactly("Filled", "399.96");
        // 49 999.9202 + 0.96 of profit − 0.219978 of fees
        assertThat(await(received, "/topic", "wallet")
                        .at("/data/0/coin/0/walletBalance")
                        .asText())
                .isEqualTo("50000.660222");
        stream.close(1000, "done");
    }

    @Test
    @Order(6)
    void hearsThePublicStream() throws InterruptedException {
        VENUE.advanceToFullHour();
        var received = new LinkedBlockingQueue<String>();
        WebSocket stream = BybitApiClientFactory.newInstance(VENUE.streams())
                .newWebsocketClient(20, "60s", received::add)
                .getPublicChannelStream(List.of("tickers." + SYMBOL, "orderbook.50." + SYMBOL), "/v5/public/linear");

        assertThat(await(received, "/topic", "tickers." + SYMBOL)
                        .at("/data/bid1Price")
                        .asText())
                .isEqualTo("39996");
        assertThat(await(received, "/topic", "orderbook.50." + SYMBOL).at("/data/b"))
                .hasSize(50);
        stream.close(1000, "done");
    }

    @Test
    @Order(7)
    void tradesSpotByTheMapOfItsFields() {
        result(trade.createOrder(Map.of(
                "category",
                "spot",
                "symbol",
                SYMBOL,
                "side",
                "Buy",
                "orderType",
                "Market",
                "qty",
                "400",
                "orderLinkId",
                "bybit-java-api-3")));
        JsonNode execution = first(trade.getTradeHistory(TradeOrderRequest.builder()
                .category(CategoryType.SPOT)
                .orderLinkId("bybit-java-api-3")
                .build()));
        assertThat(texts(execution, "execPrice", "execQty", "execFee", "feeCurrency"))
                .containsExactly("40004", "0.009999", "0.000009999", "BTC");
        assertThat(usdt()).isEqualTo("49600.660226");
    }

    @Test
    @Order(8)
    void cancelsAllAndTransfers() {
        result(trade.createOrder(limit("38000", "bybit-java-api-4").build()));
        assertThat(result(trade.cancelAllOrder(orders().build())).required("list"))
                .hasSize(1);
        result(asset.createAssetInternalTransfer(AssetDataRequest.builder()
                .transferId(UUID.randomUUID().toString())
                .coin("USDT")
                .amount("0.660226")
                .fromAccountType(AccountType.UNIFIED)
                .toAccountType(AccountType.FUND)
                .build()));
        assertThat(usdt()).isEqualTo("49600");
        assertThat(result(asset.getAssetAllCoinsBalance(AssetDataRequest.builder()
                                .accountType(AccountType.FUND)
                                .coin("USDT")
                                .build()))
                        .at("/balance/0/walletBalance")
                        .asText())
                .isEqualTo("0.660226");
    }

    private String usdt() {
        JsonNode coins = first(account.getWalletBalance(AccountDataRequest.builder()
                        .accountType(AccountType.UNIFIED)
                        .build()))
                .required("coin");
        for (JsonNode coin : coins) {
            if (coin.required("coin").asText().equals("USDT")) {
                return coin.required("walletBalance").asText();
            }
        }
        return "none";
    }

    private static MarketDataRequest.MarketDataRequestBuilder linear() {
        return MarketDataRequest.builder().category(CategoryType.LINEAR).symbol(SYMBOL);
    }

    private static TradeOrderRequest.TradeOrderRequestBuilder orders() {
        return TradeOrderRequest.builder().category(CategoryType.LINEAR).symbol(SYMBOL);
    }

    private static TradeOrderRequest.TradeOrderRequestBuilder limit(String price, String linkId) {
        return orders().side(Side.BUY)
                .orderType(TradeOrderType.LIMIT)
                .qty("0.01")
                .price(price)
                .timeInForce(TimeInForce.POST_ONLY)
                .orderLinkId(linkId);
    }

    private static PositionDataRequest.PositionDataRequestBuilder positions() {
        return PositionDataRequest.builder().category(CategoryType.LINEAR).symbol(SYMBOL);
    }

    private static int code(Object answer) {
        return JSON.valueToTree(answer).required("retCode").asInt();
    }

    private static JsonNode result(Object answer) {
        JsonNode json = JSON.valueToTree(answer);
        assertThat(json.required("retCode").asInt()).as("%s", json).isZero();
        return json.required("result");
    }

    private static JsonNode first(Object answer) {
        return result(answer).required("list").required(0);
    }

    private static List<String> texts(JsonNode json, String... fields) {
        return List.of(fields).stream()
                .map(field -> json.required(field).asText())
                .toList();
    }

    /** The first message from now whose field has a value. */
    private static JsonNode await(LinkedBlockingQueue<String> received, String field, String value)
            throws InterruptedException {
        var others = new java.util.ArrayList<String>();
        for (String text = received.poll(20, TimeUnit.SECONDS);
                text != null;
                text = received.poll(20, TimeUnit.SECONDS)) {
            JsonNode message = read(text);
            if (message.at(field).asText().equals(value)) {
                received.addAll(others);
                return message;
            }
            others.add(text);
        }
        throw new AssertionError("no message with " + field + " = " + value + " among " + others);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
