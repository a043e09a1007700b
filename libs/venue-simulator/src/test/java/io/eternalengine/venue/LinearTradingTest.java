package io.eternalengine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LinearTradingTest {

    private final VenueFixture given = new VenueFixture("10000");

    @Test
    void averagesTheEntryPriceOfSeveralBuys() {
        // when 0.1 is bought at an ask of 50005 and 0.3 at 54005.4
        given.linearMarket(Side.BUY, "0.1", false, "a");
        given.price(VenueFixture.LINEAR, "54000");
        given.linearMarket(Side.BUY, "0.3", false, "b");

        // then
        assertThat(position().size()).isEqualByComparingTo("0.4");
        assertThat(position().entryValue()).isEqualByComparingTo("21202.12");
        assertThat(position().averagePrice()).isEqualByComparingTo("53005.3");
    }

    @Test
    void realizesProfitInPartsThatSumToTheWhole() {
        // given
        given.linearMarket(Side.BUY, "0.3", false, "a");
        given.price(VenueFixture.LINEAR, "60000");

        // when closed in three parts at a bid of 59994
        for (String linkId : new String[] {"b", "c", "d"}) {
            given.linearMarket(Side.SELL, "0.1", true, linkId);
        }

        // then 0.3 × (59994 − 50005) less both fees of 0.055 %
        BigDecimal fees =
                new BigDecimal("0.3").multiply(new BigDecimal("109999")).multiply(new BigDecimal("0.00055"));
        assertThat(position().isOpen()).isFalse();
        assertThat(position().entryValue()).isZero();
        assertThat(given.balance("USDT"))
                .isEqualByComparingTo(
                        new BigDecimal("10000").add(new BigDecimal("2996.7")).subtract(fees));
    }

    @Test
    void turnsALongIntoAShortInOneTrade() {
        // given
        given.linearMarket(Side.BUY, "0.1", false, "a");

        // when
        given.linearMarket(Side.SELL, "0.3", false, "b");

        // then
        assertThat(position().size()).isEqualByComparingTo("-0.2");
        assertThat(position().averagePrice()).isEqualByComparingTo("49995");
    }

    @Test
    void shrinksAReduceOnlyOrderToThePosition() {
        // given
        given.linearMarket(Side.BUY, "0.1", false, "a");

        // when
        Order order = given.linearMarket(Side.SELL, "0.5", true, "b");

        // then
        assertThat(order.filledQuantity()).isEqualByComparingTo("0.1");
        assertThat(position().isOpen()).isFalse();
        RefusalAssert.assertRefused(
                () -> given.linearMarket(Side.SELL, "0.1", true, "c"), ReturnCode.LINEAR_REDUCE_ONLY);
    }

    @Test
    void refusesAnOrderBeyondTheMargin() {
        // given leverage 10: 10000 USDT carry less than 2 BTC at 50000, fees included
        RefusalAssert.assertRefused(
                () -> given.linearMarket(Side.BUY, "2", false, "a"), ReturnCode.LINEAR_INSUFFICIENT_BALANCE);

        // when
        Order smaller = given.linearMarket(Side.BUY, "1.9", false, "b");

        // then
        assertThat(smaller.status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void letsAnIdBeUsedAgainOnlyOnceItsOrderIsClosed() {
        // given
        given.limit(VenueFixture.LINEAR, Side.BUY, "0.1", "49000", "GTC", "a");
        RefusalAssert.assertRefused(
                () -> given.linearMarket(Side.BUY, "0.1", false, "a"), ReturnCode.LINEAR_DUPLICATE_LINK_ID);

        // when
        given.venue.cancel(VenueFixture.ACCOUNT, Category.LINEAR, "", "a");

        // then the exchange takes it again: the id alone does not protect
        assertThat(given.linearMarket(Side.BUY, "0.1", false, "a").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void letsLongsPayShortsAtAPositiveFundingRate() {
        // given
        given.linearMarket(Side.BUY, "0.1", false, "a");
        BigDecimal before = given.balance("USDT");

        // when
        given.venue.settleFunding("BTCUSDT", new BigDecimal("0.0001"));

        // then 0.1 × 50000 × 0.0001
        Execution settlement = given.venue
                .log()
                .newestExecutions(VenueFixture.ACCOUNT)
                .iterator()
                .next();
        assertThat(given.balance("USDT")).isEqualByComparingTo(before.subtract(new BigDecimal("0.5")));
        assertThat(settlement.type()).isEqualTo(ExecutionType.FUNDING);
        assertThat(settlement.fee()).isEqualByComparingTo("0.5");
        assertThat(settlement.order().account()).isEqualTo(VenueFixture.ACCOUNT);
    }

    @Test
    void refusesAnOrderBelowTheMinimumValue() {
        given.price(VenueFixture.LINEAR, "4000");
        RefusalAssert.assertRefused(
                () -> given.linearMarket(Side.BUY, "0.001", false, "a"), ReturnCode.LINEAR_VALUE_TOO_SMALL);
    }

    @Test
    void tellsALeverageThatIsSetAlready() {
        // given
        given.venue.setLeverage(VenueFixture.ACCOUNT, "BTCUSDT", BigDecimal.TWO);

        // then
        RefusalAssert.assertRefused(
                () -> given.venue.setLeverage(VenueFixture.ACCOUNT, "BTCUSDT", new BigDecimal("2.0")),
                ReturnCode.LINEAR_LEVERAGE_UNCHANGED);
        assertThat(position().leverage()).isEqualByComparingTo("2");
    }

    private Position position() {
        return given.venue.account(VenueFixture.ACCOUNT).position("BTCUSDT");
    }
}
