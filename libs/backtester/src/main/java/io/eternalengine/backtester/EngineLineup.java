package io.eternalengine.backtester;

import io.eternalengine.backtester.run.EngineSeat;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.engine.TradingEngine;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.corehodl.CoreHodlKeys;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.engine.funding.FundingEngine;
import io.eternalengine.engine.funding.FundingKeys;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.engine.tactical.TacticalEngine;
import io.eternalengine.engine.tactical.TacticalKeys;
import io.eternalengine.engine.tactical.TacticalParameters;
import io.eternalengine.engine.trend.TrendEngine;
import io.eternalengine.orchestration.AllocationKeys;
import io.eternalengine.orchestration.EngineAccount;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which engines run, each in its account with its share of the capital. */
final class EngineLineup {
    private EngineLineup() {}

    /** The engines that can run: all. */
    static Set<EngineId> known() {
        return EnumSet.allOf(EngineId.class);
    }

    /** The seats of the engines chosen. The parameters of all are read, so that each is known whatever runs. */
    static List<EngineSeat> of(ParameterSet set, Set<EngineId> chosen) {
        List<EngineSeat> seats = AllocationKeys.over(set).stream()
                .map(account -> new EngineSeat(account.account(), account.target(), engine(set, account)))
                .toList();
        return seats.stream()
                .filter(seat -> chosen.contains(seat.engine().id()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static TradingEngine engine(ParameterSet set, EngineAccount account) {
        return switch (account.engine()) {
            case CORE_HODL -> new CoreHodlEngine(coreHodl(set));
            case TREND -> new TrendEngine(TrendAccounts.of(set, account.account()));
            case FUNDING -> new FundingEngine(funding(set));
            case TACTICAL -> new TacticalEngine(tactical(set));
        };
    }

    private static CoreHodlParameters coreHodl(ParameterSet set) {
        return set.group(CoreHodlKeys.PREFIX, () -> CoreHodlKeys.over(set, CoreHodlParameters.defaults()));
    }

    private static FundingParameters funding(ParameterSet set) {
        return set.group(FundingKeys.PREFIX, () -> FundingKeys.over(set, FundingParameters.defaults()));
    }

    private static TacticalParameters tactical(ParameterSet set) {
        return set.group(TacticalKeys.PREFIX, () -> TacticalKeys.over(set, TacticalParameters.defaults()));
    }
}
