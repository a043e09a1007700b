package io.eternalengine.backtester.run;

/** What the people do whom the breaker waits for. */
public enum Operators {
    /**
     * Two people look once a day: they approve the leaving of level 2, and of levels 3 and 4, as soon as the breaker's rule
     * lets the approval count.
     */
    APPROVE,
    /** Nobody approves anything: from level 3 on nothing is ever opened again. */
    ABSENT
}
