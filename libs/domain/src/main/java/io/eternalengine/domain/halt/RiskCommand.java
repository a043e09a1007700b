package io.eternalengine.domain.halt;

import io.eternalengine.domain.model.Require;

/**
 * One entry of the halt log.
 *
 * @param epoch grows by one with each command, never falls
 */
public record RiskCommand(long epoch, long eventTimeMs, RiskAction action) {
    public RiskCommand {
        Require.positive("epoch", epoch);
    }

    /** Names the command for ever. */
    public String commandId() {
        return "risk-" + epoch;
    }
}
