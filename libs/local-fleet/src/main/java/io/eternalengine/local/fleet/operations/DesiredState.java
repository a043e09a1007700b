package io.eternalengine.local.fleet.operations;

import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.MarketSubscription;
import io.eternalengine.topics.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Publishes which markets to follow and how much capital CORE-HODL works with. */
public final class DesiredState {
    /** The markets that the fleet follows. */
    public static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");

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
            for (String symbol : SYMBOLS) {
                sender.send(Topic.SUBSCRIPTIONS, symbol, subscription(symbol));
            }
            sender.send(Topic.CAPITAL_ALLOCATIONS, ENGINE, allocation(totalCapital, startMs));
        }
    }

    private static MarketSubscription subscription(String symbol) {
        return MarketSubscription.newBuilder()
                .setCategory(MarketCategory.MARKET_CATEGORY_SPOT)
                .setSymbol(symbol)
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
