package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.risk.HaltRegister;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that FUNDING knows.
 *
 * @param carries one for each asset, in the order of the parameters
 * @param cash by the engine's own books, less what belongs to TACTICAL
 * @param profitForTactical all funding that was ever set aside for TACTICAL, in the quote asset. It only grows, so whoever
 *     moves it moves the difference to what has been moved, and hearing of it twice does no harm. It left {@code cash} at
 *     once: the capital of this engine is not lowered again when it is moved
 * @param fundingReceived less paid, over all time
 * @param marginLow whether the margin ratio is below its alert, so that it is told once
 * @param clockMs the latest event time heard
 */
public record FundingState(
        @Nullable CapitalAllocation capital,
        List<Carry> carries,
        Decimal cash,
        Decimal profitForTactical,
        Decimal fundingReceived,
        boolean marginLow,
        long clockMs,
        HaltRegister halts,
        boolean riskHeard) {
    public FundingState {
        carries = List.copyOf(carries);
    }

    static FundingState initial(int assets) {
        return new FundingState(
                null,
                Collections.nCopies(assets, Carry.INITIAL),
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO,
                false,
                0,
                HaltRegister.EMPTY,
                false);
    }

    /** After what moved prices, rates, money and halts and nothing else. */
    FundingState with(
            List<Carry> newCarries,
            Decimal newCash,
            Decimal newProfitForTactical,
            Decimal newFundingReceived,
            long newClockMs,
            HaltRegister newHalts) {
        return new FundingState(
                capital,
                newCarries,
                newCash,
                newProfitForTactical,
                newFundingReceived,
                marginLow,
                newClockMs,
                newHalts,
                riskHeard);
    }

    /** The phase of the asset that is furthest from rest. */
    public CarryPhase phase() {
        CarryPhase phase = CarryPhase.MONITORING;
        for (Carry carry : carries) {
            if (carry.phase().compareTo(phase) > 0) {
                phase = carry.phase();
            }
        }
        return phase;
    }
}
