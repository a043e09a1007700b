package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Require;
import java.time.Duration;
import java.util.Map;

/**
 * The numbers of risk.
 *
 * @param accounts the one account in which each engine may trade
 * @param breaker levels of the circuit breaker
 * @param priceCollarFraction largest distance of an intent's reference price from risk's mark
 * @param maxOrderFraction of equity in one order that opens
 * @param maxPositionFraction of equity in one asset; the target holdings of CORE-HODL are exempt
 * @param maxMarkAge age beyond which a mark is unknown, on the exchange's clock
 * @param maxOpeningsPerMinute orders that open, over all engines
 * @param approvalWindow time within which two approvals count together
 * @param limits of the portfolio, its losses and its markets
 */
public record RiskParameters(
        Map<EngineId, String> accounts,
        BreakerParameters breaker,
        Decimal priceCollarFraction,
        Decimal maxOrderFraction,
        Decimal maxPositionFraction,
        Duration maxMarkAge,
        int maxOpeningsPerMinute,
        Duration approvalWindow,
        PortfolioLimits limits) {
    private static final Decimal MAX_POSITION_ALLOWED = Decimal.of("0.25");

    public RiskParameters {
        accounts = Map.copyOf(accounts);
        Require.fraction("priceCollarFraction", priceCollarFraction);
        Require.fraction("maxOrderFraction", maxOrderFraction);
        Require.check(
                maxPositionFraction.isPositive() && maxPositionFraction.isAtMost(MAX_POSITION_ALLOWED),
                "maxPositionFraction",
                maxPositionFraction,
                "must be above 0 and not above " + MAX_POSITION_ALLOWED,
                maxPositionFraction);
        Require.positive("maxMarkAge (ms)", maxMarkAge.toMillis());
        Require.positive("maxOpeningsPerMinute", maxOpeningsPerMinute);
        Require.positive("approvalWindow (ms)", approvalWindow.toMillis());
    }

    /** With the product's limits of the portfolio. */
    public RiskParameters(
            Map<EngineId, String> accounts,
            BreakerParameters breaker,
            Decimal priceCollarFraction,
            Decimal maxOrderFraction,
            Decimal maxPositionFraction,
            Duration maxMarkAge,
            int maxOpeningsPerMinute,
            Duration approvalWindow) {
        this(
                accounts,
                breaker,
                priceCollarFraction,
                maxOrderFraction,
                maxPositionFraction,
                maxMarkAge,
                maxOpeningsPerMinute,
                approvalWindow,
                PortfolioLimits.defaults());
    }

    public RiskParameters with(PortfolioLimits newLimits) {
        return copy(breaker, newLimits);
    }

    public RiskParameters with(BreakerParameters newBreaker) {
        return copy(newBreaker, limits);
    }

    /** The same for markets without order books, such as history. */
    public RiskParameters withoutBooks() {
        return with(limits.with(limits.feeds().withoutBooks()));
    }

    private RiskParameters copy(BreakerParameters newBreaker, PortfolioLimits newLimits) {
        return new RiskParameters(
                accounts,
                newBreaker,
                priceCollarFraction,
                maxOrderFraction,
                maxPositionFraction,
                maxMarkAge,
                maxOpeningsPerMinute,
                approvalWindow,
                newLimits);
    }

    /** Whether an engine may trade in an account. */
    boolean mayTrade(EngineId engine, String account) {
        return account.equals(accounts.get(engine)) || limits.moreAccounts().get(account) == engine;
    }

    /** The defaults of the product. */
    public static RiskParameters defaults() {
        return new RiskParameters(
                Map.of(EngineId.CORE_HODL, "CORE-HODL"),
                BreakerParameters.defaults(),
                Decimal.of("0.05"),
                Decimal.of("0.05"),
                Decimal.of("0.20"),
                Duration.ofHours(2),
                60,
                Duration.ofHours(24));
    }
}
