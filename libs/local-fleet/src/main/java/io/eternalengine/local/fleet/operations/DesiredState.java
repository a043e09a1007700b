package io.eternalengine.local.fleet.operations;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.orchestration.EngineAccount;
import io.eternalengine.orchestration.OrchestrationParameters;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.MarketSubscription;
import io.eternalengine.topics.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Publishes which markets the fleet follows and how much capital each engine works with. */
public final class DesiredState {
    /** The markets that the fleet follows, spot and perpetual each. */
    public static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");

    /** The same as the fleet subscribes to them. */
    public static final List<InstrumentId> MARKETS = SYMBOLS.stream()
            .flatMap(symbol -> Stream.of(InstrumentId.spot(symbol), InstrumentId.linear(symbol)))
            .toList();

    /** The accounts that trade, each its own at the exchange. */
    public static final List<String> ACCOUNTS = OrchestrationParameters.defaults().accounts().stream()
            .map(EngineAccount::account)
            .toList();

    /** Length of the candles that engines decide on. */
    public static final Duration INTERVAL = Duration.ofHours(1);

    private DesiredState() {}

    /**
     * Publishes the subscriptions and the allocations.
     *
     * @param totalCapital in USDT, over all accounts
     * @param accounts that trade, with their shares of it
     * @param startMs market time from which the allocations hold
     * @param history of perpetuals from before it
     */
    public static void publish(
            String bootstrapServers,
            BigDecimal totalCapital,
            List<EngineAccount> accounts,
            long startMs,
            Duration history) {
        try (MessageSender sender = new MessageSender(bootstrapServers)) {
            for (InstrumentId market : MARKETS) {
                sender.send(Topic.SUBSCRIPTIONS, market.key(), subscription(market, history));
            }
            for (EngineAccount account : accounts) {
                sender.send(Topic.CAPITAL_ALLOCATIONS, account.account(), allocation(account, totalCapital, startMs));
            }
        }
    }

    private static MarketSubscription subscription(InstrumentId market, Duration history) {
        return MarketSubscription.newBuilder()
                .setCategory(MarketMapping.category(market))
                .setSymbol(market.symbol())
                .setIntervalMs(INTERVAL.toMillis())
                .setActive(true)
                .setWarmUpCandles(market.isPerpetual() ? Math.toIntExact(history.dividedBy(INTERVAL)) : 0)
                .build();
    }

    private static CapitalAllocated allocation(EngineAccount account, BigDecimal totalCapital, long startMs) {
        BigDecimal engineCapital =
                totalCapital.multiply(account.target().toBigDecimal()).stripTrailingZeros();
        return CapitalAllocated.newBuilder()
                .setAllocationId(account.account() + "-" + startMs + "-" + engineCapital.toPlainString())
                .setEngine(account.engine().label())
                .setAccount(account.account())
                .setTotalCapital(totalCapital.toPlainString())
                .setEngineCapital(engineCapital.toPlainString())
                .setEffectiveFromMs(startMs)
                .build();
    }
}
