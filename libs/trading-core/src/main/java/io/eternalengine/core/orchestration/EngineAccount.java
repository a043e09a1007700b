package io.eternalengine.core.orchestration;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Require;

/**
 * An account that takes part.
 *
 * @param target share of total equity, as a fraction
 */
public record EngineAccount(String account, EngineId engine, Decimal target) {
    public EngineAccount {
        Require.text("account", account);
        Require.fraction("target", target);
    }
}
