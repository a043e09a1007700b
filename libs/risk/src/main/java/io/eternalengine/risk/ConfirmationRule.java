package io.eternalengine.risk;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.InstrumentId;

/**
 * A close that other prices do not confirm values nothing until a second look confirms it. A real crash is confirmed by the next
 * prices; what no price of the moment speaks against is valued after a bounded time in any case.
 */
final class ConfirmationRule {
    private ConfirmationRule() {}

    /** Whether the close is held back; what was held back before it is looked at no more. */
    static boolean holdsBack(RiskStep step, MarketMark market, Mark close) {
        Mark held = market.unconfirmed();
        if (close.equals(held)) {
            return true;
        }
        market.awaitConfirmation(null);
        // Live prices say nothing about a close of long ago, such as the history that a series begins with. How long,
        // news says, whose time may be wrong by as much as is believed.
        boolean isOver = (held != null && isOver(limits(step), held, close.atMs()))
                || step.state().surveillance().newestMs() - close.atMs() > Candle.FROM_THE_FUTURE_MS;
        PriceSources sources = sources(step, market, close, close.atMs());
        if (isOver || sources.bearOut(market.price())) {
            return false;
        }
        market.awaitConfirmation(close);
        step.answer(new RiskOutput.Alerted(
                AlertSeverity.P2,
                subject(market.instrument()),
                "The close " + close.price() + " after " + market.price() + " is not borne out, "
                        + sources.described() + ": it values nothing until a second look confirms it, for "
                        + limits(step).confirmWithin().toMillis() + " ms at most.",
                close.atMs()));
        return true;
    }

    /** Whether a close has been held back for so long that it counts. */
    static boolean isDue(RiskState state, BadPrintLimits limits, long nowMs) {
        Marks marks = state.portfolio().marks();
        for (int i = 0; i < marks.size(); i++) {
            Mark held = marks.at(i).unconfirmed();
            if (held != null && isOver(limits, held, nowMs)) {
                return true;
            }
        }
        return false;
    }

    /** There is news, or time has passed: a second look at every close that is held back. */
    static void review(RiskStep step, long nowMs) {
        Marks marks = step.state().portfolio().marks();
        for (int i = 0; i < marks.size(); i++) {
            MarketMark market = marks.at(i);
            Mark held = market.unconfirmed();
            if (held == null) {
                continue;
            }
            if (sources(step, market, held, held.atMs()).bearOut(market.price())) {
                take(step, market, held);
            } else if (isOver(limits(step), held, nowMs)) {
                decide(step, market, held, nowMs);
            }
        }
    }

    /** The time is over: prices of now that say something else outweigh a single close; without any it counts. */
    private static void decide(RiskStep step, MarketMark market, Mark held, long nowMs) {
        PriceSources now = sources(step, market, held, nowMs);
        boolean contradicted = now.contradict(market.price());
        step.answer(new RiskOutput.Alerted(
                AlertSeverity.P1,
                subject(market.instrument()),
                contradicted
                        ? "The close " + held.price() + " is forgotten: " + now.described() + "."
                        : "Nothing has confirmed the close " + held.price() + " after "
                                + limits(step).confirmWithin().toMillis() + " ms: it counts now.",
                nowMs));
        take(step, market, contradicted ? new Mark(market.price(), held.atMs()) : held);
    }

    /** @param aboutMs prices from shortly before this time on */
    private static PriceSources sources(RiskStep step, MarketMark market, Mark close, long aboutMs) {
        return new PriceSources(
                step,
                market.instrument(),
                close.price(),
                aboutMs - limits(step).maxSourceAge().toMillis());
    }

    private static void take(RiskStep step, MarketMark market, Mark held) {
        market.awaitConfirmation(null);
        CloseRule.take(step, market, held);
    }

    private static boolean isOver(BadPrintLimits limits, Mark held, long nowMs) {
        return nowMs - held.atMs() >= limits.confirmWithin().toMillis();
    }

    private static String subject(InstrumentId instrument) {
        return instrument.symbol() + " price not confirmed";
    }

    private static BadPrintLimits limits(RiskStep step) {
        return step.parameters().limits().badPrints();
    }
}
