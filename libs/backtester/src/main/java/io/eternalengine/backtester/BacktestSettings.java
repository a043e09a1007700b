package io.eternalengine.backtester;

import io.eternalengine.backtester.run.Operators;
import io.eternalengine.backtester.venue.FillAssumptions;
import io.eternalengine.core.model.Require;
import java.time.Duration;

/** What a backtest assumes about the exchange and about people, under {@code eternal.backtest}. */
final class BacktestSettings {
    private static final String PREFIX = "eternal.backtest.";

    private static final int WARM_UP_DAYS = 400;
    private static final int MAX_WARM_UP_DAYS = 3_650;

    private BacktestSettings() {}

    static FillAssumptions fills(ParameterSet set) {
        FillAssumptions defaults = FillAssumptions.defaults();
        return new FillAssumptions(
                set.decimal(PREFIX + "half-spread-bps", defaults.halfSpreadBps()),
                set.decimal(PREFIX + "impact-coefficient", defaults.impactCoefficient()),
                set.decimal(PREFIX + "spot-fee-fraction", defaults.spotFeeFraction()),
                set.decimal(PREFIX + "linear-maker-fee-fraction", defaults.linearMakerFeeFraction()),
                set.decimal(PREFIX + "linear-taker-fee-fraction", defaults.linearTakerFeeFraction()),
                set.decimal(PREFIX + "initial-margin-fraction", defaults.initialMarginFraction()),
                set.decimal(PREFIX + "maintenance-margin-fraction", defaults.maintenanceMarginFraction()));
    }

    static Operators operators(ParameterSet set) {
        return set.choice(PREFIX + "operators", Operators.APPROVE);
    }

    /** What lies before the first day, so that indicators are warm. */
    static Duration warmUp(ParameterSet set) {
        int days = set.whole(PREFIX + "warm-up-days", WARM_UP_DAYS);
        Require.check(days >= 0 && days <= MAX_WARM_UP_DAYS, "warm-up-days", days, "must be from 0 to 3650", days);
        return Duration.ofDays(days);
    }
}
