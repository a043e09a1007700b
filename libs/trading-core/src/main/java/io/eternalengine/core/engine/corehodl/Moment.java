package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import java.util.Optional;

/**
 * The latest close of all markets. How much may be bought depends on the prices of all of them, so purchases wait until the
 * last market's candle of that time has come. They wait for one candle, as risk does: a market that is silent for longer
 * holds up no other one, and nothing of it is bought until it is heard again.
 *
 * @param intervalMs of the candles
 */
record Moment(FrozenMap<InstrumentId, MarketView> markets, long closeTimeMs, long intervalMs) {
    static Moment latest(FrozenMap<InstrumentId, MarketView> markets, Candle heard) {
        long latestMs = heard.closeTimeMs();
        for (int i = 0; i < markets.size(); i++) {
            latestMs = Math.max(latestMs, markets.valueAt(i).lastCloseTimeMs());
        }
        return new Moment(markets, latestMs, heard.intervalMs());
    }

    /** Whether the latest candles of all markets closed at the same time, so that weights compare like with like. */
    static boolean isOfAll(FrozenMap<InstrumentId, MarketView> markets) {
        for (int i = 1; i < markets.size(); i++) {
            if (markets.valueAt(i).lastCloseTimeMs() != markets.valueAt(0).lastCloseTimeMs()) {
                return false;
            }
        }
        return markets.size() > 0;
    }

    /** A market whose candle of this moment is still to come; empty when none is waited for. */
    Optional<InstrumentId> awaited() {
        for (int i = 0; i < markets.size(); i++) {
            long closedMs = markets.valueAt(i).lastCloseTimeMs();
            if (closedMs < closeTimeMs && closedMs >= closeTimeMs - intervalMs) {
                return Optional.of(markets.keyAt(i));
            }
        }
        return Optional.empty();
    }

    /** Whether the market's candle of this moment has come. */
    boolean isHeardIn(InstrumentId market) {
        MarketView view = markets.get(market);
        return view != null && view.lastCloseTimeMs() == closeTimeMs;
    }
}
