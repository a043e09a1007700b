package io.eternalengine.backtester.metrics;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;

/** What counts as one trade of an engine. */
public enum TradeForm {
    /** CORE-HODL: each sale, against the oldest purchases. */
    SALE,
    /** TREND: a position in one perpetual, from flat to flat. */
    POSITION,
    /** FUNDING: the coins and the short of one asset, from the first purchase until both legs are gone. */
    CARRY,
    /** TACTICAL: everything bought on one occasion, until all of it is sold. */
    DEPLOYMENT;

    public static TradeForm of(EngineId engine) {
        return switch (engine) {
            case CORE_HODL -> SALE;
            case TREND -> POSITION;
            case FUNDING -> CARRY;
            case TACTICAL -> DEPLOYMENT;
        };
    }

    /** Executions of one subject belong to one trade while it is open. */
    String subjectOf(Execution execution, String baseAsset) {
        return switch (this) {
            case SALE, POSITION -> execution.instrument().symbol();
            case CARRY -> baseAsset;
            case DEPLOYMENT -> deploymentOf(execution.intentId());
        };
    }

    /** TACTICAL names its orders {@code TACTICAL.deployment-0001.BTCUSDT.order-0001}. */
    private static String deploymentOf(String intentId) {
        String[] parts = intentId.split("\\.", -1);
        if (parts.length < 2) {
            throw new IllegalArgumentException("the intent " + intentId + " names no deployment");
        }
        return parts[1];
    }
}
