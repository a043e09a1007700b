package io.eternalengine.local.fleet.comparison;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Trades of the fleet and of the backtest that belong together.
 *
 * @param pairs both made
 * @param liveOnly what only the fleet traded
 * @param backtestOnly what only the backtest traded
 */
public record TradePairs(List<Pair> pairs, List<IntentTrade> liveOnly, List<IntentTrade> backtestOnly) {
    /** Trades that lie further apart belong to different decisions. */
    private static final long FURTHEST_MS = Duration.ofDays(1).toMillis();

    /** One decision, traded twice. */
    public record Pair(IntentTrade live, IntentTrade backtest) {
        /** Whether both traded at the same moment of the market, the same hour that is. */
        boolean isOfOneTime() {
            return Math.abs(live.atMs() - backtest.atMs()) < Duration.ofHours(1).toMillis();
        }
    }

    public TradePairs {
        pairs = List.copyOf(pairs);
        liveOnly = List.copyOf(liveOnly);
        backtestOnly = List.copyOf(backtestOnly);
    }

    /** Pairs the nearest in time of the same kind, each once, in the order of the backtest. */
    public static TradePairs of(List<IntentTrade> live, List<IntentTrade> backtest) {
        List<IntentTrade> left = new ArrayList<>(live);
        List<Pair> pairs = new ArrayList<>();
        List<IntentTrade> alone = new ArrayList<>();
        for (IntentTrade trade : backtest) {
            int nearest = nearest(left, trade);
            if (nearest < 0) {
                alone.add(trade);
            } else {
                pairs.add(new Pair(left.remove(nearest), trade));
            }
        }
        return new TradePairs(pairs, left, alone);
    }

    private static int nearest(List<IntentTrade> live, IntentTrade trade) {
        int nearest = -1;
        long leastMs = FURTHEST_MS;
        for (int i = 0; i < live.size(); i++) {
            long apartMs = Math.abs(live.get(i).atMs() - trade.atMs());
            if (live.get(i).isOfTheKindOf(trade) && apartMs < leastMs) {
                nearest = i;
                leastMs = apartMs;
            }
        }
        return nearest;
    }
}
