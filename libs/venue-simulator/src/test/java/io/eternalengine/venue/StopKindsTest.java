package io.eternalengine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stops of every kind, at the prices where they come to life. */
class StopKindsTest {

    private final VenueFixture given = new VenueFixture("100000");

    @Test
    void bindsNoCoinsForASpotStopOrderUntilItsTrigger() {
        // given
        given.spotMarket(Side.BUY, "10000", true, "");
        BigDecimal coins = given.balance("BTC");
        Order stop = spotStop(Side.SELL, "0.1", "45000");

        // then
        assertThat(account().locked("BTC")).isZero();
        assertThat(stop.status()).isEqualTo(OrderStatus.UNTRIGGERED);

        // when
        given.price(VenueFixture.SPOT, "44900");

        // then
        assertThat(latest(stop).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(given.balance("BTC")).isEqualByComparingTo(coins.subtract(new BigDecimal("0.1")));
    }

    @Test
    void rejectsASpotStopOrderWhoseCoinsAreGoneWhenItsTriggerComes() {
        // given
        given.spotMarket(Side.BUY, "10000", true, "");
        Order stop = spotStop(Side.SELL, "0.1", "45000");
        given.spotMarket(Side.SELL, "0.15", false, "");

        // when
        given.price(VenueFixture.SPOT, "44900");

        // then
        assertThat(latest(stop).status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void closesOnlyTheSizeOfAPartialStopAndLeavesTheOthers() {
        // given
        given.linearMarket(Side.BUY, "1", false, "");
        partial("0.3", "55000", "45000");
        partial("0.2", "60000", "40000");
        assertThat(untriggered()).hasSize(4);

        // when
        given.price(VenueFixture.LINEAR, "55000");

        // then
        assertThat(account().position("BTCUSDT").size()).isEqualByComparingTo("0.7");
        assertThat(untriggered()).hasSize(3);

        // when the lower stops come one after the other
        given.price(VenueFixture.LINEAR, "44000");
        given.price(VenueFixture.LINEAR, "39000");

        // then
        assertThat(account().position("BTCUSDT").size()).isEqualByComparingTo("0.2");
    }

    @Test
    void followsAPriceOnlyFromItsActivePriceOn() {
        // given
        given.linearMarket(Side.BUY, "1", false, "");
        given.venue.setTradingStop(
                VenueFixture.ACCOUNT, "BTCUSDT", trailing("1000", Optional.of(new BigDecimal("52000"))));

        // when it falls by more than the distance before it was active
        given.price(VenueFixture.LINEAR, "48500");
        assertThat(account().position("BTCUSDT").isOpen()).isTrue();

        // when it becomes active, rises, and turns by less than the distance
        given.price(VenueFixture.LINEAR, "52000");
        given.price(VenueFixture.LINEAR, "53000");
        given.price(VenueFixture.LINEAR, "52100");
        assertThat(account().position("BTCUSDT").isOpen()).isTrue();

        // when it turns by more
        given.price(VenueFixture.LINEAR, "51990");
        assertThat(account().position("BTCUSDT").isOpen()).isFalse();
    }

    private Order spotStop(Side side, String quantity, String trigger) {
        Trigger at = Trigger.at(new BigDecimal(trigger), PriceSource.LAST, false, StopKind.STOP);
        return given.venue.place(
                VenueFixture.ACCOUNT,
                new OrderRequest(
                        VenueFixture.SPOT,
                        side,
                        OrderType.MARKET,
                        new BigDecimal(quantity),
                        false,
                        null,
                        TimeInForce.IOC,
                        false,
                        "",
                        new OrderTerms(at, Protection.NONE, false, null),
                        0));
    }

    private void partial(String size, String takeProfit, String stopLoss) {
        given.venue.setTradingStop(
                VenueFixture.ACCOUNT,
                "BTCUSDT",
                new TradingStop(
                        Optional.of(new BigDecimal(takeProfit)),
                        Optional.of(new BigDecimal(stopLoss)),
                        Optional.empty(),
                        Optional.empty(),
                        PriceSource.LAST,
                        PriceSource.LAST,
                        true,
                        Optional.of(new BigDecimal(size)),
                        Optional.of(new BigDecimal(size)),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static TradingStop trailing(String distance, Optional<BigDecimal> activePrice) {
        return new TradingStop(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal(distance)),
                activePrice,
                PriceSource.LAST,
                PriceSource.LAST,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<Order> untriggered() {
        return account().openOrders().stream().filter(Order::isUntriggered).toList();
    }

    private Account account() {
        return given.venue.account(VenueFixture.ACCOUNT);
    }

    private Order latest(Order order) {
        return given.venue.log().byId(order.id()).orElseThrow();
    }
}
