package io.eternalengine.simulation;

import io.eternalengine.risk.RiskParameters;
import java.util.List;
import java.util.function.Function;

/**
 * What a world is made of.
 *
 * @param restarting whether engines, risk and orchestration go on from their snapshots before inputs of chance
 * @param lineup the engines, with shorts or without
 * @param applying how inputs come to them
 */
record WorldPlan(
        long seed,
        boolean restarting,
        Function<RiskParameters, RiskUnderTest> risk,
        Books books,
        Function<Boolean, List<Seat>> lineup,
        Applying applying) {
    /** All parts real. */
    static WorldPlan of(long seed) {
        return new WorldPlan(seed, true, RiskUnderTest::new, Books.REAL, Lineup::seats, Applying.UNDISTURBED);
    }

    WorldPlan withoutRestarts() {
        return new WorldPlan(seed, false, risk, books, lineup, applying);
    }

    WorldPlan with(Function<RiskParameters, RiskUnderTest> newRisk) {
        return new WorldPlan(seed, restarting, newRisk, books, lineup, applying);
    }

    WorldPlan with(Books newBooks) {
        return new WorldPlan(seed, restarting, risk, newBooks, lineup, applying);
    }

    WorldPlan withEngines(Function<Boolean, List<Seat>> newLineup) {
        return new WorldPlan(seed, restarting, risk, books, newLineup, applying);
    }

    WorldPlan applying(Applying newApplying) {
        return new WorldPlan(seed, restarting, risk, books, lineup, newApplying);
    }
}
