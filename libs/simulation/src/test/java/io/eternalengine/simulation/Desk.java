package io.eternalengine.simulation;

import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.risk.RiskReport;
import java.util.List;

/** Risk: the real one, or a broken one that a watch must catch. */
class Desk {
    final RiskParameters parameters;
    private final RiskEngine engine;

    Desk(RiskParameters parameters) {
        this.parameters = parameters;
        engine = new RiskEngine(parameters);
    }

    List<RiskOutput> on(RiskInput input) {
        return engine.on(input);
    }

    byte[] snapshot() {
        return engine.snapshot();
    }

    RiskReport report() {
        return engine.report();
    }

    final RiskSight sight() {
        return new RiskSight(report(), engine.portfolio());
    }

    /** One of the same kind before its first input. */
    Desk blank() {
        return new Desk(parameters);
    }

    /** One that goes on from a snapshot. */
    final Desk from(byte[] snapshot) {
        Desk other = blank();
        other.engine.restore(snapshot);
        return other;
    }

    /** One that is about to apply the latest input a second time. */
    Desk hearingAgain() {
        return from(snapshot());
    }
}
