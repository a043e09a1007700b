package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Candle;

/** Which prices and times leave one asset as it is. What does not change with them is asked once. */
final class QuietCarry {
    private final FundingParameters parameters;
    private final Carry begun;
    private final boolean mayEnter;
    private final boolean mustAct;
    private CarryPrices prices;

    /**
     * Goes on from an asset as it stands.
     *
     * @param engineMayEnter whether the engine has capital, and no asset a row of negative settlements
     */
    QuietCarry(FundingParameters parameters, Carry begun, boolean engineMayEnter) {
        this.parameters = parameters;
        this.begun = begun;
        prices = begun.prices();
        mayEnter = begun.phase() == CarryPhase.MONITORING
                && engineMayEnter
                && begun.rates().lastTwoPositive()
                && EntryRule.isHighEnough(begun.rates(), parameters);
        mustAct = begun.phase() == CarryPhase.COLLECTING
                && (begun.rates().last().isNegative()
                        || begun.legs().isBusy()
                        || RehedgeRule.hasDrifted(begun, parameters));
    }

    CarryPrices prices() {
        return prices;
    }

    long closedAtMs(boolean ofSpot) {
        return ofSpot ? prices.spotAtMs() : prices.perpetualAtMs();
    }

    CarryPrices pricesAfter(Candle candle, boolean ofSpot) {
        return ofSpot
                ? prices.withSpot(candle.close(), candle.closeTimeMs())
                : prices.withPerpetual(candle.close(), candle.closeTimeMs());
    }

    /** Whether nothing comes of these prices; the first prices may make an asset tradeable, and are left to the rules. */
    boolean isQuietAt(CarryPrices after, long nowMs) {
        return prices.areKnown()
                && !mustAct
                && switch (begun.phase()) {
                    case MONITORING ->
                        !mayEnter || !after.areOfOneTime() || after.basisExceeds(parameters.maxEntryBasis());
                    case COLLECTING -> !LeaveRule.isDue(after, nowMs - begun.enteredAtMs(), parameters);
                    case ENTERING, EXITING -> false;
                };
    }

    void follow(CarryPrices after) {
        prices = after;
    }

    Carry carry() {
        return begun.withPrices(prices);
    }
}
