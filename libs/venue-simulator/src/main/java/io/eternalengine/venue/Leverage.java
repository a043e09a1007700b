package io.eternalengine.venue;

import java.math.BigDecimal;

/** Sets the leverage of positions within what the risk limits and the account's margin allow. */
final class Leverage {

    private final Markets markets;
    private final Margins margins;

    Leverage(Markets markets, Margins margins) {
        this.markets = markets;
        this.margins = margins;
    }

    void set(Account account, String symbol, BigDecimal wanted) {
        markets.instrument(new Listing(Category.LINEAR, symbol));
        RiskTiers tiers = RiskTiers.of(symbol);
        if (wanted.compareTo(BigDecimal.ONE) < 0 || wanted.compareTo(tiers.maxLeverage()) > 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "leverage must be between 1 and " + tiers.maxLeverage());
        }
        Position before = account.position(symbol);
        if (before.leverage().compareTo(wanted) == 0) {
            throw new Refusal(ReturnCode.LINEAR_LEVERAGE_UNCHANGED);
        }
        BigDecimal value = before.size().abs().multiply(markets.markPrice(symbol));
        if (wanted.compareTo(tiers.tierOf(value).maxLeverage()) > 0) {
            throw new Refusal(ReturnCode.LINEAR_LEVERAGE_BEYOND_RISK_LIMIT);
        }
        account.put(before.withLeverage(wanted));
        boolean lowers = wanted.compareTo(before.leverage()) < 0;
        if (lowers && margins.of(account).available().signum() < 0) {
            account.put(before);
            throw new Refusal(ReturnCode.LINEAR_AVAILABLE_INSUFFICIENT);
        }
    }
}
