package io.eternalengine.backtester;

import io.eternalengine.backtester.run.EngineSeat;
import io.eternalengine.core.engine.corehodl.CoreHodlEngine;
import io.eternalengine.core.engine.corehodl.CoreHodlParameters;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which engines run, each in its account with its share of the capital. */
final class EngineLineup {
    private static final Decimal CORE_HODL_SHARE = Decimal.of("0.60");

    private EngineLineup() {}

    /** The engines that exist. */
    static Set<EngineId> known() {
        return EnumSet.of(EngineId.CORE_HODL);
    }

    static List<EngineSeat<?>> of(ParameterSet set, Set<EngineId> chosen) {
        List<EngineSeat<?>> seats = new ArrayList<>();
        CoreHodlParameters coreHodl = CoreHodlSettings.of(set);
        Decimal share = set.decimal("eternal.allocation.core-hodl", CORE_HODL_SHARE);
        if (chosen.contains(EngineId.CORE_HODL)) {
            seats.add(new EngineSeat<>(coreHodl.account(), share, new CoreHodlEngine(coreHodl)));
        }
        return seats;
    }
}
