package io.eternalengine.local.fleet.demo;

import io.eternalengine.local.fleet.RunningEngine;
import io.eternalengine.local.fleet.operations.OperatorCommands;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.RiskScope;
import io.eternalengine.schemas.v1.RiskStateReported;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The person whom TACTICAL needs: a crash deep enough for it has halted everything, so its deployment waits for a permit. In the
 * demo that person agrees each time, over the same request as {@code ./eternal resume --scope ENGINE=TACTICAL}.
 */
final class TacticalPermits implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** From this level of the breaker on everything is halted; the pauses of lower levels end by themselves, and nobody may lift them. */
    private static final int HALTED_FROM = 3;
    /** As TACTICAL's decisions name the rule. */
    private static final String AWAITING_PERMIT = "awaiting-permit";

    private static final RiskScope TACTICAL =
            RiskScope.newBuilder().setEngine("TACTICAL").build();

    private final OperatorCommands operator;
    private final Consumer<String> journal;
    private boolean awaited;
    private boolean halted;
    private int given;

    /**
     * @param journal hears of each permit, a sentence each
     */
    TacticalPermits(String bootstrapServers, Consumer<String> journal) {
        this.operator = new OperatorCommands(bootstrapServers);
        this.journal = journal;
    }

    void observe(SeenRecord seen) {
        if (seen.message() instanceof RiskStateReported report) {
            halted = report.getBreakerLevel() >= HALTED_FROM;
        }
        if (seen.message() instanceof DecisionRecorded decision
                && RunningEngine.TACTICAL.made(decision)
                && decision.getRule().equals(AWAITING_PERMIT)) {
            awaited = true;
        }
    }

    /** Gives the permit if one is awaited. One that risk does not answer is given again with the next candle that asks for it. */
    void giveIfAwaited() {
        if (!awaited || !halted) {
            return;
        }
        awaited = false;
        if (operator.resume(TACTICAL, "the demo's operator agrees to the deployment", "demo", PATIENCE)
                .isPresent()) {
            given++;
            journal.accept("TACTICAL asked for a permit, and the demo's operator gave it");
        }
    }

    int given() {
        return given;
    }

    @Override
    public void close() {
        operator.close();
    }
}
