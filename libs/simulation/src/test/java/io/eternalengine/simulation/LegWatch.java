package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * FUNDING's legs at the exchange: coins and shorts differ by less than an order that could close the difference, or only
 * within the leg time-out, or while such an order is under way, or just after the exchange has failed one.
 */
final class LegWatch implements Watch {
    private static final String ACCOUNT = "FUNDING";
    private static final long TIMEOUT_MS = 5_000;
    private static final long RETRY_MS = 3_000;

    private final Map<String, Long> unbalancedSinceMs = new HashMap<>();
    private final Map<String, Long> lastOrderMs = new HashMap<>();
    int carried;

    /** An order may be placed and fail between two steps. */
    @Override
    public void riskDecided(World world, RiskSight before, RiskInput input, List<RiskOutput> outputs) {
        for (RiskOutput output : outputs) {
            if (output instanceof RiskOutput.Approved approved
                    && approved.intent().account().equals(ACCOUNT)) {
                lastOrderMs.put(RandomMarkets.coinOf(approved.intent().instrument()), world.nowMs());
            }
        }
    }

    @Override
    public void stepped(World world) {
        for (String coin : RandomMarkets.COINS) {
            boolean underWay = isUnderWay(world, coin);
            if (underWay) {
                lastOrderMs.put(coin, world.nowMs());
            }
            if (isBalanced(world, coin)) {
                unbalancedSinceMs.remove(coin);
            } else {
                long sinceMs = unbalancedSinceMs.computeIfAbsent(coin, unseen -> world.nowMs());
                long quietMs = world.nowMs() - lastOrderMs.getOrDefault(coin, 0L);
                assertThat(underWay
                                || !world.engines().decidesNothing()
                                || world.nowMs() - sinceMs <= TIMEOUT_MS + 3 * Exchange.TICK_MS
                                || quietMs <= RETRY_MS)
                        .as(
                                "legs of %s differ since %d ms, and for %d ms no order was under way: %s",
                                coin,
                                world.nowMs() - sinceMs,
                                quietMs,
                                world.ledger().account(ACCOUNT))
                        .isTrue();
            }
        }
    }

    private boolean isBalanced(World world, String coin) {
        InstrumentId perpetual = InstrumentId.linear(coin + "USDT");
        Instrument rules = RandomMarkets.rulesOf(perpetual);
        AccountLedger account = world.ledger().account(ACCOUNT);
        Decimal shorts = account.position(perpetual).quantity().negated();
        carried += shorts.isPositive() ? 1 : 0;
        Decimal difference = account.coins(coin)
                .quantity()
                .floorToStep(rules.quantityStep())
                .minus(shorts)
                .abs();
        Decimal mark = world.mark(perpetual);
        Decimal smallest = mark.isZero()
                ? rules.quantityStep()
                : rules.minNotional()
                        .dividedBy(mark, 18, RoundingMode.UP)
                        .max(rules.quantityStep())
                        .ceilToStep(rules.quantityStep());
        return difference.isBelow(smallest);
    }

    private static boolean isUnderWay(World world, String coin) {
        var found = new AtomicBoolean();
        world.venue()
                .forEachOpen(
                        ACCOUNT,
                        intent -> found.compareAndSet(
                                false, RandomMarkets.coinOf(intent.instrument()).equals(coin)));
        return found.get();
    }
}
