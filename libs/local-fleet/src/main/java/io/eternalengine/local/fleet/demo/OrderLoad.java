package io.eternalengine.local.fleet.demo;

import io.eternalengine.local.processes.Refusal;
import java.time.Duration;

/**
 * How many orders are asked for, and how fast.
 *
 * @param perSecond intents a second, over all accounts
 * @param lasting for how long
 * @param validity after which an opening that was not sent is too old
 * @param reductionEvery each so many-th intent of a market sells what is held, the others buy
 */
public record OrderLoad(int perSecond, Duration lasting, Duration validity, int reductionEvery) {
    private static final int MOST_PER_SECOND = 5_000;
    private static final int MOST_INTENTS = 200_000;

    public OrderLoad {
        require(
                perSecond >= 1 && perSecond <= MOST_PER_SECOND,
                "--rate",
                perSecond,
                "between 1 and " + MOST_PER_SECOND);
        require(
                lasting.toSeconds() >= 1 && perSecond * lasting.toSeconds() <= MOST_INTENTS,
                "--seconds",
                lasting.toSeconds(),
                "at least 1, and rate times seconds at most " + MOST_INTENTS);
        require(validity.toSeconds() >= 1, "--validity", validity.toSeconds(), "at least 1 second");
        require(reductionEvery >= 2, "reductionEvery", reductionEvery, "at least 2");
    }

    int intents() {
        return Math.toIntExact(perSecond * lasting.toSeconds());
    }

    private static void require(boolean holds, String name, long value, String rule) {
        if (!holds) {
            throw new Refusal(name + " is " + value + ": it must be " + rule);
        }
    }
}
