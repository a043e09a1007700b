package io.eternalengine.risk;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.util.List;

/** What the breaker orders when a level is reached: the third column of its table, level by level. */
final class BreakerActions {
    private static final RiskScope CORE = new RiskScope.OfEngine(EngineId.CORE_HODL);
    private static final RiskScope TREND = new RiskScope.OfEngine(EngineId.TREND);
    private static final RiskScope FUNDING = new RiskScope.OfEngine(EngineId.FUNDING);
    private static final RiskScope TACTICAL = new RiskScope.OfEngine(EngineId.TACTICAL);
    private static final String IMPOSED_BY = "circuit breaker";

    private BreakerActions() {}

    /** The sizes of CAUTION, for coming back to it from WARNING. */
    static List<RiskAction> sizesOfCaution(BreakerOrders orders) {
        return List.of(scaled(TREND, orders.cautionSize(), orders), scaled(FUNDING, orders.cautionSize(), orders));
    }

    private static RiskAction scaled(RiskScope engine, Decimal size, BreakerOrders orders) {
        return new RiskAction.SizeScaled(engine, size, orders.stopDistanceMultiple());
    }

    /** The actions of one level, reached at this time. */
    static List<RiskAction> onReaching(BreakerLevel level, long atMs, BreakerParameters parameters) {
        BreakerOrders orders = parameters.orders();
        return switch (level) {
            case CAUTION ->
                List.of(
                        scaled(TREND, orders.cautionSize(), orders),
                        scaled(FUNDING, orders.cautionSize(), orders),
                        new RiskAction.EntriesPaused(
                                TACTICAL, atMs + parameters.cautionPause().toMillis(), "breaker level 1"));
            case WARNING ->
                List.of(
                        new RiskAction.EntriesPaused(
                                RiskScope.ALL, atMs + parameters.warningPause().toMillis(), "breaker level 2"),
                        scaled(TREND, orders.warningSize(), orders),
                        scaled(FUNDING, orders.warningSize(), orders),
                        new RiskAction.ReductionOrdered(CORE, orders.warningCoreReduction(), "breaker level 2"));
            case ALERT ->
                List.of(
                        new RiskAction.HaltImposed(
                                HaltRegister.BREAKER_KEY, RiskScope.ALL, "breaker level 3", IMPOSED_BY),
                        new RiskAction.ReductionOrdered(TREND, Decimal.ONE, "breaker level 3"),
                        new RiskAction.ReductionOrdered(FUNDING, Decimal.ONE, "breaker level 3"),
                        new RiskAction.ReductionOrdered(CORE, orders.alertCoreReduction(), "breaker level 3"));
            case EMERGENCY ->
                List.of(
                        new RiskAction.HaltImposed(
                                HaltRegister.BREAKER_KEY, RiskScope.ALL, "breaker level 4", IMPOSED_BY),
                        new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.ONE, "breaker level 4"));
            case NORMAL -> throw new IllegalArgumentException("the breaker orders nothing on level NORMAL");
        };
    }
}
