package io.eternalengine.venue;

import static io.eternalengine.venue.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the venue remembers is bounded, and open orders are never forgotten. */
class OrderLogTest {

    private static final int KEPT = 500;

    @Test
    void keepsTheNewestClosedOrdersAndEveryOpenOne() {
        // given
        VenueFixture given =
                VenueFixture.handling("1000000", new OrderHandling(KEPT, 0, 0, OrderHandling.Clock.MARKET));
        Order open = given.limit(VenueFixture.LINEAR, Side.BUY, "0.01", "1000", "GTC", "open");

        // when
        Order first = given.spotMarket(Side.BUY, "100", true, "first");
        for (int i = 0; i < KEPT; i++) {
            given.spotMarket(Side.BUY, "10", true, "order-" + i);
        }

        // then
        OrderLog log = given.venue.log();
        assertThat(log.ordersTaken()).isEqualTo(KEPT + 2);
        assertThat(log.executionsMade()).isEqualTo(KEPT + 1);
        assertThat(log.orders()).hasSize(KEPT + 1);
        assertThat(log.executions()).hasSize(KEPT);
        assertThat(log.byId(open.id())).isPresent();
        assertThat(log.byId(first.id())).isEmpty();
        assertThat(log.byLinkId(VenueFixture.ACCOUNT, Category.SPOT, "first")).isEmpty();
    }

    @Test
    void countsAnIdThatIsUsedAgain() {
        VenueFixture given = new VenueFixture("1000000");
        given.linearMarket(Side.BUY, "0.01", false, "twice");
        given.linearMarket(Side.BUY, "0.01", false, "twice");
        assertThat(given.venue.log().linkIdsUsedAgain()).isEqualTo(1);
    }

    @Test
    void takesNoMoreThanFiveHundredOpenOrders() {
        // given
        VenueFixture given = new VenueFixture("1000000");
        for (int i = 0; i < 500; i++) {
            given.limit(VenueFixture.LINEAR, Side.BUY, "0.01", "1000", "GTC", "");
        }

        // then
        assertRefused(
                () -> given.limit(VenueFixture.LINEAR, Side.BUY, "0.01", "1000", "GTC", ""),
                ReturnCode.LINEAR_TOO_MANY_ORDERS);
    }
}
