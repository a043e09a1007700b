package io.eternalengine.bybit;

import static io.eternalengine.bybit.PlayedVenue.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One row that cannot be read is left out and named; all others are read. */
class OneBadRowTest {
    private static final String GOOD_INSTRUMENT = """
            {"symbol":"BTCUSDT","baseCoin":"BTC","quoteCoin":"USDT","status":"Trading",
             "lotSizeFilter":{"basePrecision":"0.000001","quotePrecision":"0.0000001","minOrderQty":"0.000011",
              "maxLimitOrderQty":"83","maxMarketOrderQty":"41","minOrderAmt":"5"},"priceFilter":{"tickSize":"0.01"}}""";

    private final PlayedVenue venue = new PlayedVenue();
    private final BlockingQueue<SkippedRow> skipped = new LinkedBlockingQueue<>();
    private final BybitRestClient client = venue.client(RateLimits.NONE).onSkippedRow(skipped::add);

    @AfterEach
    void stop() {
        venue.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tickSize\":\"\"", "\"tickSize\":\"0\"", "\"tick\":\"1\""})
    void anInstrumentWithoutATickIsLeftOut(String tick) {
        String bad = GOOD_INSTRUMENT.replace("BTCUSDT", "NEWUSDT").replace("\"tickSize\":\"0.01\"", tick);
        venue.answers("/v5/market/instruments-info", list(bad, GOOD_INSTRUMENT));

        List<Instrument> read = await(client.instruments(Category.SPOT)).orElseThrow();

        assertThat(read).extracting(Instrument::symbol).containsExactly("BTCUSDT");
        assertThat(skipped).singleElement().satisfies(row -> {
            assertThat(row.list()).isEqualTo("instruments-info");
            assertThat(row.row()).isEqualTo("NEWUSDT");
            assertThat(row.cause()).contains("tick");
        });
    }

    @Test
    void aCandleWhoseOpenIsBelowItsLowIsWidenedAndSaysSo() {
        venue.answers(
                "/v5/market/kline",
                list(
                        "[\"7200000\",\"100\",\"102\",\"99\",\"101\",\"5\",\"500\"]",
                        "[\"3600000\",\"98.9\",\"102\",\"99\",\"103\",\"5\",\"500\"]",
                        "[\"0\",\"100\",\"\",\"99\",\"101\",\"5\",\"500\"]"));

        List<Kline> read = await(client.klines(Category.SPOT, "BTCUSDT", "60", 0, 7_200_000, 3))
                .orElseThrow();

        assertThat(read).extracting(Kline::startMs).containsExactly(3_600_000L, 7_200_000L);
        assertThat(read).extracting(Kline::widened).containsExactly(true, false);
        assertThat(read.getFirst().low()).isEqualTo(new BigDecimal("98.9"));
        assertThat(read.getFirst().high()).isEqualTo(new BigDecimal("103"));
        assertThat(skipped)
                .singleElement()
                .satisfies(row -> assertThat(row.list()).isEqualTo("kline BTCUSDT"));
    }

    @Test
    void aTickerWithoutAPriceIsLeftOut() {
        venue.answers(
                "/v5/market/tickers",
                list(
                        "{\"symbol\":\"NEWUSDT\",\"lastPrice\":\"0\",\"bid1Price\":\"\",\"ask1Price\":\"\"}",
                        "{\"symbol\":\"BTCUSDT\",\"lastPrice\":\"100\",\"bid1Price\":\"99\",\"ask1Price\":\"101\"}"));

        assertThat(await(client.tickers(Category.SPOT, "")).orElseThrow())
                .extracting(Ticker::symbol)
                .containsExactly("BTCUSDT");
        assertThat(skipped).extracting(SkippedRow::row).containsExactly("NEWUSDT");
    }

    @Test
    void aCoinWithoutABalanceIsLeftOutAndOneWithoutADerivedFigureIsNot() {
        venue.answers(
                "/v5/account/wallet-balance",
                list("{\"totalEquity\":\"\",\"coin\":["
                        + "{\"coin\":\"USDT\",\"walletBalance\":\"5\",\"equity\":\"\"},"
                        + "{\"coin\":\"NEW\",\"walletBalance\":\"\",\"equity\":\"1\"},"
                        + "{\"coin\":\"BTC\",\"walletBalance\":\"2\",\"equity\":\"2\"}]}"));

        WalletBalance wallet = await(client.walletBalance()).orElseThrow();

        assertThat(wallet.coins()).extracting(WalletBalance.CoinBalance::coin).containsExactly("USDT", "BTC");
        assertThat(wallet.coins().getFirst().equity()).isNull();
        assertThat(skipped).extracting(SkippedRow::row).containsExactly("NEW");
    }

    @Test
    void anAccountWithoutAWalletHoldsNothing() {
        venue.answers("/v5/account/wallet-balance", list());

        assertThat(await(client.walletBalance()).orElseThrow().coins()).isEmpty();
    }

    @Test
    void anOrderAmongManyThatCannotBeReadIsLeftOutButNotTheOneThatIsAskedFor() {
        venue.answers("/v5/order/realtime", list("{\"orderId\":\"17\",\"symbol\":\"BTCUSDT\",\"side\":\"Sideways\"}"));

        assertThat(await(client.openOrders(Category.SPOT, "")).orElseThrow()).isEmpty();
        assertThat(skipped).extracting(SkippedRow::list).containsExactly("orders");
        assertThat(await(client.openOrderByLinkId(Category.SPOT, "BTCUSDT", "a")))
                .isInstanceOf(Outcome.Ambiguous.class);
    }

    @Test
    void anExecutionAmongManyThatCannotBeReadIsLeftOutButNotThoseOfOneOrder() {
        venue.answers("/v5/execution/list", list("{\"execId\":\"17\",\"symbol\":\"BTCUSDT\"}"));

        assertThat(await(client.executions(Category.SPOT, 0, 1_000)).orElseThrow())
                .isEmpty();
        assertThat(skipped).extracting(SkippedRow::list).containsExactly("executions");
        assertThat(await(client.executionsByLinkId(Category.SPOT, "a"))).isInstanceOf(Outcome.Ambiguous.class);
    }

    private static String list(String... rows) {
        return "{\"list\":[" + String.join(",", rows) + "]}";
    }
}
