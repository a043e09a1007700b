package io.eternalengine.core.risk;

import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.state.FrozenMap;
import java.util.EnumMap;
import java.util.stream.IntStream;

/** The places, in the order of the accounts, of those in which each engine may trade; the same until an account comes. */
final class EngineAccounts {
    private final FrozenMap<String, AccountBooks> accounts;
    private final EnumMap<EngineId, int[]> places = new EnumMap<>(EngineId.class);

    EngineAccounts(FrozenMap<String, AccountBooks> accounts, RiskParameters parameters) {
        this.accounts = accounts;
        for (EngineId engine : EngineId.values()) {
            places.put(
                    engine,
                    IntStream.range(0, accounts.size())
                            .filter(place -> parameters.mayTrade(engine, accounts.keyAt(place)))
                            .toArray());
        }
    }

    boolean areAmong(FrozenMap<String, AccountBooks> others) {
        return accounts.sharesKeysWith(others);
    }

    int[] of(EngineId engine) {
        return places.getOrDefault(engine, new int[0]);
    }
}
