package io.eternalengine.local.fleet.demo;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.local.fleet.RunningEngine;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.risk.RiskEngine;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.TickerChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the fleet has made of the market so far, and what is still awaited for an hour. */
final class FleetProgress {
    private final List<EngineInputs> engines;
    private final OrdersUnderWay orders = new OrdersUnderWay();
    private final Map<Long, Set<InstrumentId>> candles = new HashMap<>();
    private final Map<InstrumentId, Long> tickers = new HashMap<>();
    private long riskAsOfMs = Long.MIN_VALUE;
    private long executionsApplied;
    private long tradesAtVenue;
    /** Why risk takes the exchange for failing; empty while it does not. */
    private String exchangeFails = "";

    /** The engines are those whose decisions are awaited. */
    FleetProgress(List<RunningEngine> engines) {
        this.engines = engines.stream().map(EngineInputs::new).toList();
    }

    /** The venue has made so many trades by now; stops are executed without an order of ours. */
    void tradesAtVenue(long trades) {
        tradesAtVenue = Math.max(tradesAtVenue, trades);
    }

    void observe(SeenRecord seen) {
        engines.forEach(engine -> engine.observe(seen));
        orders.observe(seen);
        switch (seen.message()) {
            case CandleClosed candle ->
                candles.computeIfAbsent(candle.getOpenTimeMs() + candle.getIntervalMs(), _ -> new HashSet<>())
                        .add(MarketMapping.instrument(candle.getCategory(), candle.getSymbol()));
            case TickerChanged ticker ->
                tickers.merge(
                        MarketMapping.instrument(ticker.getCategory(), ticker.getSymbol()),
                        ticker.getEventTimeMs(),
                        Math::max);
            case RiskStateReported report -> {
                riskAsOfMs = Math.max(riskAsOfMs, report.getAsOfMs());
                executionsApplied = Math.max(executionsApplied, report.getExecutionsApplied());
            }
            case RiskCommand command -> observe(command);
            default -> {
                // Counts for the engine or for orders only.
            }
        }
    }

    private void observe(RiskCommand command) {
        if (command.getHaltImposed().getHaltKey().equals(RiskEngine.EXCHANGE_HALT_KEY)) {
            exchangeFails = command.getHaltImposed().getReason();
        } else if (command.getHaltLifted().getHaltKey().equals(RiskEngine.EXCHANGE_HALT_KEY)) {
            exchangeFails = "";
        }
    }

    /** Those among the given markets whose candle of the hour has not come. */
    Set<InstrumentId> withoutCandle(long closeMs, Set<InstrumentId> markets) {
        Set<InstrumentId> missing = new HashSet<>(markets);
        missing.removeAll(candles.getOrDefault(closeMs, Set.of()));
        return missing;
    }

    /**
     * What is still awaited of the fleet, a sentence each; nothing when it has digested the hour.
     *
     * @param closeMs end of the hour
     * @param markets whose candle is awaited
     * @param riskValues whether risk can value the hour: it waits for all markets
     */
    List<String> awaited(long closeMs, Set<InstrumentId> markets, boolean riskValues) {
        List<String> awaited = new ArrayList<>();
        withoutCandle(closeMs, markets)
                .forEach(market -> awaited.add("the candle of " + market.key() + " closed at " + at(closeMs)));
        if (riskValues && riskAsOfMs < closeMs) {
            awaited.add("risk's valuation as of " + at(closeMs)
                    + (riskAsOfMs == Long.MIN_VALUE ? " (none yet)" : " (last: " + at(riskAsOfMs) + ")"));
        }
        awaited.addAll(ofEnginesAndOrders());
        if (!exchangeFails.isEmpty()) {
            // An outage lasts by the clock of this machine; in a market that is stepped, days would pass in it.
            awaited.add("the exchange's answer (" + exchangeFails + ")");
        }
        if (executionsApplied < orders.executions()) {
            awaited.add(
                    "risk's valuation with " + orders.executions() + " executions (last: " + executionsApplied + ")");
        }
        return awaited;
    }

    /** What is still awaited after a small step of the market, while orders rest in the book. */
    List<String> awaitedWhileResting(long nowMs, Set<InstrumentId> markets) {
        List<String> awaited = new ArrayList<>();
        for (InstrumentId market : markets) {
            if (tickers.getOrDefault(market, Long.MIN_VALUE) < nowMs) {
                awaited.add("the ticker of " + market.key() + " at " + at(nowMs));
            }
        }
        awaited.addAll(ofEnginesAndOrders());
        return awaited;
    }

    private List<String> ofEnginesAndOrders() {
        List<String> awaited = new ArrayList<>();
        engines.forEach(engine -> awaited.addAll(engine.awaited()));
        awaited.addAll(orders.awaited());
        if (orders.executions() < tradesAtVenue) {
            awaited.add("the " + tradesAtVenue + " executions of the venue (published: " + orders.executions() + ")");
        }
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
