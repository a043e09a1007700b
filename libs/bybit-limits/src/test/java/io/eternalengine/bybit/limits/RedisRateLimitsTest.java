package io.eternalengine.bybit.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.AddressLimit;
import io.eternalengine.bybit.AddressUse;
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
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
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
        assertThat(await(one.take(EndpointGroup.FEE_RATE, AddressUse.ACCOUNT))).isInstanceOf(Permission.Granted.class);

        // then the other waits, but not other groups and accounts
        assertThat(await(other.take(EndpointGroup.FEE_RATE, AddressUse.ACCOUNT)))
                .isInstanceOf(Permission.Wait.class);
        assertThat(await(other.take(EndpointGroup.ORDER_READ, AddressUse.ACCOUNT)))
                .isInstanceOf(Permission.Granted.class);
        assertThat(await(limits(account + "-b").take(EndpointGroup.FEE_RATE, AddressUse.ACCOUNT)))
                .isInstanceOf(Permission.Granted.class);
    }

    @Test
    void obeysWhatTheExchangeSaysIsLeft() {
        await(limits(account).note(EndpointGroup.ORDER_READ, new LimitStatus(50, 0, 30_000)));

        assertThat(await(limits(account).take(EndpointGroup.ORDER_READ, AddressUse.ACCOUNT)))
                .isInstanceOfSatisfying(
                        Permission.Wait.class, wait -> assertThat(wait.waitMs()).isBetween(10_000L, 30_000L));
    }

    @Test
    void neverGrantsMoreThanTheLimitWhoeverAsks() {
        // given eight askers at once
        List<Future<Permission>> asked = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            asked.add(limits(account).take(EndpointGroup.CREATE_LINEAR, AddressUse.ACCOUNT));
        }

        // then of one burst all are reported, and what came on top flowed in while they asked
        long granted = asked.stream()
                .map(RedisRateLimitsTest::await)
                .filter(Permission.Granted.class::isInstance)
                .count();
        assertThat(granted).isBetween(2L, 79L);
    }

    @Test
    void leavesToOrdersOfAnyAccountWhatMarketDataOfTheSameAddressMayNotTake() {
        // given market data that takes whatever it gets, and an account in another process behind the same address
        RateLimits market = limits("public", account, AddressLimit.DEFAULT);
        RateLimits trading = limits(account, account, AddressLimit.DEFAULT);
        int polled = grantedAtOnce(market, AddressUse.MARKET_DATA);

        // then what it leaves is there, and more flows in meanwhile
        assertThat(polled).isBetween(70, 499);
        assertThat(grantedAtOnce(trading, AddressUse.REDUCES_EXPOSURE)).isGreaterThanOrEqualTo(30);
    }

    private static int grantedAtOnce(RateLimits limits, AddressUse use) {
        int granted = 0;
        while (await(limits.take(EndpointGroup.MARKET, use)) instanceof Permission.Granted) {
            granted++;
        }
        return granted;
    }

    @Test
    void tellsEverybodyBehindAnAddressThatItIsBanned() {
        // given one process that was refused
        await(limits("public", account, AddressLimit.LIFTED)
                .note(EndpointGroup.ADDRESS, LimitStatus.exhausted(600_000)));

        // then
        RateLimits other = limits(account, account, AddressLimit.DEFAULT);
        assertThat(await(other.take(EndpointGroup.CANCEL_SPOT, AddressUse.REDUCES_EXPOSURE)))
                .isInstanceOfSatisfying(
                        Permission.Banned.class, ban -> assertThat(ban.waitMs()).isBetween(500_000L, 600_000L));
        assertThat(await(other.take(EndpointGroup.CANCEL_SPOT, AddressUse.NONE)))
                .isInstanceOf(Permission.Granted.class);
    }

    @Test
    void whatTheExchangeCouldNotHaveSaidIsNotBelieved() {
        // given what somebody else wrote: a block of thousands of years, a limit of almost nothing, a debt of tokens
        String bucket = "{bybit-limits}:address:" + account;
        await(redis().send(Request.cmd(Command.HSET).arg(bucket).arg("blocked").arg("99999999999999")));
        String group = "{bybit-limits}:test:account:" + account + ":" + EndpointGroup.CREATE_SPOT.name();
        await(redis().send(Request.cmd(Command.HSET)
                .arg(group)
                .arg("told")
                .arg("0.000001")
                .arg("tokens")
                .arg("-1000000000000")
                .arg("blocked")
                .arg("inf")));

        // then
        assertThat(await(limits(account).take(EndpointGroup.CANCEL_SPOT, AddressUse.REDUCES_EXPOSURE)))
                .isInstanceOf(Permission.Granted.class);
        assertThat(await(limits(account).take(EndpointGroup.CREATE_SPOT, AddressUse.ACCOUNT)))
                .satisfies(permission -> {
                    if (permission instanceof Permission.Wait(long waitMs)) {
                        assertThat(waitMs).isLessThanOrEqualTo(EndpointGroup.CREATE_SPOT.windowMs());
                    } else {
                        assertThat(permission).isInstanceOf(Permission.Granted.class);
                    }
                });
    }

    @Test
    void liftsTheLimitOfAnAddress() {
        RateLimits lifted = limits("public", account, AddressLimit.LIFTED);
        for (int i = 0; i < 1_000; i++) {
            assertThat(await(lifted.take(EndpointGroup.MARKET, AddressUse.MARKET_DATA)))
                    .isInstanceOf(Permission.Granted.class);
        }
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
                new RedisRateLimits(nothing, "test", account, "here", AddressLimit.DEFAULT, PATIENT_MS));

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

    private Redis redis() {
        return Redis.createClient(vertx, Infrastructure.shared().redisUrl());
    }

    private RedisRateLimits limits(String name) {
        return limits(name, name, AddressLimit.DEFAULT);
    }

    private RedisRateLimits limits(String name, String address, AddressLimit limit) {
        return new RedisRateLimits(redis(), "test", name, address, limit, PATIENT_MS);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
