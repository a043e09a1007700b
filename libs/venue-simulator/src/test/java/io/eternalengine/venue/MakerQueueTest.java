package io.eternalengine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Resting orders in a book of bounded depth: who comes first, and what an amendment costs. */
class MakerQueueTest {

    private final VenueFixture given = VenueFixture.bounded("10000000", "20000");

    @Test
    void fillsTheEarlierOfTwoOrdersAtAPriceFirst() {
        // given two bids far below, where the book shows nothing
        Order first = bid("0.1", "30000");
        Order second = bid("0.1", "30000");

        // when the market goes beyond them
        given.price(VenueFixture.LINEAR, "29000");

        // then
        assertThat(given.venue.log().executions())
                .extracting(fill -> fill.order().id())
                .containsExactly(first.id(), second.id());
    }

    @Test
    void keepsItsPlaceWhenItAsksForLess() {
        // given
        Order first = bid("0.2", "30000");
        Order second = bid("0.1", "30000");

        // when
        amend(first, Optional.of(new BigDecimal("0.1")), Optional.empty());
        given.price(VenueFixture.LINEAR, "29000");

        // then
        assertThat(given.venue.log().executions())
                .extracting(fill -> fill.order().id())
                .containsExactly(first.id(), second.id());
    }

    @Test
    void losesItsPlaceWhenItAsksForMoreOrForAnotherPrice() {
        // given
        Order first = bid("0.1", "30000");
        Order second = bid("0.1", "30000");
        Order third = bid("0.1", "30000");

        // when
        amend(first, Optional.of(new BigDecimal("0.2")), Optional.empty());
        amend(second, Optional.empty(), Optional.of(new BigDecimal("30001")));
        amend(second, Optional.empty(), Optional.of(new BigDecimal("30000")));
        given.price(VenueFixture.LINEAR, "29000");

        // then
        assertThat(given.venue.log().executions())
                .extracting(fill -> fill.order().id())
                .containsExactly(third.id(), first.id(), second.id());
    }

    @Test
    void waitsBehindWhatTheBookShowsAtItsPriceWhenTheMarketOnlyTouchesIt() {
        // given a bid at the best bid of now, behind what stands there
        Level best = given.venue.book(VenueFixture.LINEAR, Side.SELL, 1).getFirst();
        Order order = bid("0.01", best.price().toPlainString());

        // when the best ask comes down to exactly that price
        BigDecimal mid = best.price().multiply(new BigDecimal("0.99990"));
        Quote touching = new Quote(
                mid.setScale(1, java.math.RoundingMode.FLOOR),
                mid.setScale(1, java.math.RoundingMode.FLOOR).subtract(BigDecimal.TEN),
                best.price());
        given.venue.move(VenueFixture.LINEAR, touching);

        // then it is filled only as far as what is offered exceeds the queue
        BigDecimal filled = given.venue.log().byId(order.id()).orElseThrow().filledQuantity();
        Level offered = given.venue.book(VenueFixture.LINEAR, Side.BUY, 1).getFirst();
        BigDecimal expected = offered.quantity()
                .subtract(best.quantity())
                .max(BigDecimal.ZERO)
                .min(new BigDecimal("0.01"));
        assertThat(filled).isEqualByComparingTo(expected);

        // when the market goes beyond it
        given.price(VenueFixture.LINEAR, "49000");

        // then
        assertThat(given.venue.log().byId(order.id()).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void findsLessDepthAfterACollapse() {
        // given
        BigDecimal before = depth();

        // when
        given.venue.setDepthPercent(new BigDecimal("10"));

        // then
        assertThat(depth()).isLessThan(before.multiply(new BigDecimal("0.11")));
        Order order = given.linearMarket(Side.BUY, "400", false, "");
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.filledQuantity()).isPositive().isLessThan(new BigDecimal("400"));
    }

    private BigDecimal depth() {
        return given.venue.book(VenueFixture.LINEAR, Side.BUY, BookDepth.LEVELS).stream()
                .map(Level::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Order bid(String quantity, String price) {
        return given.limit(VenueFixture.LINEAR, Side.BUY, quantity, price, "GTC", "");
    }

    private void amend(Order order, Optional<BigDecimal> quantity, Optional<BigDecimal> price) {
        given.amend(VenueFixture.LINEAR, order.id(), "", quantity, price);
    }
}
