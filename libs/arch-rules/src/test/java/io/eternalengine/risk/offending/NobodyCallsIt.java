package io.eternalengine.risk.offending;

/** Breaks a rule on purpose: one of its methods is called by nothing. */
public final class NobodyCallsIt implements Comparable<NobodyCallsIt> {
    private final int limit;

    public NobodyCallsIt(int limit) {
        this.limit = limit;
    }

    public int forgotten() {
        return limit;
    }

    public int used() {
        return limit;
    }

    public int half() {
        return used() / 2;
    }

    @Override
    public int compareTo(NobodyCallsIt other) {
        return Integer.compare(half(), other.half());
    }
}
