package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentRulesTest {

    private static final Instrument BTC = Instrument.read(Category.LINEAR, AnswerReader.parse("""
            {"symbol":"BTCUSDT","status":"Trading","baseCoin":"BTC","quoteCoin":"USDT","fundingInterval":480,
             "leverageFilter":{"maxLeverage":"100.00"},"priceFilter":{"tickSize":"0.50"},
             "lotSizeFilter":{"maxOrderQty":"10","minOrderQty":"0.001","qtyStep":"0.001","maxMktOrderQty":"5",
             "minNotionalValue":"5"}}
            """));

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "0.010  | 20000.5 | none",
                "0.010  | 20000.3 | BTCUSDT: price = 20000.3: must be a multiple of the tick size 0.50",
                "0.0105 | 20000   | BTCUSDT: quantity = 0.0105: must be a multiple of the quantity step 0.001",
                "0.0001 | 20000   | BTCUSDT: quantity = 0.0001: must be at least 0.001",
                "11     | 20000   | BTCUSDT: quantity = 11: must be at most 10",
                "0.001  | 4999.5  | BTCUSDT: value = 4.9995 USDT: must be at least 5"
            })
    void namesTheRuleThatALimitOrderBreaks(String quantity, String price, String breach) {
        OrderRequest order = OrderRequest.limit(
                Category.LINEAR,
                "BTCUSDT",
                Side.BUY,
                new BigDecimal(quantity),
                new BigDecimal(price),
                TimeInForce.GTC,
                "a");
        assertThat(InstrumentRules.breachOf(order, BTC).orElse(null)).isEqualTo(breach);
    }

    @Test
    void sendsNothingThatBreaksAnEnforcedRule() {
        try (PlayedVenue venue = new PlayedVenue()) {
            BybitRestClient client = venue.client(RateLimits.NONE);
            client.enforceRules(List.of(BTC));

            Outcome<OrderAcknowledgement> outcome = PlayedVenue.await(client.createOrder(
                    OrderRequest.linearMarket("BTCUSDT", Side.BUY, new BigDecimal("5.001"), false, "a")));

            assertThat(outcome)
                    .isEqualTo(new Outcome.NotSent<>(
                            Outcome.NotSentReason.RULE_BROKEN, "BTCUSDT: quantity = 5.001: must be at most 5"));
            assertThat(venue.asked()).isZero();
        }
    }

    @Test
    void holdsNothingBackThatReducesByRulesThatMayBeOld() {
        try (PlayedVenue venue = new PlayedVenue()) {
            venue.answers("/v5/order/create", "{\"orderId\":\"1\",\"orderLinkId\":\"a\"}");
            BybitRestClient client = venue.client(RateLimits.NONE);
            client.enforceRules(List.of(BTC));

            PlayedVenue.await(client.createOrder(
                            OrderRequest.linearMarket("BTCUSDT", Side.SELL, new BigDecimal("5.001"), true, "a")))
                    .orElseThrow();

            assertThat(venue.asked()).isEqualTo(1);
        }
    }
}
