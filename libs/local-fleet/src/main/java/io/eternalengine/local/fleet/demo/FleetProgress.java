package io.eternalengine.local.fleet.demo;

import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.topics.ConsumerGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the fleet has made of the market so far, and what is still awaited for an hour. */
final class FleetProgress {
    private final EngineInputs engine = new EngineInputs("CORE-HODL", ConsumerGroup.ENGINE_CORE_HODL);
    private final OrdersUnderWay orders = new OrdersUnderWay();
    private final Map<Long, Set<String>> candles = new HashMap<>();
    private final Map<String, Long> tickers = new HashMap<>();
    private long riskAsOfMs = Long.MIN_VALUE;
    private long executionsApplied;

    void observe(SeenRecord seen) {
        engine.observe(seen);
        orders.observe(seen);
        switch (seen.message()) {
            case CandleClosed candle ->
                candles.computeIfAbsent(candle.getOpenTimeMs() + candle.getIntervalMs(), _ -> new HashSet<>())
                        .add(candle.getSymbol());
            case TickerChanged ticker -> tickers.merge(ticker.getSymbol(), ticker.getEventTimeMs(), Math::max);
            case RiskStateReported report -> {
                riskAsOfMs = Math.max(riskAsOfMs, report.getAsOfMs());
                executionsApplied = Math.max(executionsApplied, report.getExecutionsApplied());
            }
            default -> {
                // Counts for the engine or for orders only.
            }
        }
    }

    /** The symbols among the given ones whose candle of the hour has not come. */
    Set<String> withoutCandle(long closeMs, Set<String> symbols) {
        Set<String> missing = new HashSet<>(symbols);
        missing.removeAll(candles.getOrDefault(closeMs, Set.of()));
        return missing;
    }

    /**
     * What is still awaited of the fleet, a sentence each; nothing when it has digested the hour.
     *
     * @param closeMs end of the hour
     * @param symbols whose candle is awaited
     * @param riskValues whether risk can value the hour: it waits for all markets
     */
    List<String> awaited(long closeMs, Set<String> symbols, boolean riskValues) {
        List<String> awaited = new ArrayList<>();
        withoutCandle(closeMs, symbols)
                .forEach(symbol -> awaited.add("the candle of " + symbol + " closed at " + at(closeMs)));
        if (riskValues && riskAsOfMs < closeMs) {
            awaited.add("risk's valuation as of " + at(closeMs)
                    + (riskAsOfMs == Long.MIN_VALUE ? " (none yet)" : " (last: " + at(riskAsOfMs) + ")"));
        }
        awaited.addAll(engine.awaited());
        awaited.addAll(orders.awaited());
        if (executionsApplied < orders.executions()) {
            awaited.add(
                    "risk's valuation with " + orders.executions() + " executions (last: " + executionsApplied + ")");
        }
        return awaited;
    }

    /** What is still awaited after a small step of the market, while orders rest in the book. */
    List<String> awaitedWhileResting(long nowMs, Set<String> symbols) {
        List<String> awaited = new ArrayList<>();
        for (String symbol : symbols) {
            if (tickers.getOrDefault(symbol, Long.MIN_VALUE) < nowMs) {
                awaited.add("the ticker of " + symbol + " at " + at(nowMs));
            }
        }
        awaited.addAll(engine.awaited());
        awaited.addAll(orders.awaited());
        return awaited;
    }

    boolean hasRestingOrders() {
        return orders.hasResting();
    }

    /** Nothing older is asked for again. */
    void forgetBefore(long closeMs) {
        candles.keySet().removeIf(hour -> hour < closeMs);
    }

    private static String at(long epochMs) {
        return Instant.ofEpochMilli(epochMs).toString();
    }
}
