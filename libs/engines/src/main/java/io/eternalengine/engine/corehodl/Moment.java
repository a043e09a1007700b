package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.InstrumentId;
import java.util.Optional;

/**
 * The latest close of all markets. How much may be bought depends on the prices of all of them, so purchases wait until the
 * last market's candle of that time has come. They wait for one candle, as risk does: a market that is silent for longer
 * holds up no other one, and nothing of it is bought until it is received again.
 *
 * @param intervalMs of the candles
 */
record Moment(CoreHodlMarkets markets, long closeTimeMs, long intervalMs) {
    static Moment latest(CoreHodlMarkets markets, Candle candle) {
        long latestMs = candle.closeTimeMs();
        for (CoreHodlMarket market : markets.all()) {
            latestMs = Math.max(latestMs, market.closedAtMs());
        }
        return new Moment(markets, latestMs, candle.intervalMs());
    }

    /** A market whose candle of this moment is still to come; empty when none is waited for. */
    Optional<InstrumentId> awaited() {
        for (CoreHodlMarket market : markets.sorted()) {
            long closedMs = market.closedAtMs();
            if (market.hasPrice() && closedMs < closeTimeMs && closedMs >= closeTimeMs - intervalMs) {
                return Optional.of(market.id());
            }
        }
        return Optional.empty();
    }

    /** Whether the market's candle of this moment has come. */
    boolean hasComeIn(InstrumentId instrument) {
        CoreHodlMarket market = markets.of(instrument);
        return market.hasPrice() && market.closedAtMs() == closeTimeMs;
    }
}
