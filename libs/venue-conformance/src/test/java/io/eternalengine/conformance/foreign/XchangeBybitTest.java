package io.eternalengine.conformance.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.conformance.scene.PackagedVenue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.bybit.BybitExchange;
import org.knowm.xchange.bybit.dto.BybitCategory;
import org.knowm.xchange.bybit.dto.account.walletbalance.BybitAccountType;
import org.knowm.xchange.bybit.service.BybitAccountServiceRaw;
import org.knowm.xchange.bybit.service.BybitMarketDataServiceRaw;
import org.knowm.xchange.bybit.service.BybitTradeServiceRaw;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.derivative.FuturesContract;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.instrument.Instrument;

/**
 * Maven's {@code org.knowm.xchange:xchange-bybit}, which knows REST only: markets, tickers, balances, fees, and orders with their
 * amendment and end. It sends no header for the receive window and nulls for what an order lacks.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class XchangeBybitTest {
    private static final PackagedVenue VENUE = PackagedVenue.running();
    private static final Instrument SPOT = CurrencyPair.BTC_USDT;
    private static final Instrument LINEAR = new FuturesContract(CurrencyPair.BTC_USDT, "PERP");

    private final Exchange exchange = exchange("demo-secret-TACTICAL");

    @BeforeAll
    static void beginRightAfterASettlement() {
        VENUE.advanceToFunding();
    }

    @Test
    @Order(1)
    void learnsTheMarketsAtItsStart() throws IOException {
        assertThat(exchange.getExchangeMetaData().getInstruments()).containsKeys(SPOT, CurrencyPair.ETH_USDT, LINEAR);
        assertThat(exchange.getExchangeMetaData().getInstruments().get(LINEAR))
                .isNotNull()
                .satisfies(rules -> {
                    assertThat(rules.getMinimumAmount()).isEqualByComparingTo("0.001");
                    assertThat(rules.getPriceStepSize()).isEqualByComparingTo("0.1");
                });
        var raw = (BybitMarketDataServiceRaw) exchange.getMarketDataService();
        assertThat(raw.getInstrumentsInfo(BybitCategory.INVERSE).getResult().getList())
                .isEmpty();
    }

    @Test
    @Order(2)
    void readsTickers() throws IOException {
        var spot = exchange.getMarketDataService().getTicker(SPOT);
        assertThat(spot.getBid()).isEqualByComparingTo("39996");
        assertThat(spot.getAsk()).isEqualByComparingTo("40004");
        assertThat(spot.getVolume()).isEqualByComparingTo("2400");
        assertThat(exchange.getMarketDataService().getTicker(LINEAR).getLast()).isEqualByComparingTo("40000");
    }

    @Test
    @Order(3)
    void readsBalanceAndFees() throws IOException {
        assertThat(balance("USDT")).isEqualTo("50000");
        var raw = (BybitAccountServiceRaw) exchange.getAccountService();
        assertThat(raw.getFeeRates(BybitCategory.LINEAR, "BTCUSDT")
                        .getResult()
                        .getList()
                        .getFirst()
                        .getTakerFeeRate())
                .isEqualByComparingTo("0.00055");
        // Nothing was ever moved to the funding wallet.
        assertThat(raw.getAllCoinsBalance(BybitAccountType.FUND).getResult().getBalance())
                .isEmpty();
    }

    /** The exchange has sent an empty availableToWithdraw for unified accounts since January 2025, which this client cannot read. */
    @Test
    @Order(7)
    void cannotReadTheSummaryOfAUnifiedAccountAsAtTheExchange() {
        assertThatThrownBy(() -> exchange.getAccountService().getAccountInfo())
                .isInstanceOf(NumberFormatException.class);
    }

    @Test
    @Order(4)
    void placesAmendsAndCancelsALimitOrder() throws IOException {
        LimitOrder order = new LimitOrder.Builder(org.knowm.xchange.dto.Order.OrderType.BID, SPOT)
                .originalAmount(new BigDecimal("0.01"))
                .limitPrice(new BigDecimal("39000"))
                .userReference("xchange-1")
                .build();
        String id = exchange.getTradeService().placeLimitOrder(order);
        var raw = (BybitTradeServiceRaw) exchange.getTradeService();
        raw.amendOrder(
                BybitCategory.SPOT,
                "BTCUSDT",
                id,
                null,
                null,
                "0.02",
                "39100",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Collection<org.knowm.xchange.dto.Order> found =
                exchange.getTradeService().getOrder(id);
        assertThat(found).hasSize(1).first().satisfies(open -> {
            assertThat(((LimitOrder) open).getLimitPrice()).isEqualByComparingTo("39100");
            assertThat(open.getOriginalAmount()).isEqualByComparingTo("0.02");
            assertThat(open.getStatus()).isEqualTo(org.knowm.xchange.dto.Order.OrderStatus.NEW);
        });

        raw.cancelOrder(BybitCategory.SPOT, "BTCUSDT", id, null);

        assertThat(exchange.getTradeService().getOrder(id).iterator().next().getStatus())
                .isEqualTo(org.knowm.xchange.dto.Order.OrderStatus.CANCELED);
        assertThatThrownBy(() -> raw.cancelOrder(BybitCategory.SPOT, "BTCUSDT", id, null))
                .hasMessageContaining("170213");
    }

    @Test
    @Order(5)
    void buysAtTheMarketWithUsdt() throws IOException {
        exchange.getTradeService()
                .placeMarketOrder(new MarketOrder.Builder(org.knowm.xchange.dto.Order.OrderType.BID, SPOT)
                        .originalAmount(new BigDecimal("400"))
                        .build());
        assertThat(balance("USDT")).isEqualTo("49600.000004");
        assertThat(balance("BTC")).isEqualTo("0.009989001");
    }

    @Test
    @Order(6)
    void tellsOneRefusalFromAnother() {
        LimitOrder tooMuch = new LimitOrder.Builder(org.knowm.xchange.dto.Order.OrderType.BID, SPOT)
                .originalAmount(new BigDecimal("50"))
                .limitPrice(new BigDecimal("39000"))
                .build();
        assertThatThrownBy(() -> exchange.getTradeService().placeLimitOrder(tooMuch))
                .hasMessageContaining("170131");
        var intruder = (BybitAccountServiceRaw) exchange("wrong").getAccountService();
        assertThatThrownBy(() -> intruder.getWalletBalances(BybitAccountType.UNIFIED))
                .hasMessageContaining("10004");
    }

    private String balance(String coin) throws IOException {
        var raw = (BybitAccountServiceRaw) exchange.getAccountService();
        return raw.getWalletBalances(BybitAccountType.UNIFIED).getResult().getList().getFirst().getCoin().stream()
                .filter(found -> found.getCoin().equals(coin))
                .findFirst()
                .orElseThrow()
                .getWalletBalance();
    }

    private static Exchange exchange(String secret) {
        ExchangeSpecification specification = new BybitExchange().getDefaultExchangeSpecification();
        specification.setSslUri(VENUE.rest());
        specification.setApiKey("demo-key-TACTICAL");
        specification.setSecretKey(secret);
        specification.setExchangeSpecificParametersItem(
                BybitExchange.SPECIFIC_PARAM_ACCOUNT_TYPE, BybitAccountType.UNIFIED);
        return ExchangeFactory.INSTANCE.createExchange(specification);
    }
}
