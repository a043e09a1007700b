package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.UnitisedNav;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.RecentList;
import io.eternalengine.core.state.RecentTimes;

/**
 * All that risk knows. States share what they have in common: nothing in them changes, so nothing is copied before it has to.
 *
 * @param asOfMs event time of the last valuation
 * @param equity in USDT, at that time
 * @param accounts the books of each account
 * @param pending approved orders that have not ended, by intent
 * @param judged intents answered lately, oldest first, against duplicates
 * @param openingsAtMs when the latest opening orders were approved, oldest first
 * @param executionsApplied executions heard so far
 * @param surveillance what is watched beside drawdown
 * @param daily what is looked at once a day
 */
public record RiskState(
        HaltRegister halts,
        CircuitBreaker breaker,
        UnitisedNav nav,
        long asOfMs,
        Decimal equity,
        Decimal maxDrawdown,
        FrozenMap<String, AccountBooks> accounts,
        FrozenMap<InstrumentId, Instrument> instruments,
        FrozenMap<InstrumentId, Mark> marks,
        FrozenMap<String, PendingOrder> pending,
        RecentList<String> judged,
        RecentTimes openingsAtMs,
        RecentList<BreakerTransition> transitions,
        long executionsApplied,
        Surveillance surveillance,
        DailyWatch daily) {
    /** The state before the first input. */
    public static RiskState initial() {
        return new RiskState(
                HaltRegister.EMPTY,
                CircuitBreaker.NORMAL,
                UnitisedNav.EMPTY,
                0,
                Decimal.ZERO,
                Decimal.ZERO,
                FrozenMap.empty(),
                FrozenMap.empty(),
                FrozenMap.empty(),
                FrozenMap.empty(),
                RecentList.empty(),
                RecentTimes.empty(),
                RecentList.empty(),
                0,
                Surveillance.NOTHING_SEEN,
                DailyWatch.NOTHING_SEEN);
    }

    /** After marks, books and orders moved, and a day's close was noted, and nothing else. */
    RiskState followed(
            FrozenMap<InstrumentId, Mark> newMarks,
            FrozenMap<String, AccountBooks> newAccounts,
            FrozenMap<String, PendingOrder> newPending,
            long newExecutionsApplied,
            DailyWatch newDaily) {
        return new RiskState(
                halts,
                breaker,
                nav,
                asOfMs,
                equity,
                maxDrawdown,
                newAccounts,
                instruments,
                newMarks,
                newPending,
                judged,
                openingsAtMs,
                transitions,
                newExecutionsApplied,
                surveillance,
                newDaily);
    }

    /** After a valuation that moved equity, and with it the unit value, and nothing else. */
    RiskState valuedAt(Decimal newEquity, long newAsOfMs) {
        return new RiskState(
                halts,
                breaker,
                nav.valuedAt(newEquity),
                newAsOfMs,
                newEquity,
                maxDrawdown,
                accounts,
                instruments,
                marks,
                pending,
                judged,
                openingsAtMs,
                transitions,
                executionsApplied,
                surveillance,
                daily);
    }

    /** Fall of the unit value from its all-time high. */
    public Decimal drawdown() {
        return nav.drawdown();
    }
}
