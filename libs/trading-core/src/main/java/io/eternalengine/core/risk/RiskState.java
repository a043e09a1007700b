package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.UnitisedNav;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that risk knows.
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
        SortedMap<String, AccountBooks> accounts,
        SortedMap<InstrumentId, Instrument> instruments,
        SortedMap<InstrumentId, Mark> marks,
        SortedMap<String, PendingOrder> pending,
        List<String> judged,
        List<Long> openingsAtMs,
        List<BreakerTransition> transitions,
        long executionsApplied,
        Surveillance surveillance,
        DailyWatch daily) {
    public RiskState {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
        instruments = Collections.unmodifiableSortedMap(new TreeMap<>(instruments));
        marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
        pending = Collections.unmodifiableSortedMap(new TreeMap<>(pending));
        judged = List.copyOf(judged);
        openingsAtMs = List.copyOf(openingsAtMs);
        transitions = List.copyOf(transitions);
    }

    /** The state before the first input. */
    public static RiskState initial() {
        return new RiskState(
                HaltRegister.EMPTY,
                CircuitBreaker.NORMAL,
                UnitisedNav.EMPTY,
                0,
                Decimal.ZERO,
                Decimal.ZERO,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                0,
                Surveillance.NOTHING_SEEN,
                DailyWatch.NOTHING_SEEN);
    }

    /** Fall of the unit value from its all-time high. */
    public Decimal drawdown() {
        return nav.drawdown();
    }
}
