package io.eternalengine.bybit;

import static io.eternalengine.bybit.PlayedVenue.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.RateLimits.Permission;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private long nowMs;
    private final ProcessRateLimits limits = new ProcessRateLimits(() -> nowMs);

    @Test
    void grantsNoWindowMoreThanTheLimit() {
        // given an asker that never rests
        long seed = 11;
        System.out.println("seed of the asker: " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> granted = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            nowMs += random.nextLong(3);
            if (await(limits.take(EndpointGroup.CREATE_LINEAR)) instanceof Permission.Granted) {
                granted.add(nowMs);
            }
        }

        // then
        assertThat(granted).hasSizeGreaterThan(100);
        for (int i = 10; i < granted.size(); i++) {
            assertThat(granted.get(i) - granted.get(i - 10)).isGreaterThanOrEqualTo(1_000 - 1);
        }
    }

    @Test
    void waitsForTheResetThatAnAnswerNames() {
        limits.observed(EndpointGroup.ORDER_READ, new LimitStatus(50, 0, 700));
        assertThat(await(limits.take(EndpointGroup.ORDER_READ))).isEqualTo(new Permission.Wait(700));
        assertThat(await(limits.take(EndpointGroup.POSITION_READ))).isInstanceOf(Permission.Granted.class);

        nowMs += 800;
        assertThat(await(limits.take(EndpointGroup.ORDER_READ))).isInstanceOf(Permission.Granted.class);
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
    void sendsNothingThatMayOpenWhileTheSharedLimitsAreAway() {
        RateLimits away = new RateLimits() {
            @Override
            public Future<Permission> take(EndpointGroup group) {
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
