package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.state.FrozenMap;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that CORE-HODL knows.
 *
 * @param balances the engine's own books: its capital, moved by its executions
 * @param tasks what it owes, by name
 * @param contribution capital that came after the program began and is not spent yet, in the quote asset
 * @param rebalancings how many were begun; numbers their tasks
 * @param lastRebalanceQuarter quarters since 1970 up to the last quarter-end check
 * @param liquidating instruments of which risk ordered everything sold: what a late purchase still brings is sold too
 * @param endedTries whose orders may still be filled
 * @param venueFacts what the exchange told beside prices and trading rules
 */
public record CoreHodlState(
        CoreHodlPhase phase,
        @Nullable CapitalAllocation capital,
        SpotBalances balances,
        FrozenMap<InstrumentId, Instrument> instruments,
        FrozenMap<InstrumentId, MarketView> markets,
        PurchaseProgram program,
        FrozenMap<String, Task> tasks,
        Decimal contribution,
        long contributionSlices,
        long rebalancings,
        long lastRebalanceQuarter,
        HaltRegister halts,
        boolean riskHeard,
        SortedSet<InstrumentId> liquidating,
        EndedTries endedTries,
        VenueFacts venueFacts) {
    private static final SortedSet<InstrumentId> NONE = Collections.emptySortedSet();

    public CoreHodlState {
        if (liquidating.isEmpty()) {
            liquidating = NONE;
        } else {
            liquidating = Collections.unmodifiableSortedSet(new TreeSet<>(liquidating));
        }
    }

    static CoreHodlState initial() {
        return new CoreHodlState(
                CoreHodlPhase.AWAITING_CAPITAL,
                null,
                SpotBalances.EMPTY,
                FrozenMap.empty(),
                FrozenMap.empty(),
                PurchaseProgram.NOT_BEGUN,
                FrozenMap.empty(),
                Decimal.ZERO,
                0,
                0,
                -1,
                HaltRegister.EMPTY,
                false,
                new TreeSet<>(),
                EndedTries.NONE,
                VenueFacts.NONE);
    }

    CoreHodlState with(FrozenMap<InstrumentId, MarketView> newMarkets) {
        return with(newMarkets, halts);
    }

    CoreHodlState with(FrozenMap<InstrumentId, MarketView> newMarkets, HaltRegister newHalts) {
        return new CoreHodlState(
                phase,
                capital,
                balances,
                instruments,
                newMarkets,
                program,
                tasks,
                contribution,
                contributionSlices,
                rebalancings,
                lastRebalanceQuarter,
                newHalts,
                riskHeard,
                liquidating,
                endedTries,
                venueFacts);
    }

    /** Market value of an asset held, in the quote asset; 0 before its first candle. */
    Decimal valueHeld(AssetTarget target) {
        MarketView market = markets.get(target.instrument());
        return market == null ? Decimal.ZERO : balances.of(target.asset()).times(market.lastClose());
    }
}
