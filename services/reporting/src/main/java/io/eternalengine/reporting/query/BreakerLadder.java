package io.eternalengine.reporting.query;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.reporting.model.BreakerMove;
import io.eternalengine.risk.BreakerLevel;
import io.eternalengine.risk.BreakerOrders;
import io.eternalengine.risk.BreakerParameters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four rungs of the circuit breaker, which of them are active, and since when. */
final class BreakerLadder {
    private BreakerLadder() {}

    /** The name of a level. */
    static String nameOf(int level) {
        return BreakerLevel.of(level).name();
    }

    /** The ladder at a level, with the moves that led there in the order of their epochs. */
    static List<Summary.Rung> rungs(int level, BreakerParameters parameters, List<BreakerMove> moves) {
        List<Summary.Rung> rungs = new ArrayList<>();
        for (int rung = 1; rung <= BreakerParameters.LEVELS; rung++) {
            boolean active = rung <= level;
            rungs.add(new Summary.Rung(
                    rung,
                    nameOf(rung),
                    parameters.thresholds().get(rung - 1).toBigDecimal(),
                    does(rung, parameters),
                    leaves(rung, parameters),
                    active,
                    active ? since(rung, moves) : null));
        }
        return rungs;
    }

    private static @Nullable Instant since(int rung, List<BreakerMove> moves) {
        Instant since = null;
        for (BreakerMove move : moves) {
            if (move.fromLevel < rung && move.toLevel >= rung) {
                since = move.at;
            }
        }
        return since;
    }

    private static String does(int rung, BreakerParameters parameters) {
        BreakerOrders orders = parameters.orders();
        return switch (rung) {
            case 1 -> sizes(orders.cautionSize(), orders) + "; TACTICAL pauses for " + hours(parameters.cautionPause());
            case 2 ->
                sizes(orders.warningSize(), orders) + "; losing TREND positions are reduced; "
                        + percent(orders.warningCoreReduction()) + " of CORE-HODL goes to stables; no entries for "
                        + hours(parameters.warningPause());
            case 3 ->
                "TREND and FUNDING are closed; " + percent(orders.alertCoreReduction())
                        + " of CORE-HODL goes to stables; trading is halted";
            default -> "Everything is closed to USDT; trading is halted indefinitely";
        };
    }

    private static String sizes(Decimal size, BreakerOrders orders) {
        return "TREND and FUNDING trade " + percent(size) + " of their size, with stops "
                + orders.stopDistanceMultiple() + " times as far";
    }

    private static String hours(Duration duration) {
        return duration.toHours() + " h";
    }

    private static String leaves(int rung, BreakerParameters parameters) {
        return switch (rung) {
            case 1 -> "by itself at a drawdown of " + percent(parameters.leaveCautionAt()) + " or less";
            case 2 -> "at " + percent(parameters.leaveWarningAt()) + " or less and with an operator's approval";
            default ->
                "after a review of " + hours(parameters.reviewTime())
                        + " and with the approval of two people; sizes begin at " + percent(parameters.restartSize());
        };
    }

    private static String percent(Decimal fraction) {
        return fraction.toBigDecimal()
                        .multiply(BigDecimal.valueOf(100))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
