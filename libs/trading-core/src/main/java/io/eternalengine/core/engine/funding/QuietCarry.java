package io.eternalengine.core.engine.funding;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;

/**
 * One asset while it is followed: its prices and its rates, and which of them leave it as it is. What does not change with
 * them is asked once.
 */
final class QuietCarry {
    private final FundingParameters parameters;
    private Carry begun = Carry.INITIAL;
    private Decimal spotClose = Decimal.ZERO;
    private long spotAtMs;
    private Decimal perpetualClose = Decimal.ZERO;
    private long perpetualAtMs;
    private Decimal mark = Decimal.ZERO;
    private CarryRates rates = CarryRates.UNKNOWN;
    private boolean pricesAreKnown;
    private boolean moved;
    private boolean mayBeEntered;
    private boolean legsMove;
    private long leaveAtMs;
    private long quietUntilMs = Long.MAX_VALUE;

    QuietCarry(FundingParameters parameters) {
        this.parameters = parameters;
    }

    /** Goes on from here; every value is replaced when it changes, so the same object is the same asset. */
    @SuppressWarnings("ReferenceEquality")
    void begin(Carry carry) {
        if (carry == begun && !moved) {
            return;
        }
        begun = carry;
        moved = false;
        spotClose = carry.prices().spotClose();
        spotAtMs = carry.prices().spotAtMs();
        perpetualClose = carry.prices().perpetualClose();
        perpetualAtMs = carry.prices().perpetualAtMs();
        mark = carry.prices().mark();
        rates = carry.rates();
        pricesAreKnown = carry.prices().areKnown();
        legsMove = isCollecting() && (carry.legs().isBusy() || RehedgeRule.hasDrifted(carry, parameters));
        quietUntilMs = QuietLegs.untilMs(carry, parameters);
        leaveAtMs = carry.enteredAtMs() + parameters.maxHolding().toMillis();
    }

    boolean isMonitoring() {
        return begun.phase() == CarryPhase.MONITORING;
    }

    boolean isCollecting() {
        return begun.phase() == CarryPhase.COLLECTING;
    }

    /** Until when its legs ask for nothing. */
    long quietUntilMs() {
        return quietUntilMs;
    }

    CarryRates rates() {
        return rates;
    }

    Decimal mark() {
        return mark;
    }

    PerpetualPosition perpetual() {
        return begun.legs().perpetual();
    }

    long closedAtMs(boolean ofSpot) {
        return ofSpot ? spotAtMs : perpetualAtMs;
    }

    /** Whether the engine may enter anything, as far as it is not for this asset to say. */
    void engineMayEnter(boolean engineMayEnter) {
        mayBeEntered = engineMayEnter
                && isMonitoring()
                && begun.isRuled()
                && rates.isPositiveFor(parameters.positiveToEnter())
                && EntryRule.isHighEnough(rates, parameters);
    }

    /** Whether nothing is left or moved when a market closes so; the first prices that are known are left to the rules. */
    boolean stays(Decimal close, long closedAtMs, boolean ofSpot, long nowMs) {
        return switch (begun.phase()) {
            case MONITORING -> pricesAreKnown || !(ofSpot ? mark : spotClose).isPositive();
            case COLLECTING ->
                !legsMove
                        && pricesAreKnown
                        && !rates.last().isNegative()
                        && nowMs < leaveAtMs
                        && !exceeds(close, closedAtMs, ofSpot, parameters.maxHeldBasis());
            case ENTERING, EXITING -> false;
        };
    }

    private boolean exceeds(Decimal close, long closedAtMs, boolean ofSpot, Decimal fraction) {
        return closedAtMs == closedAtMs(!ofSpot)
                && CarryPrices.basisExceeds(ofSpot ? close : spotClose, ofSpot ? perpetualClose : close, fraction);
    }

    /** Whether every condition of an entry holds when one of the markets closes so. */
    boolean invitesEntry(Decimal close, long closedAtMs, boolean ofSpot) {
        return mayBeEntered
                && pricesAreKnown
                && closedAtMs == closedAtMs(!ofSpot)
                && !exceeds(close, closedAtMs, ofSpot, parameters.maxEntryBasis());
    }

    void close(Decimal close, long atMs, boolean ofSpot) {
        if (ofSpot) {
            spotClose = close;
            spotAtMs = atMs;
        } else {
            perpetualClose = close;
            perpetualAtMs = atMs;
            mark = close;
        }
        moved = true;
    }

    /** Whether a settlement is no reason to leave it. */
    boolean staysAt(FundingSettlement settlement, long nowMs) {
        return switch (begun.phase()) {
            case MONITORING, ENTERING, EXITING -> true;
            case COLLECTING ->
                !settlement.rate().isNegative() && !LeaveRule.isDue(prices(), nowMs - begun.enteredAtMs(), parameters);
        };
    }

    void settle(CarryRates settled) {
        rates = settled;
        moved = true;
    }

    private CarryPrices prices() {
        return new CarryPrices(spotClose, spotAtMs, perpetualClose, perpetualAtMs, mark);
    }

    /** The asset after all that was followed. */
    Carry carry() {
        if (moved) {
            begun = begun.with(prices(), rates);
            moved = false;
        }
        return begun;
    }
}
