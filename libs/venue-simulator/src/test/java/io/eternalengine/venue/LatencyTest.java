package io.eternalengine.venue;

import static io.eternalengine.venue.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders that are acknowledged before they arrive. */
class LatencyTest {

    private static final OrderHandling SLOW = new OrderHandling(1_000, 200, 300, OrderHandling.Clock.MARKET);

    private final VenueFixture given = VenueFixture.handling("10000", SLOW);
    private long nowMs = 1_000;

    @Test
    void acknowledgesAnOrderThatIsNotThereYet() {
        // when
        Order acknowledged = given.spotMarket(Side.BUY, "100", true, "mine");

        // then
        assertThat(given.venue.log().byId(acknowledged.id())).isEmpty();
        assertThat(given.venue.log().byLinkId(VenueFixture.ACCOUNT, Category.SPOT, "mine"))
                .isEmpty();
        assertThat(given.events).isEmpty();

        // when
        pass(500);

        // then
        assertThat(latest(acknowledged).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED_CANCELLED);
    }

    @Test
    void rejectsAnOrderWhoseMoneyIsGoneWhenItArrives() {
        // given both were acknowledged while the money was there
        given.spotMarket(Side.BUY, "9000", true, "first");
        Order second = given.spotMarket(Side.BUY, "9000", true, "second");

        // when
        pass(2_000);

        // then
        assertThat(latest(second).status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(given.events)
                .anyMatch(event -> event instanceof VenueEvent.OrderChanged changed
                        && changed.order().id().equals(second.id())
                        && changed.order().status() == OrderStatus.REJECTED);
    }

    @Test
    void cancelsAPostOnlyOrderThatWouldTakeWhenItArrives() {
        // given
        Order order = given.limit(VenueFixture.LINEAR, Side.BUY, "0.01", "49900", "PostOnly", "maker");

        // when the market falls below it on the way
        given.price(VenueFixture.LINEAR, "49000");
        pass(500);

        // then
        assertThat(latest(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(latest(order).rejectReason().code()).isEqualTo("EC_PostOnlyWillTakeLiquidity");
        assertThat(given.venue.log().executionsMade()).isZero();
    }

    @Test
    void cannotAmendButCanCancelWhatIsUnderWay() {
        // given
        Order order = given.limit(VenueFixture.LINEAR, Side.BUY, "0.01", "40000", "GTC", "mine");

        // then
        assertRefused(
                () -> given.amend(
                        VenueFixture.LINEAR, order.id(), "", Optional.empty(), Optional.of(new BigDecimal("41000"))),
                ReturnCode.ORDER_IN_PROCESS);
        assertRefused(
                () -> given.limit(VenueFixture.LINEAR, Side.BUY, "0.01", "40000", "GTC", "mine"),
                ReturnCode.LINEAR_DUPLICATE_LINK_ID);

        // when
        given.venue.cancel(VenueFixture.ACCOUNT, Category.LINEAR, "", "mine");
        pass(2_000);

        // then
        assertThat(latest(order).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void losesARaceOfACancellationAgainstAFill() {
        // given
        Order order = given.limit(VenueFixture.LINEAR, Side.BUY, "0.01", "49900", "GTC", "");
        pass(500);

        // when
        given.venue.cancel(VenueFixture.ACCOUNT, Category.LINEAR, order.id(), "");
        given.price(VenueFixture.LINEAR, "49000");
        pass(500);

        // then it is reported as filled once more, with the words for a cancellation that came too late
        assertThat(latest(order).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(latest(order).rejectReason().code()).isEqualTo("EC_NoError");
        assertThat(given.events)
                .filteredOn(VenueEvent.OrderChanged.class::isInstance)
                .map(event -> ((VenueEvent.OrderChanged) event).order())
                .filteredOn(reported -> reported.status() == OrderStatus.FILLED)
                .extracting(Order::cancelType, ended -> ended.rejectReason().code())
                .containsExactly(tuple("UNKNOWN", "EC_NoError"), tuple("CancelByUser", "EC_OrigClOrdIDDoesNotExist"));
    }

    @Test
    void letsTheOrdersOfAnAccountArriveInTheOrderOfTheirSending() {
        // when
        for (int i = 0; i < 20; i++) {
            given.spotMarket(Side.BUY, "10", true, "order-" + i);
        }
        pass(60_000);

        // then
        List<String> arrived = given.venue.log().orders().stream()
                .map(order -> order.request().orderLinkId())
                .toList();
        assertThat(arrived)
                .hasSize(20)
                .startsWith("order-0", "order-1", "order-2")
                .endsWith("order-19");
        assertThat(given.venue.log().orders()).extracting(Order::sequence).isSorted();
    }

    @Test
    void takesTheSameTimeForTheSameSeed() {
        assertThat(playOnce().events).isEqualTo(playOnce().events);
    }

    private static VenueFixture playOnce() {
        VenueFixture venue = VenueFixture.handling("10000", SLOW);
        for (int i = 0; i < 50; i++) {
            venue.venue.setTime(1_000 + i * 100L);
            venue.price(VenueFixture.SPOT, Integer.toString(50_000 + i));
            venue.venue.admitArrivals();
            venue.spotMarket(Side.BUY, "10", true, "order-" + i);
        }
        return venue;
    }

    @Test
    void waitsForATimerWhereLatencyIsByTheWallClock() {
        // given
        VenueFixture venue = VenueFixture.handling("10000", new OrderHandling(1_000, 50, 0, OrderHandling.Clock.WALL));
        Deque<Runnable> timers = new ArrayDeque<>();
        venue.venue.setTimer((delayMs, task) -> timers.add(task));

        // when
        Order order = venue.spotMarket(Side.BUY, "100", true, "");
        assertThat(venue.venue.log().byId(order.id())).isEmpty();
        timers.remove().run();

        // then
        assertThat(venue.venue.log().byId(order.id()).orElseThrow().status())
                .isEqualTo(OrderStatus.PARTIALLY_FILLED_CANCELLED);
    }

    private void pass(long ms) {
        nowMs += ms;
        given.venue.setTime(nowMs);
        given.venue.admitArrivals();
    }

    private Order latest(Order order) {
        return given.venue.log().byId(order.id()).orElseThrow();
    }
}
