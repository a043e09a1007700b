package io.eternalengine.bybit;

import static io.eternalengine.bybit.PlayedVenue.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.bybit.RateLimits.Permission;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private long nowMs;
    private final ProcessRateLimits limits = new ProcessRateLimits(AddressLimit.DEFAULT, () -> nowMs);

    @Test
    void grantsNoWindowMoreThanTheLimit() {
        // given an asker that never rests
        long seed = 11;
        System.out.println("seed of the asker: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> granted = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            nowMs += random.nextLong(3);
            if (await(limits.take(EndpointGroup.CREATE_LINEAR, AddressUse.ACCOUNT)) instanceof Permission.Granted) {
                granted.add(nowMs);
            }
        }

        // then
        assertThat(granted).hasSizeGreaterThan(100);
        assertNoWindowHasMore(granted, 10, 1_000);
    }

    private static void assertNoWindowHasMore(List<Long> grantedMs, int limit, int windowMs) {
        for (int i = limit; i < grantedMs.size(); i++) {
            assertThat(grantedMs.get(i) - grantedMs.get(i - limit)).isGreaterThanOrEqualTo(windowMs - 1);
        }
    }

    @Test
    void staysBelowTheLimitOfTheAddressWhoeverAsks() {
        // given market data, accounts and orders that never rest
        long seed = 12;
        System.out.println("seed of the askers: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<AddressUse> uses = List.of(AddressUse.MARKET_DATA, AddressUse.ACCOUNT, AddressUse.REDUCES_EXPOSURE);
        List<Long> granted = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            nowMs += random.nextLong(2);
            AddressUse use = uses.get(random.nextInt(uses.size()));
            if (await(limits.take(EndpointGroup.MARKET, use)) instanceof Permission.Granted) {
                granted.add(nowMs);
            }
        }

        // then, with the exchange's limit at 600
        assertThat(granted).hasSizeGreaterThan(600);
        assertNoWindowHasMore(granted, 500, 5_000);
    }

    @Test
    void leavesToOrdersWhatMarketDataMayNotTakeAndMostToThoseThatReduce() {
        // given market data that takes whatever it gets
        assertThat(grantedAtOnce(AddressUse.MARKET_DATA)).isEqualTo(70);

        // then
        assertThat(grantedAtOnce(AddressUse.ACCOUNT)).isEqualTo(15);
        assertThat(grantedAtOnce(AddressUse.REDUCES_EXPOSURE)).isEqualTo(15);

        // and what flows in goes to them first
        nowMs += 100;
        assertThat(grantedAtOnce(AddressUse.MARKET_DATA)).isZero();
        assertThat(grantedAtOnce(AddressUse.ACCOUNT)).isZero();
        assertThat(grantedAtOnce(AddressUse.REDUCES_EXPOSURE)).isEqualTo(8);
    }

    private int grantedAtOnce(AddressUse use) {
        int granted = 0;
        while (await(limits.take(EndpointGroup.MARKET, use)) instanceof Permission.Granted) {
            granted++;
        }
        return granted;
    }

    @Test
    void sendsNothingFromABannedAddressButByWebSocket() {
        limits.observed(EndpointGroup.ADDRESS, LimitStatus.exhausted(600_000));

        nowMs += 1_000;
        assertThat(await(limits.take(EndpointGroup.CANCEL_SPOT, AddressUse.REDUCES_EXPOSURE)))
                .isEqualTo(new Permission.Banned(599_000));
        assertThat(await(limits.take(EndpointGroup.CANCEL_SPOT, AddressUse.NONE)))
                .isInstanceOf(Permission.Granted.class);

        nowMs += 599_000;
        assertThat(await(limits.take(EndpointGroup.CANCEL_SPOT, AddressUse.REDUCES_EXPOSURE)))
                .isInstanceOf(Permission.Granted.class);
    }

    @Test
    void obeysABanEvenWhereTheLimitIsLifted() {
        var lifted = new ProcessRateLimits(AddressLimit.LIFTED, () -> nowMs);
        for (int i = 0; i < 10_000; i++) {
            assertThat(await(lifted.take(EndpointGroup.MARKET, AddressUse.MARKET_DATA)))
                    .isInstanceOf(Permission.Granted.class);
        }
        lifted.observed(EndpointGroup.ADDRESS, LimitStatus.exhausted(600_000));
        assertThat(await(lifted.take(EndpointGroup.MARKET, AddressUse.MARKET_DATA)))
                .isEqualTo(new Permission.Banned(600_000));
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThatThrownBy(() -> new AddressLimit(-1, 30))
                .hasMessage("addressRequests is -1: must be between 0 and 10000");
        assertThatThrownBy(() -> new AddressLimit(500, 91))
                .hasMessage("addressReservedPercent is 91: must be between 0 and 90");
    }

    @Test
    void countsABatchOnceForTheAddress() {
        // given room for one request
        var narrow = new ProcessRateLimits(new AddressLimit(5, 0), () -> nowMs);
        try (PlayedVenue venue = new PlayedVenue()) {
            venue.answers("/v5/order/cancel-batch", "{\"list\":[{},{}]}");
            var cancels = List.of(
                    new CancelRequest(Category.SPOT, "BTCUSDT", new OrderId.Link("a")),
                    new CancelRequest(Category.SPOT, "BTCUSDT", new OrderId.Link("b")));

            // then
            var _ = await(venue.client(narrow).orders().entry().cancelBatch(cancels));
            assertThat(venue.asked()).isEqualTo(1);
        }
    }

    @Test
    void waitsForTheResetThatAnAnswerNames() {
        limits.observed(EndpointGroup.ORDER_READ, new LimitStatus(50, 0, 700));
        assertThat(await(limits.take(EndpointGroup.ORDER_READ, AddressUse.ACCOUNT)))
                .isEqualTo(new Permission.Wait(700));
        assertThat(await(limits.take(EndpointGroup.POSITION_READ, AddressUse.ACCOUNT)))
                .isInstanceOf(Permission.Granted.class);

        nowMs += 800;
        assertThat(await(limits.take(EndpointGroup.ORDER_READ, AddressUse.ACCOUNT)))
                .isInstanceOf(Permission.Granted.class);
    }

    @Test
    void notesTheHeadersOfAnswersAndGivesBackWhatWouldWaitLong() {
        try (PlayedVenue venue = new PlayedVenue()) {
            // given an exchange that says that nothing is left for half a minute
            String resetMs = Long.toString(System.currentTimeMillis() + 30_000);
            venue.answers(
                    "/v5/position/list",
                    "{\"list\":[]}",
                    0,
                    Map.of(
                            "X-Bapi-Limit", "50",
                            "X-Bapi-Limit-Status", "0",
                            "X-Bapi-Limit-Reset-Timestamp", resetMs));
            BybitRestClient client = venue.client(new ProcessRateLimits());
            assertThat(await(client.positions())).isInstanceOf(Outcome.Accepted.class);

            // then the next request stays here
            assertThat(await(client.positions())).isInstanceOf(Outcome.RetryAfter.class);
            assertThat(venue.asked()).isEqualTo(1);
        }
    }

    @Test
    void aBanThatOnlyOthersTellOfHoldsOpeningsAndIsTriedByWhatReduces() {
        try (PlayedVenue venue = new PlayedVenue()) {
            venue.answers("/v5/position/trading-stop", "{}").answers("/v5/position/set-leverage", "{}");
            BybitRestClient client = venue.client(reported(new Permission.Banned(3_000_000_000L)));

            assertThat(await(client.setLeverage("BTCUSDT", java.math.BigDecimal.TWO)))
                    .isInstanceOf(Outcome.RetryAfter.class);
            assertThat(venue.asked()).isZero();
            assertThat(reduce(client)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void aBanThatThisProcessSawHoldsReductionsToItsEnd() {
        try (PlayedVenue venue = new PlayedVenue()) {
            venue.refuses("/v5/position/trading-stop", 403);
            BybitRestClient client = venue.client(reported(new Permission.Banned(1_000)));

            assertThat(reduce(client)).isInstanceOf(Outcome.RetryAfter.class);
            assertThat(venue.asked()).isEqualTo(1);

            assertThat(reduce(client))
                    .isInstanceOfSatisfying(
                            Outcome.RetryAfter.class,
                            held -> assertThat(held.notBeforeMs()).isGreaterThan(System.currentTimeMillis() + 500_000));
            assertThat(venue.asked()).as("nothing is sent during the ban").isEqualTo(1);
        }
    }

    @Test
    void aLongWaitThatOnlyOthersTellOfDoesNotHoldReductions() {
        try (PlayedVenue venue = new PlayedVenue()) {
            venue.answers("/v5/position/trading-stop", "{}").answers("/v5/position/set-leverage", "{}");
            BybitRestClient client = venue.client(reported(new Permission.Wait(3_000_000_000L)));

            assertThat(await(client.setLeverage("BTCUSDT", java.math.BigDecimal.TWO)))
                    .isInstanceOf(Outcome.RetryAfter.class);
            assertThat(reduce(client)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    private static Outcome<?> reduce(BybitRestClient client) {
        return await(client.linear().setTradingStop(TradingStop.stopLoss("BTCUSDT", java.math.BigDecimal.TEN)));
    }

    /** Limits that others have written. */
    private static RateLimits reported(Permission permission) {
        return new RateLimits() {
            @Override
            public Future<Permission> take(EndpointGroup group, AddressUse use) {
                return Future.succeededFuture(permission);
            }

            @Override
            public void observed(EndpointGroup group, LimitStatus status) {}
        };
    }

    @Test
    void sendsNothingThatMayOpenWhileTheSharedLimitsAreAway() {
        RateLimits away = new RateLimits() {
            @Override
            public Future<Permission> take(EndpointGroup group, AddressUse use) {
                return Future.succeededFuture(new Permission.Unavailable("away"));
            }

            @Override
            public void observed(EndpointGroup group, LimitStatus status) {}
        };
        try (PlayedVenue venue = new PlayedVenue()) {
            venue.answers("/v5/position/trading-stop", "{}").answers("/v5/position/set-leverage", "{}");
            BybitRestClient client = venue.client(away);

            assertThat(await(client.setLeverage("BTCUSDT", java.math.BigDecimal.TWO)))
                    .isInstanceOf(Outcome.RetryAfter.class);
            assertThat(await(client.linear().setTradingStop(TradingStop.stopLoss("BTCUSDT", java.math.BigDecimal.TEN))))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(venue.asked()).isEqualTo(1);
        }
    }
}
