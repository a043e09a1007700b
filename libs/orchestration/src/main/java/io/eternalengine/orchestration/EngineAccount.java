package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Require;

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
