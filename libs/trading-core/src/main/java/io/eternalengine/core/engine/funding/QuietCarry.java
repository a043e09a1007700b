package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.FundingSettlement;

/** Which prices and times leave one asset as it is. What does not change with them is asked once. */
final class QuietCarry {
    private final FundingParameters parameters;
    private final Carry begun;
    private final boolean mustAct;
    private boolean mayEnter;
    private CarryPrices prices;
    private CarryRates rates;

    QuietCarry(FundingParameters parameters, Carry begun) {
        this.parameters = parameters;
        this.begun = begun;
        prices = begun.prices();
        rates = begun.rates();
        mustAct = begun.phase() == CarryPhase.COLLECTING
                && (rates.last().isNegative() || begun.legs().isBusy() || RehedgeRule.hasDrifted(begun, parameters));
    }

    /** Whether the engine may enter anything, as far as it is not for this asset to say. */
    void engineMayEnter(boolean engineMayEnter) {
        mayEnter = engineMayEnter
                && begun.phase() == CarryPhase.MONITORING
                && rates.lastTwoPositive()
                && EntryRule.isHighEnough(rates, parameters);
    }

    CarryPrices prices() {
        return prices;
    }

    CarryRates rates() {
        return rates;
    }

    long closedAtMs(boolean ofSpot) {
        return ofSpot ? prices.spotAtMs() : prices.perpetualAtMs();
    }

    CarryPrices pricesAfter(Candle candle, boolean ofSpot) {
        return ofSpot
                ? prices.withSpot(candle.close(), candle.closeTimeMs())
                : prices.withPerpetual(candle.close(), candle.closeTimeMs());
    }

    /** Whether nothing is left or moved at these prices; the first that are known are left to the rules. */
    boolean staysAt(CarryPrices after, long nowMs) {
        return prices.areKnown() == after.areKnown()
                && !mustAct
                && switch (begun.phase()) {
                    case MONITORING -> true;
                    case COLLECTING -> !LeaveRule.isDue(after, nowMs - begun.enteredAtMs(), parameters);
                    case ENTERING, EXITING -> false;
                };
    }

    /** Whether every condition of an entry holds at these prices. */
    boolean invitesEntryAt(CarryPrices after) {
        return mayEnter
                && begun.isTradeable()
                && after.areOfOneTime()
                && !after.basisExceeds(parameters.maxEntryBasis());
    }

    void follow(CarryPrices after) {
        prices = after;
    }

    /** Whether a settlement moves the rates and nothing else. */
    boolean isQuietAtSettlement() {
        return begun.phase() == CarryPhase.MONITORING
                && begun.legs().perpetual().isFlat();
    }

    void follow(FundingSettlement settlement) {
        rates = rates.settled(settlement);
    }

    /** Whether it waits for an entry. */
    boolean isMonitoring() {
        return begun.phase() == CarryPhase.MONITORING;
    }

    Carry carry() {
        return begun.withPrices(prices).withRates(rates);
    }
}
