package io.eternalengine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpotTradingTest {

    private final VenueFixture given = new VenueFixture("10000");

    @Test
    void buysForAnAmountOfQuoteCoinAtTheAskAndTakesTheFeeInTheBaseCoin() {
        // when 1000 USDT are spent at an ask of 50005
        Order order = given.spotMarket(Side.BUY, "1000", true, "a");

        // then whole steps of 0.000001 BTC are bought and 0.1 % of them is the fee
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED_CANCELLED);
        assertThat(order.filledQuantity()).isEqualByComparingTo("0.019998");
        assertThat(order.filledValue()).isEqualByComparingTo("999.99999");
        assertThat(order.filledFee()).isEqualByComparingTo("0.000019998");
        assertThat(order.feeCoin()).isEqualTo("BTC");
        assertThat(given.balance("BTC")).isEqualByComparingTo("0.019978002");
        assertThat(given.balance("USDT")).isEqualByComparingTo("9000.00001");
    }

    @Test
    void sellsAtTheBidAndTakesTheFeeInTheQuoteCoin() {
        // given
        given.spotMarket(Side.BUY, "0.1", false, "a");

        // when
        Order order = given.spotMarket(Side.SELL, "0.05", false, "b");

        // then
        assertThat(order.filledValue()).isEqualByComparingTo("2499.75");
        assertThat(order.filledFee()).isEqualByComparingTo("2.49975");
        assertThat(order.feeCoin()).isEqualTo("USDT");
        assertThat(given.balance("BTC")).isEqualByComparingTo("0.0499");
        assertThat(given.balance("USDT")).isEqualByComparingTo("7496.75025");
    }

    @Test
    void fillsARestingBuyAtItsOwnPriceOnceTheAskReachesIt() {
        // given
        Order resting = given.limit(VenueFixture.SPOT, Side.BUY, "0.1", "49000", "PostOnly", "a");
        assertThat(resting.status()).isEqualTo(OrderStatus.NEW);
        assertThat(given.venue.account(VenueFixture.ACCOUNT).locked("USDT")).isEqualByComparingTo("4900");

        // when the mid is at the limit, the ask is still above
        given.price(VenueFixture.SPOT, "49000");
        assertThat(latest(resting).status()).isEqualTo(OrderStatus.NEW);
        given.price(VenueFixture.SPOT, "48000");

        // then
        assertThat(latest(resting).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(latest(resting).averagePrice()).isEqualByComparingTo("49000");
        assertThat(given.venue
                        .log()
                        .newestExecutions(VenueFixture.ACCOUNT)
                        .iterator()
                        .next()
                        .maker())
                .isTrue();
        assertThat(given.venue.account(VenueFixture.ACCOUNT).locked("USDT")).isZero();
    }

    @Test
    void cancelsAPostOnlyOrderThatWouldTakeLiquidity() {
        // when
        Order order = given.limit(VenueFixture.SPOT, Side.BUY, "0.1", "50010", "PostOnly", "a");

        // then
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.rejectReason().code()).isEqualTo("EC_PostOnlyWillTakeLiquidity");
        assertThat(given.balance("USDT")).isEqualByComparingTo("10000");
    }

    @Test
    void fillsAnImmediateOrCancelOrderOnlyWithinItsLimit() {
        // when
        Order within = given.limit(VenueFixture.SPOT, Side.BUY, "0.01", "50010", "IOC", "a");
        Order beyond = given.limit(VenueFixture.SPOT, Side.BUY, "0.01", "50000", "IOC", "b");

        // then
        assertThat(within.averagePrice()).isEqualByComparingTo("50005");
        assertThat(beyond.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(beyond.filledQuantity()).isZero();
    }

    @Test
    void cancelsAnOpenOrderOnceAndFreesWhatItBound() {
        // given
        Order resting = given.limit(VenueFixture.SPOT, Side.BUY, "0.1", "49000", "GTC", "a");

        // when
        Order cancelled = given.venue.cancel(VenueFixture.ACCOUNT, Category.SPOT, "", "a");

        // then
        assertThat(cancelled.id()).isEqualTo(resting.id());
        assertThat(cancelled.cancelType()).isEqualTo("CancelByUser");
        assertThat(given.venue.account(VenueFixture.ACCOUNT).locked("USDT")).isZero();
        RefusalAssert.assertRefused(
                () -> given.venue.cancel(VenueFixture.ACCOUNT, Category.SPOT, "", "a"),
                ReturnCode.SPOT_ORDER_NOT_FOUND);
    }

    @Test
    void amendsPriceAndQuantityWithinTheFundsThatTheOrderBindsAlready() {
        // given an order that binds 9800 of 10000 USDT
        given.limit(VenueFixture.SPOT, Side.BUY, "0.2", "49000", "GTC", "a");

        // when
        Order amended = given.amend(VenueFixture.SPOT, "", "a", Optional.empty(), Optional.of(new BigDecimal("49500")));

        // then
        assertThat(amended.request().price()).isEqualByComparingTo("49500");
        assertThat(given.venue.account(VenueFixture.ACCOUNT).locked("USDT")).isEqualByComparingTo("9900");
        RefusalAssert.assertRefused(
                () -> given.amend(VenueFixture.SPOT, "", "a", Optional.of(new BigDecimal("0.3")), Optional.empty()),
                ReturnCode.SPOT_INSUFFICIENT_BALANCE);
        assertThat(given.venue.account(VenueFixture.ACCOUNT).locked("USDT")).isEqualByComparingTo("9900");
    }

    @Test
    void refusesAnOrderBelowTheMinimumValue() {
        RefusalAssert.assertRefused(
                () -> given.spotMarket(Side.BUY, "4.99", true, "a"), ReturnCode.SPOT_VALUE_TOO_SMALL);
    }

    @Test
    void refusesAnOrderThatTheAccountCannotPay() {
        // given 9900 of 10000 USDT are bound by an open order
        given.limit(VenueFixture.SPOT, Side.BUY, "0.2", "49500", "GTC", "a");

        // then
        RefusalAssert.assertRefused(
                () -> given.spotMarket(Side.BUY, "101", true, "b"), ReturnCode.SPOT_INSUFFICIENT_BALANCE);
        RefusalAssert.assertRefused(
                () -> given.spotMarket(Side.SELL, "0.001", false, "c"), ReturnCode.SPOT_INSUFFICIENT_BALANCE);
    }

    @Test
    void refusesPricesAndQuantitiesBetweenTheSteps() {
        RefusalAssert.assertRefused(
                () -> given.limit(VenueFixture.SPOT, Side.BUY, "0.1", "49000.001", "GTC", "a"),
                ReturnCode.SPOT_PRICE_PRECISION);
        RefusalAssert.assertRefused(
                () -> given.limit(VenueFixture.SPOT, Side.BUY, "0.1000001", "49000", "GTC", "b"),
                ReturnCode.SPOT_QUANTITY_PRECISION);
    }

    @Test
    void refusesAClientOrderIdForEverOnceItWasUsed() {
        // given
        given.spotMarket(Side.BUY, "100", true, "a");

        // then
        RefusalAssert.assertRefused(
                () -> given.spotMarket(Side.BUY, "100", true, "a"), ReturnCode.SPOT_DUPLICATE_LINK_ID);
        assertThat(given.venue.log().ordersTaken()).isEqualTo(1);
    }

    @Test
    void refusesAClientOrderIdWithOtherCharacters() {
        RefusalAssert.assertRefused(() -> given.spotMarket(Side.BUY, "100", true, "a b"), ReturnCode.PARAMETER_ERROR);
    }

    private Order latest(Order order) {
        return given.venue.log().byId(order.id()).orElseThrow();
    }
}
