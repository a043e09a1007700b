package io.eternalengine.backtester;

import io.eternalengine.backtester.run.EngineSeat;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.engine.TradingEngine;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.funding.FundingEngine;
import io.eternalengine.engine.tactical.TacticalEngine;
import io.eternalengine.engine.trend.TrendEngine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which engines run, each in its account with its share of the capital. */
final class EngineLineup {
    private EngineLineup() {}

    /** The engines that can run: all. */
    static Set<EngineId> known() {
        return EnumSet.allOf(EngineId.class);
    }

    /** The seats of the engines chosen. The parameters of all are read, so that each is known whatever runs. */
    static List<EngineSeat> of(ParameterSet set, Set<EngineId> chosen) {
        var coreHodl = set.group("eternal.core-hodl.", () -> CoreHodlSettings.of(set));
        var trend1 = TrendAccounts.of(set, "TREND-1");
        var trend2 = TrendAccounts.of(set, "TREND-2");
        var funding = set.group("eternal.funding.", () -> FundingSettings.of(set));
        var tactical = set.group("eternal.tactical.", () -> TacticalSettings.of(set));
        List<EngineSeat> seats = List.of(
                seat(set, coreHodl.account(), "0.60", new CoreHodlEngine(coreHodl)),
                seat(set, trend1.account(), "0.15", new TrendEngine(trend1)),
                seat(set, trend2.account(), "0.05", new TrendEngine(trend2)),
                seat(set, funding.account(), "0.15", new FundingEngine(funding)),
                seat(set, tactical.account(), "0.05", new TacticalEngine(tactical)));
        requireWhole(seats);
        return seats.stream()
                .filter(seat -> chosen.contains(seat.engine().id()))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    }

    private static EngineSeat seat(ParameterSet set, String account, String share, TradingEngine engine) {
        String key = "eternal.allocation." + account.toLowerCase(Locale.ROOT);
        return new EngineSeat(account, set.decimal(key, Decimal.of(share)), engine);
    }

    private static void requireWhole(List<EngineSeat> seats) {
        Decimal sum = seats.stream().map(EngineSeat::capitalShare).reduce(Decimal.ZERO, Decimal::plus);
        if (!sum.equals(Decimal.ONE)) {
            throw new IllegalArgumentException("the sum of eternal.allocation is " + sum + ": must be 1");
        }
    }
}
