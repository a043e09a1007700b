package io.eternalengine.backtester;

import io.eternalengine.engine.corehodl.CoreHodlKeys;
import io.eternalengine.engine.corehodl.CoreHodlParameters;

/** The parameters of CORE-HODL under the keys of its service. */
final class CoreHodlSettings {
    private CoreHodlSettings() {}

    static CoreHodlParameters of(ParameterSet set) {
        return CoreHodlKeys.over(set, CoreHodlParameters.defaults());
    }
}
