package io.eternalengine.reporting.query;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.reporting.model.BreakerMove;
import io.eternalengine.risk.BreakerParameters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four rungs of the circuit breaker, which of them are active, and since when. */
final class BreakerLadder {
    private static final List<String> NAMES = List.of("CAUTION", "WARNING", "ALERT", "EMERGENCY");
    private static final List<String> DOES = List.of(
            "TREND and FUNDING trade smaller with wider stops; TACTICAL pauses",
            "Losing TREND positions are halved, a part of CORE goes to stables; no entries",
            "TREND and FUNDING are closed, half of CORE goes to stables; trading is halted",
            "Everything is closed to USDT; trading is halted indefinitely");

    private BreakerLadder() {}

    /** The ladder at a level, with the moves that led there in the order of their epochs. */
    static List<Summary.Rung> rungs(int level, BreakerParameters parameters, List<BreakerMove> moves) {
        List<Summary.Rung> rungs = new ArrayList<>();
        for (int rung = 1; rung <= BreakerParameters.LEVELS; rung++) {
            boolean active = rung <= level;
            rungs.add(new Summary.Rung(
                    rung,
                    NAMES.get(rung - 1),
                    parameters.thresholds().get(rung - 1).toBigDecimal(),
                    DOES.get(rung - 1),
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

    private static String leaves(int rung, BreakerParameters parameters) {
        return switch (rung) {
            case 1 -> "by itself at a drawdown of " + percent(parameters.leaveCautionAt()) + " or less";
            case 2 -> "at " + percent(parameters.leaveWarningAt()) + " or less and with an operator's approval";
            default ->
                "after a review of " + parameters.reviewTime().toHours() + " h and with the approval of two people";
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
