package io.eternalengine.local.fleet.operations;

import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.MarketSubscription;
import io.eternalengine.topics.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Publishes which markets to follow and how much capital CORE-HODL works with. */
public final class DesiredState {
    /** The markets that the fleet follows. */
    public static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");

    /** What of them is subscribed to. */
    public static final List<FollowedMarket> MARKETS =
            SYMBOLS.stream().map(FollowedMarket::spot).toList();

    /** The accounts that trade, each its own at the exchange. */
    public static final List<String> ACCOUNTS = List.of("CORE-HODL", "TREND-1", "TREND-2", "FUNDING", "TACTICAL");

    /** Length of the candles that engines decide on. */
    public static final Duration INTERVAL = Duration.ofHours(1);

    private static final String ENGINE = "CORE-HODL";
    private static final BigDecimal ENGINE_SHARE = new BigDecimal("0.60");

    private DesiredState() {}

    /**
     * Publishes the subscriptions and the allocation.
     *
     * @param totalCapital in USDT, over all accounts
     * @param startMs market time from which the allocation holds
     */
    public static void publish(String bootstrapServers, BigDecimal totalCapital, long startMs) {
        try (MessageSender sender = new MessageSender(bootstrapServers)) {
            for (FollowedMarket market : MARKETS) {
                sender.send(Topic.SUBSCRIPTIONS, market.toString(), subscription(market));
            }
            sender.send(Topic.CAPITAL_ALLOCATIONS, ENGINE, allocation(totalCapital, startMs));
        }
    }

    private static MarketSubscription subscription(FollowedMarket market) {
        return MarketSubscription.newBuilder()
                .setCategory(market.category())
                .setSymbol(market.symbol())
                .setIntervalMs(INTERVAL.toMillis())
                .setActive(true)
                .build();
    }

    private static CapitalAllocated allocation(BigDecimal totalCapital, long startMs) {
        BigDecimal engineCapital = totalCapital.multiply(ENGINE_SHARE).stripTrailingZeros();
        return CapitalAllocated.newBuilder()
                .setAllocationId(ENGINE + "-" + startMs + "-" + engineCapital.toPlainString())
                .setEngine(ENGINE)
                .setAccount(ENGINE)
                .setTotalCapital(totalCapital.toPlainString())
                .setEngineCapital(engineCapital.toPlainString())
                .setEffectiveFromMs(startMs)
                .build();
    }
}
