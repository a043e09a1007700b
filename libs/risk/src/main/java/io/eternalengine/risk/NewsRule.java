package io.eternalengine.risk;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.InstrumentId;

/**
 * Which news of live markets counts. One wrong time would make all other news old, so what the candles do not know of is not believed:
 * an instrument that nobody described or that is followed no more, a time to which the exchange cannot have come.
 */
final class NewsRule {
    private NewsRule() {}

    /** Whether the news counts; what does not changes nothing, and a wrong time is alerted. */
    static boolean accepts(RiskStep step, InstrumentId instrument, long atMs) {
        if (!step.state().portfolio().instruments().containsKey(instrument)
                || step.state().surveillance().hasLeft(instrument)) {
            return false;
        }
        long knownMs = knownMs(step.state());
        if (knownMs == 0 || atMs - knownMs <= Candle.FROM_THE_FUTURE_MS) {
            return true;
        }
        if (step.state().surveillance().refuse(instrument)) {
            step.answer(new RiskOutput.Alerted(
                    AlertSeverity.P2,
                    instrument.symbol() + " news from the future",
                    "News of " + instrument + " bears the time " + atMs + ", more than a day after " + knownMs
                            + ", the latest time known: it is ignored.",
                    knownMs));
        }
        return false;
    }

    /**
     * A candle says what time it is: news of a time to which the exchange has not come is taken to be of now. A candle that is read
     * late says nothing against what candles of other markets know.
     */
    static void correct(RiskStep step, Candle candle) {
        Surveillance surveillance = step.state().surveillance();
        long reachedMs =
                Math.max(candle.venueTimeMs(), step.state().portfolio().marks().newestMs());
        if (surveillance.newestMs() - reachedMs > Candle.FROM_THE_FUTURE_MS) {
            surveillance.turnBackTo(reachedMs);
        }
    }

    /** By the candles; before the first by the news; 0 when nothing is known. */
    private static long knownMs(RiskState state) {
        long closedMs = state.portfolio().marks().newestMs();
        return closedMs == 0 ? state.surveillance().newestMs() : closedMs;
    }
}
