package io.eternalengine.bybit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.EndpointGroup;
import io.eternalengine.bybit.LimitStatus;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.QuantityUnit;
import io.eternalengine.bybit.RateLimits;
import io.eternalengine.bybit.RateLimits.Permission;
import io.eternalengine.bybit.Side;
import io.eternalengine.testkit.Infrastructure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.redis.client.Redis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisRateLimitsTest {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();
    private static final long PATIENT_MS = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final String account = "account-" + ACCOUNTS.incrementAndGet();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void sharesOneBucketAmongAllWhoSendForAnAccount() {
        // given two processes of one account and one of another
        RateLimits one = limits(account);
        RateLimits other = limits(account);

        // when a fee-rate burst, a fifth of 5, is used up by the one
        assertThat(await(one.take(EndpointGroup.FEE_RATE))).isInstanceOf(Permission.Granted.class);

        // then the other waits, but not other groups and accounts
        assertThat(await(other.take(EndpointGroup.FEE_RATE))).isInstanceOf(Permission.Wait.class);
        assertThat(await(other.take(EndpointGroup.ORDER_READ))).isInstanceOf(Permission.Granted.class);
        assertThat(await(limits(account + "-b").take(EndpointGroup.FEE_RATE))).isInstanceOf(Permission.Granted.class);
    }

    @Test
    void obeysWhatTheExchangeSaysIsLeft() {
        await(limits(account).note(EndpointGroup.ORDER_READ, new LimitStatus(50, 0, 30_000)));

        assertThat(await(limits(account).take(EndpointGroup.ORDER_READ)))
                .isInstanceOfSatisfying(
                        Permission.Wait.class, wait -> assertThat(wait.waitMs()).isBetween(10_000L, 30_000L));
    }

    @Test
    void neverGrantsMoreThanTheLimitWhoeverAsks() {
        // given eight askers at once
        List<Future<Permission>> asked = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            asked.add(limits(account).take(EndpointGroup.CREATE_LINEAR));
        }

        // then of one burst all are told, and what came on top flowed in while they asked
        long granted = asked.stream()
                .map(RedisRateLimitsTest::await)
                .filter(Permission.Granted.class::isInstance)
                .count();
        assertThat(granted).isBetween(2L, 79L);
    }

    @Test
    void withoutRedisSendsWhatReducesButNothingThatMayOpen() {
        // given a venue, and a Redis that is not there
        AtomicInteger served = new AtomicInteger();
        HttpServer venue = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    served.incrementAndGet();
                    var _ = request.response()
                            .end("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"orderId\":\"1\"},\"time\":1}");
                })
                .listen(0, "127.0.0.1"));
        HttpServer gone =
                await(vertx.createHttpServer().requestHandler(request -> {}).listen(0, "127.0.0.1"));
        int freePort = gone.actualPort();
        await(gone.close());
        Redis nothing = Redis.createClient(vertx, "redis://127.0.0.1:" + freePort);
        BybitRestClient client = new BybitRestClient(
                vertx,
                BybitEndpoints.onOneHost("127.0.0.1:" + venue.actualPort()),
                new BybitCredentials("a-key", "a-secret"),
                ClientSettings.DEFAULT,
                new RedisRateLimits(nothing, "test", account, "here", PATIENT_MS));

        // when
        Outcome<?> purchase = await(client.createOrder(order(Side.BUY)));
        Outcome<?> sale = await(client.createOrder(order(Side.SELL)));
        Outcome<?> cancel = await(client.cancelOrder(Category.SPOT, "BTCUSDT", "a"));

        // then
        assertThat(purchase).isInstanceOf(Outcome.RetryAfter.class);
        assertThat(sale).isInstanceOf(Outcome.Accepted.class);
        assertThat(cancel).isInstanceOf(Outcome.Accepted.class);
        assertThat(served).hasValue(2);
    }

    private static OrderRequest order(Side side) {
        return OrderRequest.spotMarket("BTCUSDT", side, BigDecimal.ONE, QuantityUnit.BASE_COIN, "a");
    }

    private RedisRateLimits limits(String name) {
        Redis redis = Redis.createClient(vertx, Infrastructure.shared().redisUrl());
        return new RedisRateLimits(redis, "test", name, name, PATIENT_MS);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
