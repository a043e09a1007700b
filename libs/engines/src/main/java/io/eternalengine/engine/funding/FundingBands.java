package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.NoActionBand;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The no-action bands of all coins and perpetuals, drawn together and ending together: the margin is that of all of them. They
 * bound the marks and the holding time. The basis compares two prices of one moment, so no band of one price bounds it: the
 * engine asks the rules for it on every candle.
 */
final class FundingBands {
    private final @Nullable NoActionBand[] spots;
    private final @Nullable NoActionBand[] perpetuals;
    private @Nullable Decision nothingDue;

    FundingBands(int assets) {
        spots = new NoActionBand[assets];
        perpetuals = new NoActionBand[assets];
    }

    /** The next candle of each market takes the whole step. */
    void forget() {
        if (nothingDue != null) {
            nothingDue = null;
            Arrays.fill(spots, null);
            Arrays.fill(perpetuals, null);
        }
    }

    /** What is decided on a candle of which no price is news; null when legs may ask for something. */
    @Nullable
    Decision nothingDue() {
        return nothingDue;
    }

    /** The band of a coin or its perpetual; null when each of its candles takes the whole step. */
    @Nullable
    NoActionBand of(int index, MarketCategory category) {
        return (category == MarketCategory.SPOT ? spots : perpetuals)[index];
    }

    /** The band that holds the candle; null when it takes the whole step. */
    @Nullable
    NoActionBand holding(int index, Candle candle, long clockMs) {
        NoActionBand band = of(index, candle.instrument().category());
        return band != null && band.holds(candle, clockMs) ? band : null;
    }

    /** Draws them anew after a whole step. */
    void draw(FundingStep step) {
        forget();
        for (Carry carry : step.carries()) {
            if (!HedgeRule.rests(carry)) {
                return;
            }
        }
        Decision decision = FundingStep.nothingDue(step.state().phase());
        nothingDue = decision;
        Decimal room = MarginRule.roomOfEach(step);
        if (room == null) {
            return;
        }
        for (int index = 0; index < spots.length; index++) {
            Carry carry = step.carry(index);
            if (!RehedgeRule.mayTrade(step, carry)) {
                long untilMs = LeaveRule.staysUntilMs(step, carry);
                Decimal below = MarginRule.highestMark(step, carry, room);
                spots[index] = NoActionBand.ofAnyPrice(untilMs, decision);
                perpetuals[index] = new NoActionBand(null, below, untilMs, decision);
            }
        }
    }
}
