package io.eternalengine.local.fleet.demo;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.engine.tactical.TacticalRule;
import io.eternalengine.local.fleet.RunningEngine;
import io.eternalengine.local.fleet.operations.OperatorCommands;
import io.eternalengine.risk.BreakerLevel;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.RiskScope;
import io.eternalengine.schemas.v1.RiskStateReported;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The person whom TACTICAL needs: a crash deep enough for it has halted everything, so its deployment waits for a permit. In the
 * demo that person agrees each time, over the same request as {@code ./eternal resume --scope ENGINE=TACTICAL}.
 */
final class TacticalPermits implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** From this level of the breaker on everything is halted; the pauses of lower levels end by themselves, and nobody may lift them. */
    private static final BreakerLevel HALTED_FROM = BreakerLevel.ALERT;

    private static final RiskScope TACTICAL =
            RiskScope.newBuilder().setEngine(EngineId.TACTICAL.label()).build();

    private final Predicate<RiskScope> resumes;
    private final Consumer<String> journal;
    private final Runnable ended;
    private boolean awaited;
    private boolean halted;
    private int given;

    /**
     * Permits that an operator gives.
     *
     * @param resumes asks risk to lift the halts of a scope, and says whether it did
     * @param journal takes a sentence for each permit
     * @param ended runs when no more are given
     */
    TacticalPermits(Predicate<RiskScope> resumes, Consumer<String> journal, Runnable ended) {
        this.resumes = resumes;
        this.journal = journal;
        this.ended = ended;
    }

    /** Of the demo's operator. */
    static TacticalPermits overKafka(String bootstrapServers, Consumer<String> journal) {
        var operator = new OperatorCommands(bootstrapServers);
        return new TacticalPermits(
                scope -> operator.resume(scope, "the demo's operator agrees to the deployment", "demo", PATIENCE)
                        .isPresent(),
                journal,
                operator::close);
    }

    void observe(SeenRecord seen) {
        if (seen.message() instanceof RiskStateReported report) {
            halted = report.getBreakerLevel() >= HALTED_FROM.number();
        }
        if (seen.message() instanceof DecisionRecorded decision
                && RunningEngine.TACTICAL.made(decision)
                && TacticalRule.AWAITING_PERMIT.hasText(decision.getRule())) {
            awaited = true;
        }
    }

    /** Gives the permit if one is awaited. One that risk does not answer is given again with the next candle that asks for it. */
    void giveIfAwaited() {
        if (!awaited || !halted) {
            return;
        }
        awaited = false;
        if (resumes.test(TACTICAL)) {
            given++;
            journal.accept("TACTICAL asked for a permit, and the demo's operator gave it");
        }
    }

    int given() {
        return given;
    }

    @Override
    public void close() {
        ended.run();
    }
}
