package io.eternalengine.service.execution.account;

import io.eternalengine.domain.execution.TwapParameters;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.service.execution.venue.ExchangeWatch;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The numbers of execution.
 *
 * @param slippageCapFraction an opening market order waits for the engine's next try when the market has moved further than
 *     this from the price at which risk approved it
 * @param repriceAfter age, by the exchange's clock, at which a post-only child order is made again at the new maker price
 * @param makerTimeout age, by the exchange's clock, at which an order worked as maker goes to market
 * @param notFoundWindow after this long, by the wall clock, an order that nobody knows was never accepted: longer than the
 *     receive window, after which the exchange refuses the request, plus the time that its views lag
 * @param quoteFreshFor age, by the exchange's clock, from which prices are asked for again before an order is sent
 * @param dust differences of an asset between ledger and wallet that are worth less than this many USDT are ignored
 * @param unreachableTries tries to send an opening order to an exchange that cannot be reached
 * @param keyRightsEvery how often the rights of each account's key are asked for while it trades
 * @param feeRatesEvery how often what the exchange charges is asked for
 * @param perpetualAccounts in which positions in perpetuals may be opened; of others the exchange is not asked for any
 * @param leverage most that a position in a perpetual may be worth, as a multiple of its margin
 * @param twap which orders are split over time, and how
 * @param exchangeWatch when the exchange does not answer
 * @param caps bounds of openings that hold whatever risk approved
 * @param accountCaps those of accounts that have others
 */
public record ExecutionParameters(
        Decimal slippageCapFraction,
        Duration repriceAfter,
        Duration makerTimeout,
        Duration notFoundWindow,
        Duration quoteFreshFor,
        Duration reconcileEvery,
        Decimal dust,
        int unreachableTries,
        Duration keyRightsEvery,
        Duration feeRatesEvery,
        Set<String> perpetualAccounts,
        Decimal leverage,
        TwapParameters twap,
        ExchangeWatch exchangeWatch,
        OpeningCaps caps,
        Map<String, OpeningCaps> accountCaps) {
    private static final Decimal MOST_LEVERAGE = Decimal.of(2);
    private static final Duration RECEIVE_WINDOW_AND_LAG = Duration.ofSeconds(10);

    public ExecutionParameters {
        Require.fraction("slippageCapFraction", slippageCapFraction);
        Require.positive("repriceAfter (ms)", repriceAfter.toMillis());
        Require.positive("makerTimeout (ms)", makerTimeout.toMillis());
        Require.check(
                notFoundWindow.compareTo(RECEIVE_WINDOW_AND_LAG) >= 0,
                "notFoundWindow",
                notFoundWindow,
                "must be at least " + RECEIVE_WINDOW_AND_LAG,
                notFoundWindow);
        Require.positive("quoteFreshFor (ms)", quoteFreshFor.toMillis());
        Require.positive("reconcileEvery (ms)", reconcileEvery.toMillis());
        Require.notNegative("dust", dust);
        Require.positive("unreachableTries", unreachableTries);
        Require.positive("keyRightsEvery (ms)", keyRightsEvery.toMillis());
        Require.positive("feeRatesEvery (ms)", feeRatesEvery.toMillis());
        Require.check(
                leverage.isAtLeast(Decimal.ONE) && leverage.isAtMost(MOST_LEVERAGE),
                "leverage",
                leverage,
                "must be from 1 to " + MOST_LEVERAGE,
                leverage);
        perpetualAccounts = Set.copyOf(perpetualAccounts);
        accountCaps = Map.copyOf(accountCaps);
    }

    /** The bounds of an account's openings. */
    OpeningCaps capsOf(String account) {
        return accountCaps.getOrDefault(account, caps);
    }
}
