package io.eternalengine.backtester.metrics;

import io.eternalengine.risk.BreakerTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * The breaker left a level that only people's consent ends.
 *
 * @param people who had to approve it
 */
public record ApprovedExit(long atMs, int fromLevel, int toLevel, int people) {
    private static final int WARNING_LEVEL = 2;

    /** All of them among the moves of a breaker, which are in order. */
    public static List<ApprovedExit> of(List<BreakerTransition> moves) {
        List<ApprovedExit> exits = new ArrayList<>();
        int level = 0;
        for (BreakerTransition move : moves) {
            if (level >= WARNING_LEVEL && move.level() < level) {
                exits.add(new ApprovedExit(move.atMs(), level, move.level(), level == WARNING_LEVEL ? 1 : 2));
            }
            level = move.level();
        }
        return List.copyOf(exits);
    }
}
