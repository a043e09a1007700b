package io.eternalengine.local.fleet.comparison;

import com.google.protobuf.MessageLite;
import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.FundingPayment;
import io.eternalengine.backtester.run.RunLog;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.engine.RuleName;
import io.eternalengine.engine.SharedRule;
import io.eternalengine.engine.corehodl.CoreHodlRule;
import io.eternalengine.engine.trend.TrendRule;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.orchestration.Transfer;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.VerdictOutcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays the candles that the fleet read through the backtest, with the same parameters, and pairs what both traded. Where one of
 * them did not trade, the cause is what it decided at that time: the rule of risk that rejected, or the rule of the engine's decision.
 */
public final class BacktestComparison {
    private static final int MOST_DIFFERENCES = 60;
    /** What an engine does not follow or knows already, or that a bar goes on, explains nothing. */
    private static final Set<String> EXPLAIN_NOTHING = Stream.<RuleName>of(
                    SharedRule.NOT_OURS,
                    SharedRule.NOTHING_DUE,
                    SharedRule.CANDLE_KNOWN,
                    CoreHodlRule.NOT_A_TARGET,
                    TrendRule.WITHIN_BAR,
                    TrendRule.ORDER_UNKNOWN,
                    TrendRule.NO_POSITION,
                    TrendRule.STOP_MOVED)
            .map(RuleName::text)
            .collect(Collectors.toUnmodifiableSet());

    private static final BigDecimal SAME_QUANTITY = new BigDecimal("0.01");

    private final BacktestRequest request;
    private final RecordedMarket market = new RecordedMarket();
    private final List<Execution> live = new ArrayList<>();
    /** What rejected an intent, or decided at a time, by account. */
    private final Reasons fleetReasons = new Reasons();

    /**
     * @param request range, capital and parameters that the fleet works with
     */
    public BacktestComparison(BacktestRequest request) {
        this.request = request;
    }

    /**
     * What came of it.
     *
     * @param inBoth trades that both made
     * @param atTheSameTime of these, within the same hour
     * @param ofTheSameSize of these, within a hundredth
     * @param liveOnly trades that only the fleet made
     * @param backtestOnly trades that only the backtest made
     * @param fills prices and fees of those at the same time
     * @param causes of all that differs, with how often
     * @param differences a sentence each, in the order of time; the first ones
     */
    public record Figures(
            int inBoth,
            int atTheSameTime,
            int ofTheSameSize,
            int liveOnly,
            int backtestOnly,
            FillDifference fills,
            SortedMap<String, Integer> causes,
            List<String> differences) {}

    /** What was decided and rejected, by account and time. */
    static final class Reasons {
        private final Map<String, NavigableMap<Long, String>> decisions = new HashMap<>();
        private final Map<String, NavigableMap<Long, String>> rejections = new HashMap<>();

        void decided(String account, long atMs, String rule) {
            decisions.computeIfAbsent(account, _ -> new TreeMap<>()).put(atMs, rule);
        }

        void rejected(String account, long atMs, String rule) {
            rejections.computeIfAbsent(account, _ -> new TreeMap<>()).put(atMs, rule);
        }

        /** The last word on a trade that was made elsewhere. */
        String cause(IntentTrade trade) {
            long fromMs = trade.atMs() - Duration.ofHours(1).toMillis();
            Map.Entry<Long, String> rejection = last(rejections, trade, fromMs);
            if (rejection != null) {
                return "risk " + rejection.getValue();
            }
            Map.Entry<Long, String> decision = last(decisions, trade, fromMs);
            return decision == null ? "decided otherwise" : decision.getValue();
        }

        private static Map.@Nullable Entry<Long, String> last(
                Map<String, NavigableMap<Long, String>> reasons, IntentTrade trade, long fromMs) {
            return reasons.getOrDefault(trade.account(), new TreeMap<>())
                    .subMap(fromMs, true, trade.atMs(), true)
                    .lastEntry();
        }
    }

    /** A record was read. */
    public void observe(MessageLite message) {
        market.observe(message);
        switch (message) {
            case ExecutionReported execution -> live.add(TradingMapping.toModel(execution));
            case DecisionRecorded decision
            when explains(decision) ->
                fleetReasons.decided(
                        decision.getAccount(),
                        decision.getEventTimeMs(),
                        decision.getRule().intern());
            case RiskVerdict verdict
            when verdict.getOutcome() == VerdictOutcome.VERDICT_OUTCOME_REJECTED ->
                fleetReasons.rejected(verdict.getAccount(), verdict.getDecidedAtMs(), verdict.getRule());
            default -> {
                // No reason of a trade.
            }
        }
    }

    private static boolean explains(DecisionRecorded decision) {
        return !EXPLAIN_NOTHING.contains(decision.getRule());
    }

    /** Runs the backtest and compares. */
    public Figures compare() {
        var executions = new ArrayList<Execution>();
        var backtestReasons = new Reasons();
        Backtest.over(request, market.data()).play(new RunLog() {
            @Override
            public void decided(String account, long atMs, RuleName rule) {
                if (!EXPLAIN_NOTHING.contains(rule.text())) {
                    backtestReasons.decided(account, atMs, rule.text());
                }
            }

            @Override
            public void executed(Execution execution) {
                executions.add(execution);
            }

            @Override
            public void rejected(Verdict verdict) {
                backtestReasons.rejected(verdict.account(), verdict.decidedAtMs(), verdict.rule());
            }

            @Override
            public void funded(FundingPayment payment) {}

            @Override
            public void refused(OrderUpdate update) {}

            @Override
            public void transferred(Transfer transfer) {}

            @Override
            public void dayEnded(DayEnd day) {}
        });
        return figures(TradePairs.of(IntentTrade.of(live), IntentTrade.of(executions)), backtestReasons);
    }

    /** What came of trades that were paired, by the reasons on both sides. */
    Figures figures(TradePairs paired, Reasons backtestReasons) {
        SortedMap<String, Integer> causes = new TreeMap<>();
        SortedMap<Long, List<String>> sentences = new TreeMap<>();
        paired.backtestOnly()
                .forEach(trade ->
                        note(trade, "only in the backtest", "live: " + fleetReasons.cause(trade), causes, sentences));
        paired.liveOnly()
                .forEach(trade ->
                        note(trade, "only live", "backtest: " + backtestReasons.cause(trade), causes, sentences));
        for (TradePairs.Pair pair : paired.pairs()) {
            if (!pair.isOfOneTime()) {
                note(
                        pair.backtest(),
                        "live at " + Instant.ofEpochMilli(pair.live().atMs()),
                        pair.live().atMs() < pair.backtest().atMs()
                                ? "live earlier"
                                : "live: " + fleetReasons.cause(pair.backtest()),
                        causes,
                        sentences);
            } else if (!isOfOneSize(pair)) {
                note(
                        pair.backtest(),
                        "of " + plain(pair.backtest().quantity()) + ", live of "
                                + plain(pair.live().quantity()),
                        "another size",
                        causes,
                        sentences);
            }
        }
        return new Figures(
                paired.pairs().size(),
                (int) paired.pairs().stream()
                        .filter(TradePairs.Pair::isOfOneTime)
                        .count(),
                (int) paired.pairs().stream()
                        .filter(pair -> pair.isOfOneTime() && isOfOneSize(pair))
                        .count(),
                paired.liveOnly().size(),
                paired.backtestOnly().size(),
                FillDifference.of(paired.pairs().stream()
                        .filter(TradePairs.Pair::isOfOneTime)
                        .toList()),
                causes,
                sentences.values().stream()
                        .flatMap(List::stream)
                        .limit(MOST_DIFFERENCES)
                        .toList());
    }

    private static void note(
            IntentTrade trade,
            String what,
            String cause,
            SortedMap<String, Integer> causes,
            SortedMap<Long, List<String>> sentences) {
        causes.merge(cause, 1, Integer::sum);
        String sentence =
                Instant.ofEpochMilli(trade.atMs()) + " " + trade.described() + " " + what + " (" + cause + ")";
        sentences.merge(
                trade.atMs(),
                List.of(sentence),
                (before, more) -> Stream.of(before, more).flatMap(List::stream).toList());
    }

    private static boolean isOfOneSize(TradePairs.Pair pair) {
        BigDecimal apart =
                pair.live().quantity().subtract(pair.backtest().quantity()).abs();
        return apart.compareTo(pair.backtest().quantity().multiply(SAME_QUANTITY)) <= 0;
    }

    private static String plain(BigDecimal quantity) {
        return quantity.setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }
}
