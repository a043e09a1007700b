package io.eternalengine.backtester;

import io.eternalengine.backtester.run.ApprovalPolicy;
import io.eternalengine.backtester.venue.FillAssumptions;
import io.eternalengine.domain.model.Require;
import java.time.Duration;
import java.util.Map;

/** What a backtest assumes about the exchange and about people, under {@code eternal.backtest}. */
final class BacktestSettings {
    private static final String PREFIX = "eternal.backtest.";
    static final String HALF_SPREAD_BPS = PREFIX + "half-spread-bps";
    static final String IMPACT_COEFFICIENT = PREFIX + "impact-coefficient";
    static final String SPOT_FEE_FRACTION = PREFIX + "spot-fee-fraction";
    static final String LINEAR_MAKER_FEE_FRACTION = PREFIX + "linear-maker-fee-fraction";
    static final String LINEAR_TAKER_FEE_FRACTION = PREFIX + "linear-taker-fee-fraction";
    private static final String OPERATORS = PREFIX + "operators";
    private static final String APPROVAL_DELAY_DAYS = PREFIX + "approval-delay-days";

    private static final int WARM_UP_DAYS = 400;
    private static final int MAX_WARM_UP_DAYS = 3_650;

    private BacktestSettings() {}

    static FillAssumptions fills(ParameterSet set) {
        FillAssumptions defaults = FillAssumptions.defaults();
        return new FillAssumptions(
                set.decimal(HALF_SPREAD_BPS, defaults.halfSpreadBps()),
                set.decimal(IMPACT_COEFFICIENT, defaults.impactCoefficient()),
                set.decimal(SPOT_FEE_FRACTION, defaults.spotFeeFraction()),
                set.decimal(LINEAR_MAKER_FEE_FRACTION, defaults.linearMakerFeeFraction()),
                set.decimal(LINEAR_TAKER_FEE_FRACTION, defaults.linearTakerFeeFraction()),
                set.decimal(PREFIX + "initial-margin-fraction", defaults.initialMarginFraction()),
                set.decimal(PREFIX + "maintenance-margin-fraction", defaults.maintenanceMarginFraction()));
    }

    static ApprovalPolicy approvals(ParameterSet set) {
        ApprovalPolicy defaults = ApprovalPolicy.AT_ONCE;
        return new ApprovalPolicy(
                set.choice(OPERATORS, defaults.operators()), set.whole(APPROVAL_DELAY_DAYS, defaults.delayDays()));
    }

    /** The parameters that choose a policy. */
    static Map<String, String> keysOf(ApprovalPolicy policy) {
        return Map.of(OPERATORS, policy.operators().name(), APPROVAL_DELAY_DAYS, Integer.toString(policy.delayDays()));
    }

    /** What lies before the first day, so that indicators are warm. */
    static Duration warmUp(ParameterSet set) {
        int days = set.whole(PREFIX + "warm-up-days", WARM_UP_DAYS);
        Require.check(days >= 0 && days <= MAX_WARM_UP_DAYS, "warm-up-days", days, "must be from 0 to 3650", days);
        return Duration.ofDays(days);
    }
}
