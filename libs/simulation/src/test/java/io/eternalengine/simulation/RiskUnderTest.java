package io.eternalengine.simulation;

import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.risk.RiskReport;
import java.util.List;

/** Risk: the real one, or a broken one that a watch must catch. */
class RiskUnderTest {
    final RiskParameters parameters;
    private final RiskEngine engine;

    RiskUnderTest(RiskParameters parameters) {
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

    final Machine<RiskInput, List<RiskOutput>> machine() {
        return new Machine<>(this::on, this::snapshot, engine::restore);
    }

    final RiskSight sight() {
        return new RiskSight(report(), engine.portfolio());
    }

    /** One of the same kind before its first input. */
    RiskUnderTest blank() {
        return new RiskUnderTest(parameters);
    }

    /** One that goes on from a snapshot. */
    final RiskUnderTest from(byte[] snapshot) {
        RiskUnderTest other = blank();
        other.engine.restore(snapshot);
        return other;
    }

    /** One that is about to apply the latest input a second time. */
    RiskUnderTest hearingAgain() {
        return from(snapshot());
    }
}
