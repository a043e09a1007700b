package io.eternalengine.local.fleet.demo;

import io.eternalengine.local.fleet.RunningEngine;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.VerdictOutcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the fleet's records showed during a run, as far as the summary needs it. */
final class RunRecord {
    private static final Pattern DCA_INTENT =
            Pattern.compile("CORE-HODL\\.dca\\.([A-Z0-9]+)USDT\\.part-(\\d+)\\.try-\\d+");

    private final HaltLatencies halts = new HaltLatencies();
    private final Map<String, Long> candleToOrderUs = new LinkedHashMap<>();
    private final SortedMap<String, Set<String>> dcaParts = new TreeMap<>();
    private final SortedMap<String, AccountSnapshot> snapshots = new TreeMap<>();
    private final SortedMap<String, Integer> candles = new TreeMap<>();
    private final Map<String, Long> latestCandles = new HashMap<>();
    private int candlesOutOfOrder;
    private final SortedMap<String, Integer> rejections = new TreeMap<>();
    private RiskStateReported lastReport = RiskStateReported.getDefaultInstance();
    private final Map<RunningEngine, Long> decisionsOf = new EnumMap<>(RunningEngine.class);
    private final Map<RunningEngine, String> stateHashes = new EnumMap<>(RunningEngine.class);
    private long decisions;
    private int reductionsOrdered;

    void observe(SeenRecord seen) {
        halts.observe(seen);
        switch (seen.message()) {
            case OrderStateChanged changed -> onOrder(changed);
            case ExecutionReported execution -> onExecution(execution);
            case AccountSnapshot snapshot -> onSnapshot(snapshot);
            case RiskStateReported report -> lastReport = report;
            case CandleClosed candle -> onCandle(candle);
            case DecisionRecorded decision -> onDecision(decision);
            case RiskVerdict verdict
            when verdict.getOutcome() == VerdictOutcome.VERDICT_OUTCOME_REJECTED ->
                rejections.merge(verdict.getRule(), 1, Integer::sum);
            case RiskCommand command when command.hasReductionOrdered() -> reductionsOrdered++;
            default -> {
                // Not part of the summary.
            }
        }
    }

    private void onCandle(CandleClosed candle) {
        String market = MarketMapping.instrument(candle.getCategory(), candle.getSymbol())
                .key();
        candles.merge(market, 1, Integer::sum);
        Long before = latestCandles.put(market, candle.getOpenTimeMs());
        if (before != null && before >= candle.getOpenTimeMs()) {
            candlesOutOfOrder++;
        }
    }

    private void onDecision(DecisionRecorded decision) {
        decisions++;
        for (RunningEngine engine : RunningEngine.all()) {
            if (engine.made(decision)) {
                decisionsOf.merge(engine, 1L, Long::sum);
                stateHashes.put(
                        engine, HexFormat.of().formatHex(decision.getStateHash().toByteArray()));
            }
        }
    }

    private void onOrder(OrderStateChanged changed) {
        if (changed.getOriginWallUs() > 0 && changed.getFirstByteWallUs() > 0) {
            candleToOrderUs.putIfAbsent(
                    changed.getClientOrderId(), changed.getFirstByteWallUs() - changed.getOriginWallUs());
        }
    }

    private void onExecution(ExecutionReported execution) {
        Matcher intent = DCA_INTENT.matcher(execution.getIntentId());
        if (intent.matches()) {
            dcaParts.computeIfAbsent(intent.group(1), _ -> new TreeSet<>()).add(intent.group(2));
        }
    }

    private void onSnapshot(AccountSnapshot snapshot) {
        AccountSnapshot before = snapshots.get(snapshot.getAccount());
        if (before == null || before.getJournalSequence() <= snapshot.getJournalSequence()) {
            snapshots.put(snapshot.getAccount(), snapshot);
        }
    }

    /** Parts of the purchase program with at least one execution, by base asset. */
    SortedMap<String, Integer> dcaPurchases() {
        SortedMap<String, Integer> purchases = new TreeMap<>(Map.of("BTC", 0, "ETH", 0));
        dcaParts.forEach((asset, parts) -> purchases.put(asset, parts.size()));
        return purchases;
    }

    /** The last snapshot of each account. */
    SortedMap<String, AccountSnapshot> snapshots() {
        return Collections.unmodifiableSortedMap(snapshots);
    }

    /** Risk's last picture. */
    RiskStateReported lastReport() {
        return lastReport;
    }

    Latencies candleToOrder() {
        return Latencies.ofMicros(candleToOrderUs.values());
    }

    /** The same without the first orders, which were made by processes that had just started. */
    Latencies candleToOrderAfter(int firstOrders) {
        return Latencies.ofMicros(
                candleToOrderUs.values().stream().skip(firstOrders).toList());
    }

    /** How many halts an opening order still left after. */
    int haltsOvertaken() {
        return (int) halts.micros().stream().filter(micros -> micros > 0).count();
    }

    Latencies haltToLastOrder() {
        return Latencies.ofMicros(halts.micros());
    }

    Latencies haltToLastFill() {
        return Latencies.ofMicros(halts.microsToLastFill());
    }

    SortedMap<String, Integer> candles() {
        return Collections.unmodifiableSortedMap(candles);
    }

    /** Candles that came a second time, or after a later one of their market. */
    int candlesOutOfOrder() {
        return candlesOutOfOrder;
    }

    /** Rejected intents by the rule that rejected them. */
    SortedMap<String, Integer> rejections() {
        return Collections.unmodifiableSortedMap(rejections);
    }

    long decisions() {
        return decisions;
    }

    long decisions(RunningEngine engine) {
        return decisionsOf.getOrDefault(engine, 0L);
    }

    /** Hash of an engine's state after its last decision, in hexadecimal. */
    String lastStateHash(RunningEngine engine) {
        return stateHashes.getOrDefault(engine, "");
    }

    int reductionsOrdered() {
        return reductionsOrdered;
    }
}
