package io.eternalengine.core.engine.funding;

import static io.eternalengine.core.state.FarFromBounds.MARGIN;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.model.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Whether the margin of the shorts is ample. A short only takes margin as its mark rises: what is ample at marks somewhat
 * higher is ample at all below, so it is measured again only when a mark has risen so far, or money moved.
 */
final class QuietMargin {
    private static final Decimal RISEN = Decimal.of("1.05");

    private final FundingParameters parameters;
    private final QuietCarries carries;
    /** Up to which mark of each asset the margin is ample; null when it does not depend on it. */
    private final @Nullable Decimal[] ceilings;

    private boolean isMeasured;

    QuietMargin(FundingParameters parameters, QuietCarries carries) {
        this.parameters = parameters;
        this.carries = carries;
        ceilings = new Decimal[carries.size()];
    }

    /** Cash or a position moved. */
    void forget() {
        isMeasured = false;
    }

    /** Whether it is ample for sure, when one asset is at this mark and the others are at theirs. */
    boolean isAmple(Decimal cash, int place, Decimal mark) {
        Decimal ceiling = ceilings[place];
        return (isMeasured && (ceiling == null || mark.isAtMost(ceiling))) || measure(cash, place, mark);
    }

    private boolean measure(Decimal cash, int place, Decimal mark) {
        isMeasured = false;
        if (allAreShort() && isAmple(cash, place, mark, RISEN)) {
            for (int i = 0; i < carries.size(); i++) {
                Decimal measured = i == place ? mark : carries.at(i).mark();
                ceilings[i] = carries.at(i).perpetual().isFlat() ? null : measured.times(RISEN);
            }
            isMeasured = true;
            return true;
        }
        return isAmple(cash, place, mark, Decimal.ONE);
    }

    private boolean allAreShort() {
        for (int i = 0; i < carries.size(); i++) {
            QuietCarry carry = carries.at(i);
            if (carry.perpetual().quantity().isPositive()) {
                return false;
            }
        }
        return true;
    }

    /** At so many times the marks. */
    private boolean isAmple(Decimal cash, int place, Decimal mark, Decimal times) {
        double notional = 0;
        double margin = cash.toNearDouble();
        double scale = Math.abs(margin);
        for (int i = 0; i < carries.size(); i++) {
            PerpetualPosition perpetual = carries.at(i).perpetual();
            if (!perpetual.isFlat()) {
                double at = (i == place ? mark : carries.at(i).mark()).toNearDouble() * times.toNearDouble();
                double value = perpetual.quantity().toNearDouble() * at;
                double cost = perpetual.cost().toNearDouble();
                notional += Math.abs(value);
                margin += value - cost;
                scale += Math.abs(value) + Math.abs(cost);
            }
        }
        return notional == 0 || margin - notional * parameters.marginAlert().toNearDouble() > MARGIN * scale;
    }
}
